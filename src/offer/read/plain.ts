import { pointOf } from './points.ts'

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

/** Linear in the text. Never throws. */
export function plain(text: string): Plain {
  if (asciiOnly.test(text)) {
    return {
      letters: text.toLowerCase(),
      span: (start, end) => ({ start, end, quote: text.slice(start, end) }),
      letterAt: (offset) => offset,
    }
  }
  const units: number[] = []
  let starts = new Uint32Array(text.length + 64)
  let ends = new Uint32Array(text.length + 64)
  // How many letters there are; one point may be several.
  let count = 0
  // Pictures stand for the one space they are set off with: `15 🔥 juta` is `15 juta`.
  let pictured = false
  let spaced = false
  for (let at = 0, next = 0; at < text.length; at = next) {
    const code = text.codePointAt(at) ?? 0
    next = at + (code > 0xffff ? 2 : 1)
    const { letters, kind } = pointOf(code)
    if (kind === 'hidden' || letters === '') {
      // A mark or something invisible belongs to the letter before.
      if (count > 0) ends[count - 1] = next
      continue
    }
    if (pictured && code === 0x20) continue
    pictured = kind === 'picture'
    if (pictured && spaced) continue
    const put = pictured ? ' ' : letters
    spaced = kind === 'space' || kind === 'line' || pictured
    if (count + put.length > starts.length) {
      starts = larger(starts, put.length)
      ends = larger(ends, put.length)
    }
    for (let i = 0; i < put.length; i++) {
      units.push(put.charCodeAt(i))
      starts[count] = at
      ends[count] = next
      count++
    }
  }
  return {
    letters: written(units),
    span(from, to) {
      const start = from < count ? (starts[from] ?? 0) : text.length
      const end = to <= from ? start : to <= count ? (ends[to - 1] ?? 0) : text.length
      return { start, end, quote: text.slice(start, end) }
    },
    letterAt(offset) {
      let low = 0
      let high = count
      while (low < high) {
        const middle = (low + high) >> 1
        if ((starts[middle] ?? 0) < offset) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}

function larger(numbers: Uint32Array<ArrayBuffer>, by: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2 + by)
  more.set(numbers)
  return more
}

/** So many at once: a call takes only so many arguments. */
const atOnce = 4096

/** A string built letter by letter is put together of as many pieces when it is first looked into. */
function written(units: number[]): string {
  let letters = ''
  for (let from = 0; from < units.length; from += atOnce) {
    letters += String.fromCharCode.apply(null, units.slice(from, from + atOnce))
  }
  return letters
}
