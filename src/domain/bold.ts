/** A stretch of a text as it is shown. */
export type Run = { text: string; bold: boolean }

// The star opens before a character and closes after one, on one line, and never inside a word:
// `2*3*4`, `* item` and a lone `*` are what somebody wrote, not mark-up.
const marked = /(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/gu

/**
 * The text of an `Outbound` without its `*...*` marks, as runs in order. Joined, the runs are all the
 * person sees; every star that marks nothing stays in them.
 */
export function boldRuns(text: string): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const match of text.matchAll(marked)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index), bold: false })
    runs.push({ text: match[1] ?? '', bold: true })
    at = match.index + match[0].length
  }
  if (at < text.length) runs.push({ text: text.slice(at), bold: false })
  return runs
}
