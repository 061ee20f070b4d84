/**
 * Whether a word written with Vietnamese marks can be meant for a word of a phrase. Matching folds marks
 * away, because people leave them out; but a mark that stands there and is another one makes another word:
 * `bảo vệ` is not `bao vé`, `cẩn thận` not `cần thận`. So marks only ever take a match away, and leaving
 * them out never does.
 */

/** The tone of a syllable and, letter by letter, the other marks, in the order of its folded letters. */
export type Marks = { tone: string; letters: string[] }

const tones = new Set(['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'])
// Half the country says both alike, and writes one for the other.
const hookOrTilde = new Set(['\u0309', '\u0303'])
const combining = /\p{M}/u

/** Marks of a word in lower case, or null where it is not one syllable with at most one tone. */
export function marksOf(word: string): Marks | null {
  let tone = ''
  const letters: string[] = []
  for (const part of word.normalize('NFD')) {
    if (tones.has(part)) {
      if (tone) return null
      tone = part
    } else if (combining.test(part)) letters.push((letters.pop() ?? '') + part)
    else letters.push(part === 'đ' ? 'stroke' : '')
  }
  return { tone, letters }
}

/** Whether every mark that is written is also in the phrase's word; a missing one is no difference. */
export function marksAgree(written: Marks, phrase: Marks): boolean {
  if (written.tone && written.tone !== phrase.tone) {
    if (!(hookOrTilde.has(written.tone) && hookOrTilde.has(phrase.tone))) return false
  }
  return written.letters.every((mark, i) => mark === '' || mark === phrase.letters[i])
}
