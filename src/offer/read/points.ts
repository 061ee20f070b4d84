import { latinFor } from './look-alikes.ts'

/** What one code point of a text is to reading. */
export type Point = {
  /** NFKC, lower case, look-alikes to Latin, marks off. */
  letters: string
  /** Lower case with its marks, look-alikes to Latin: a letter in disguise is no letter with a mark. */
  marked: string
  /** Words are made of letters and marks; nobody sees what is hidden; the rest stands between words. */
  kind: 'letter' | 'mark' | 'hidden' | 'line' | 'ender' | 'dot' | 'picture' | 'sign' | 'space'
}

const invisible = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u
const mark = /\p{M}/u
const wordLike = /[\p{L}\p{N}@$!|]/u
const sign = /[\p{P}\p{S}]/u
const picture = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u

// Texts repeat letters. Bounded, so that hostile text cannot fill memory.
const known = new Map<number, Point>()
const plainPoints: Point[] = Array.from({ length: 128 }, (_, code) => work(code))
const most = 20_000

/** The code point that begins at an offset of a text; it is two units long above `0xFFFF`. */
export function pointOf(code: number): Point {
  const earlier = code < 128 ? plainPoints[code] : known.get(code)
  if (earlier) return earlier
  const point = work(code)
  if (known.size < most) known.set(code, point)
  return point
}

function work(code: number): Point {
  const written = String.fromCodePoint(code)
  const small = written.normalize('NFKC').toLowerCase()
  let letters = ''
  let marked = ''
  for (const part of small.normalize('NFD')) {
    const latin = latinFor.get(part) ?? part
    marked += latin
    if (!mark.test(part)) letters += part === 'đ' ? 'd' : latin
  }
  return { letters, marked: marked.normalize('NFC'), kind: kindOf(written, letters) }
}

function kindOf(written: string, letters: string): Point['kind'] {
  if (written === '\n' || written === '\r') return 'line'
  if (invisible.test(written)) return 'hidden'
  if (letters === '' && mark.test(written)) return 'mark'
  if (wordLike.test(letters)) return 'letter'
  if (letters === '?' || letters === ';' || written === '…') return 'ender'
  if (letters === '.') return 'dot'
  if (picture.test(written)) return 'picture'
  return sign.test(written) ? 'sign' : 'space'
}
