import { foldPoint } from './read.ts'

/**
 * A text letter by letter in its folded form, for what is not made of words: amounts, numbers, links.
 * Offsets lead back to the text as received.
 */
export type Plain = {
  /** Lower case, no marks, nothing invisible; line ends kept. */
  letters: string
  /** The stretch of the received text from which `letters[from..to)` came. */
  span(from: number, to: number): { start: number; end: number; quote: string }
  /** Where the letter at an offset of the received text stands. */
  letterAt(offset: number): number
}

const asciiOnly = /^[\n\r\t\x20-\x7e]*$/
const invisible = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u

/** Linear in the text. Never throws. */
export function plain(text: string): Plain {
  if (asciiOnly.test(text)) {
    return {
      letters: text.toLowerCase(),
      span: (start, end) => ({ start, end, quote: text.slice(start, end) }),
      letterAt: (offset) => offset,
    }
  }
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const point of text) {
    const next = at + point.length
    const code = point.charCodeAt(0)
    const letters =
      code < 0x80 ? point.toLowerCase() : invisible.test(point) ? '' : foldPoint(point).letters
    if (letters === '') {
      // A mark or something invisible belongs to the letter before.
      if (ends.length > 0) ends[ends.length - 1] = next
    } else {
      parts.push(letters)
      for (let i = 0; i < letters.length; i++) {
        starts.push(at)
        ends.push(next)
      }
    }
    at = next
  }
  return {
    letters: parts.join(''),
    span(from, to) {
      const start = starts[from] ?? text.length
      const end = to > from ? (ends[to - 1] ?? text.length) : start
      return { start, end, quote: text.slice(start, end) }
    },
    letterAt(offset) {
      let low = 0
      let high = starts.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((starts[middle] ?? 0) < offset) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}
