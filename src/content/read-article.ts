import type { Fault } from './fault.ts'

/** An article taken apart: its head, which is YAML, and the lines of its two parts. */
export type ArticleParts = { head: string; short: string[]; more: string[] }

/**
 * Takes the text of an article apart: a head between two lines of `---`, the short answer, and after a third
 * such line what is told on request. In the head the lines keep their numbers.
 */
export function readArticle(file: string, text: string): ArticleParts | { faults: Fault[] } {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const marks = lines.flatMap((line, i) => (line === '---' ? [i] : []))
  const [start, end, middle, surplus] = marks
  if (start !== 0 || end === undefined) return { faults: [{ file, path: 'line 1', ...noHead }] }
  if (surplus !== undefined) {
    return { faults: [{ file, path: `line ${surplus + 1}`, ...tooManyParts }] }
  }
  const short = withoutBlanks(lines.slice(end + 1, middle))
  if (short.length === 0) return { faults: [{ file, path: '', ...noAnswer }] }
  return {
    head: `\n${lines.slice(1, end).join('\n')}\n`,
    short,
    more: middle === undefined ? [] : withoutBlanks(lines.slice(middle + 1)),
  }
}

function withoutBlanks(lines: string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

const noHead = {
  fault: 'has no head',
  tip: 'begin with a line of three hyphens, the fields, and another line of three hyphens',
}

const tooManyParts = {
  fault: 'begins a third part',
  tip: 'there is the short answer and, after one line of three hyphens, the longer one',
}

const noAnswer = {
  fault: 'has no answer',
  tip: 'write the short answer below the second line of three hyphens',
}
