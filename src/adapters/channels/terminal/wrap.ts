import type { Run } from '../../../domain/bold.ts'

// Letters of two columns in most terminals: emoji, and the scripts of China, Japan and Korea.
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/u
const without = /[\p{M}\p{Cf}]/u

/** How many columns a text takes up. */
export function columns(text: string): number {
  let sum = 0
  for (const letter of text) sum += without.test(letter) ? 0 : wide.test(letter) ? 2 : 1
  return sum
}

/**
 * One row of text as lines of at most `width` columns, broken between words. A word that is longer by
 * itself, as a link, keeps its line whole, so that it can still be copied.
 */
export function wrap(row: Run[], width: number): Run[][] {
  const lines: Run[][] = [[]]
  let used = 0
  for (const { text, bold } of row) {
    // Words with the space after them: a line may only end where there is one.
    for (const word of text.match(/\S+\s*|\s+/g) ?? []) {
      const needs = columns(word.trimEnd())
      if (used > 0 && used + needs > width && endsInSpace(lines.at(-1))) {
        lines.push([])
        used = 0
      }
      lines.at(-1)?.push({ text: word, bold })
      used += columns(word)
    }
  }
  return lines.map(withoutLastSpace)
}

function endsInSpace(line: Run[] | undefined): boolean {
  return /\s$/.test(line?.at(-1)?.text ?? '')
}

function withoutLastSpace(line: Run[]): Run[] {
  return line.map((run, at) =>
    at === line.length - 1 ? { ...run, text: run.text.trimEnd() } : run,
  )
}
