import type { Fault } from '../fault.ts'
import type { Check } from '../house.ts'
import { saidTexts } from '../said-texts.ts'

export const mostLines = 6
const mostLetters = 110

/** What is said fits a small screen and a short moment: at most six lines, none of them long. */
export const lineLength: Check = (house) =>
  saidTexts(house, 'all').flatMap(({ file, name, text }) => {
    const lines = text.split('\n')
    const tooMany =
      lines.length <= mostLines
        ? []
        : [
            {
              file,
              path: name,
              fault: `has ${lines.length} lines; ${mostLines} is the most`,
              tip: 'keep what is needed now, and tell the rest on request',
            },
          ]
    return [...tooMany, ...tooLong(file, name, lines)]
  })

/** The lines that are too long to be one idea. */
export function tooLong(file: string, path: string, lines: readonly string[]): Fault[] {
  return lines.flatMap((line, i) => {
    const letters = lengthOf(line)
    return letters <= mostLetters
      ? []
      : [
          {
            file,
            path,
            fault: `line ${i + 1} has ${letters} letters; ${mostLetters} is the most`,
            tip: 'one idea a line, about 12 words',
          },
        ]
  })
}

/** Letters a person sees, the slots left out because nobody knows here how long their values are. */
function lengthOf(line: string): number {
  return [...line.normalize('NFC').replace(/\{[\w:-]+\}/g, '')].length
}
