/** A stretch of a text: UTF-16 offsets. */
export type Stretch = { start: number; end: number }

/**
 * Cuts a text into stretches of at most `limit` UTF-16 units: at the last line border of the second half,
 * else at the last gap between words, else inside a long word, but never inside one visible character.
 * White space at the borders belongs to no stretch; a text of nothing else has none.
 */
export function split(text: string, limit: number): Stretch[] {
  const stretches: Stretch[] = []
  let start = skipSpace(text, 0)
  while (start < text.length) {
    const cut = text.length - start <= limit ? text.length : border(text, start, limit)
    stretches.push({ start, end: trimmedEnd(text, start, cut) })
    start = skipSpace(text, cut)
  }
  return stretches
}

function border(text: string, start: number, limit: number): number {
  const most = start + limit
  const half = start + Math.floor(limit / 2)
  const line = text.lastIndexOf('\n', most)
  if (line > half) return line
  for (let at = most; at > start; at--) {
    if (/\s/.test(text.charAt(at))) return at
  }
  return betweenCharacters(text, start, most)
}

/** Characters that only show together with the one before them; a joiner also takes the one after it. */
const clings = /^(?:[\p{M}\p{Emoji_Modifier}]|\u200D)/u
// Longer chains than this are not characters anybody writes.
const longestCluster = 32

function betweenCharacters(text: string, start: number, most: number): number {
  for (let at = most; at > start && most - at < longestCluster; at--) {
    if (insidePair(text, at)) continue
    const next = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (!clings.test(next) && text.charAt(at - 1) !== '\u200D') return at
  }
  return insidePair(text, most) && most - 1 > start ? most - 1 : most
}

function insidePair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at))
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && /\s/.test(text.charAt(at - 1))) at--
  return at
}
