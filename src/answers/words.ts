import { fold, visible } from '../domain/fold.ts'
import type { Spellings } from '../domain/spellings.ts'

/** A word of a question: folded, and in small letters with its marks. */
export type Word = { folded: string; marked: string }

/** Longer than any word: a link, noise. */
const longestWord = 40

/** The words of a text in order, as they are written. Linear in its length; never throws. */
export function wordsOf(text: string): Word[] {
  const stretches = visible(text).normalize('NFKC').toLowerCase().match(word) ?? []
  return stretches.flatMap((stretch) => {
    if (stretch.length > longestWord) return []
    const marked = withoutTwo(unstretched(stretch)).normalize('NFC')
    return [{ folded: fold(marked), marked }]
  })
}

const word = /[\p{L}\p{M}\p{N}]+/gu

/** What a word in chat spelling stands for, without marks; the word itself where it is none. */
export function spelledOut({ folded, marked }: Word, spellings: Spellings): Word[] {
  const spelled = spellings.get(folded)?.find((one) => fits(one.marked, marked, folded))
  const [full] = spelled?.words ?? []
  if (full === undefined) return [{ folded, marked }]
  return full.split(' ').map((part) => ({ folded: part, marked: part }))
}

/** `cảm` is not the `cam` that stands for Campuchia: a word with marks must be spelt with those marks. */
function fits(spelling: string, marked: string, folded: string): boolean {
  return marked === folded || marked === spelling
}

/** `mauuuu` as `mau`: three or more of a letter as one. */
function unstretched(text: string): string {
  return text.replace(/(\p{L})\1{2,}/gu, '$1')
}

/** Reduplication as chat writes it: `syarat2`. */
function withoutTwo(word: string): string {
  return /^[a-z]{3,}2$/.test(word) ? word.slice(0, -1) : word
}
