import type { Spellings } from '../../domain/spellings.ts'
import { roots } from '../../domain/stem.ts'
import { undoLeet } from './look-alikes.ts'
import { pointOf } from './points.ts'
import type { Token } from './token.ts'

/** What a word is whatever text it stands in. */
type Known = Pick<Token, 'forms' | 'marked' | 'nth'>

/** A stretch of letters and marks of a text as a word. */
export type Word = Known & {
  /** It holds a letter or a digit. */
  isWord: boolean
  /** An exclamation mark at its end ends a sentence; one anywhere where it is no word. */
  cries: boolean
}

/** Words met before; their forms do not change. */
export type KnownWords = {
  /** The word that stands in a stretch of a text. */
  written(text: string, start: number, end: number): Word
  /** The forms of a folded word, and how it is written with marks. The same for the same word. */
  formsOf(word: string, marked: string): Known
}

/** Not more words are kept, so that hostile text cannot fill memory. */
const most = 50_000
/** Longer than any word: a link, a number without end, noise. Read as it stands. */
const longestWord = 60
/** A longer stretch cut out of a text may keep the whole text in memory. */
const longestKept = 12

const bySpellings = new WeakMap<Spellings, KnownWords>()

/** The words known with these spellings. Texts repeat words, so they are kept between texts. */
export function knownWords(spellings: Spellings): KnownWords {
  const earlier = bySpellings.get(spellings)
  if (earlier) return earlier
  const words = keepWords(spellings)
  bySpellings.set(spellings, words)
  return words
}

function keepWords(spellings: Spellings): KnownWords {
  const known = new Map<string, Known>()
  const asWritten = new Map<string, Word>()
  const formsOf = (word: string, written: string): Known => {
    const marked = written.normalize('NFC')
    if (word.length > longestWord) return { forms: [word], marked, nth: 0 }
    const key = `${word} ${marked}`
    const earlier = known.get(key)
    if (earlier) return earlier
    if (known.size > most) {
      known.clear()
      asWritten.clear()
    }
    const made = { forms: work(word, marked, spellings), marked, nth: known.size }
    known.set(key, made)
    return made
  }
  const make = (text: string, start: number, end: number): Word => {
    let word = ''
    let marked = ''
    for (let at = start; at < end; ) {
      const code = text.codePointAt(at) ?? 0
      const point = pointOf(code)
      const next = at + (code > 0xffff ? 2 : 1)
      if (point.kind === 'mark') marked += text.slice(at, next)
      else if (point.kind === 'letter') {
        word += point.letters
        marked += point.marked
      }
      at = next
    }
    const isWord = letterOrDigit.test(word)
    if (!isWord) return { isWord, cries: word.includes('!'), forms: [], marked: '', nth: 0 }
    return { isWord, cries: word.endsWith('!'), ...formsOf(bare(word), bare(marked)) }
  }
  return {
    formsOf,
    written(text, start, end) {
      if (end - start > longestKept) return make(text, start, end)
      const written = text.slice(start, end)
      const earlier = asWritten.get(written)
      if (earlier) return earlier
      const word = make(text, start, end)
      if (asWritten.size > most) asWritten.clear()
      asWritten.set(written, word)
      return word
    },
  }
}

const letterOrDigit = /[\p{L}\p{N}]/u

/** A word without exclamation marks and bars at its ends. By hand: an expression would try every `!`. */
function bare(word: string): string {
  let from = 0
  let to = word.length
  while (word[from] === '!' || word[from] === '|') from++
  while (to > from && (word[to - 1] === '!' || word[to - 1] === '|')) to--
  return word.slice(from, to)
}

function work(word: string, marked: string, spellings: Spellings): string[] {
  const forms = new Set([word])
  for (const reading of undoLeet(word)) forms.add(reading)
  const short = unstretched(word)
  if (short !== word) forms.add(short)
  // Reduplication as chat writes it: `macam2`, `rame2`.
  if (/^[a-z]{3,}2$/.test(word)) forms.add(word.slice(0, -1))
  for (const form of [...forms]) {
    for (const spelling of spellings.get(form) ?? []) {
      // `cảm` is not the `cam` that stands for Campuchia: a word with marks must be spelt with those marks.
      if (marked !== word && form === word && marked !== spelling.marked) continue
      for (const full of spelling.words) forms.add(full)
    }
  }
  for (const form of [...forms]) {
    forms.add(`~${form}`)
    for (const root of roots(form)) forms.add(`~${root}`)
  }
  return [...forms]
}

/** `mauuuu` as `mau`: three or more of a letter as one. */
function unstretched(word: string): string {
  let short = ''
  for (let i = 0; i < word.length; ) {
    let j = i
    while (word[j] === word[i]) j++
    short += j - i > 2 ? (word[i] ?? '') : word.slice(i, j)
    i = j
  }
  return short
}
