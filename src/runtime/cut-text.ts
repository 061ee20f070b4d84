/** Longest text of one message that is kept and read, in UTF-16 units. */
export const longestText = 16_000
/** Longest text that is judged at once, when many messages were joined. */
export const longestWhole = 32_000

const window = 4_000
/** Neighbouring windows share this much, so that a cry for help on an edge is whole in one of them. */
const overlap = 200

/**
 * The text within `limit`: its beginning, and behind it every piece in which distress is heard, wherever it
 * stood. Looks at the whole text however long it is; what is left out is everything else.
 */
export function cutText(
  text: string,
  limit: number,
  hearsDistress: (text: string) => boolean,
): { text: string; cut: boolean } {
  if (text.length <= limit) return { text, cut: false }
  const cries = hearsDistress(text) ? piecesOf(text).filter(hearsDistress) : []
  // The last ones, because who writes at length says at the end what it comes to.
  const kept = cries.slice(-Math.floor(limit / 2 / window)).join('\n')
  return { text: join(sound(text.slice(0, limit - kept.length - 1)), kept), cut: true }
}

function join(beginning: string, cries: string): string {
  return cries === '' ? beginning : `${beginning}\n${cries}`
}

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; at += window - overlap)
    pieces.push(sound(text.slice(at, at + window)))
  return pieces
}

/** Without half an emoji at either end. */
function sound(text: string): string {
  const from = /^[\uDC00-\uDFFF]/.test(text) ? 1 : 0
  const to = /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length
  return text.slice(from, to)
}
