import { boldRuns, type Run } from '../../../domain/bold.ts'
import type { Language } from '../../../domain/language.ts'
import type { Choice } from '../../../domain/message.ts'
import type { ScreenLine } from '../../../ports/channel.ts'

/** A line of the chat as the page shows it: server and script only have to put it down. */
export type ShownLine = {
  number: number
  by: ScreenLine['by']
  messageId: string | null
  /** What a screen reader should read it as; null for the person's own words. */
  language: Language | null
  /** The text, cut at its line breaks. */
  rows: Run[][]
  choices: Choice[]
  /** What stands for the picture above the text where it cannot be seen; null where there is none. */
  picture: string | null
}

// Letters no other language of ours has. Our own Vietnamese always carries its marks.
const vietnameseLetter = /[ăđơư\u1EA0-\u1EF9]/i

/** Bold marks are ours; in the person's own words a star is a star. */
export function shownLine(line: ScreenLine): ShownLine {
  const { number, by, messageId, text, choices } = line
  const picture = line.picture?.alt ?? null
  const rows = text.split('\n')
  if (by === 'person') {
    const plain = rows.map((row) => [{ text: row, bold: false }])
    return { number, by, messageId, language: null, rows: plain, choices, picture }
  }
  const language = vietnameseLetter.test(text) ? 'vi' : 'id'
  return { number, by, messageId, language, rows: rows.map(boldRuns), choices, picture }
}

/** The line whose short answers are open: the newest with any, unless the person wrote after it. */
export function openChoices(lines: ShownLine[]): ShownLine | undefined {
  const after = lines.findLastIndex(({ by }) => by === 'person')
  return lines.slice(after + 1).findLast(({ choices }) => choices.length > 0)
}

/** Where the picture of a line is. Its name says nothing but the number. */
export function picturePath(line: number): string {
  return `/picture/${line}`
}
