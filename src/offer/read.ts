import { fold, visible } from '../domain/fold.ts'
import type { TextLanguage } from '../domain/language.ts'
import { latinFor, undoLeet } from './look-alikes.ts'
import { roots } from './stem.ts'

/** One word or number of a text, in every form in which it may be recognised. */
export type Token = {
  /** UTF-16 offsets into the text as received. */
  start: number
  end: number
  /**
   * Folded first; then leet undone, stretched letters shortened, chat spellings written out (a form may
   * then be several words: `hđ` is `hop dong`); roots as `~root`.
   */
  forms: string[]
  /** Lower case with its marks, for vetoes. */
  marked: string
  /** A new sentence or line begins here: gaps in a phrase do not reach across. */
  first: boolean
  /** A comma, bracket, dash or the like stands before it: a "not" does not reach across. */
  clause: boolean
}

/** A text as words. `joined` is a second way to read it, where letters were spaced apart to hide a word. */
export type Reading = {
  text: string
  tokens: Token[]
  joined: {
    tokens: Token[]
    /** Per word: close enough to one put together that something else may be seen here than in the first reading. */
    near: Uint8Array
  } | null
  /** Per word: its sentence is Vietnamese written with its marks, so that a word without any has none. */
  exact: boolean[]
}

/** Chat spellings ready for look-up: folded spelling to how it is written and what it stands for, folded. */
export type Spellings = ReadonlyMap<string, { marked: string; words: string[] }[]>

/** Makes the chat spellings of all languages ready. Texts mix languages, so all are tried. */
export function indexSpellings(lists: Record<TextLanguage, Record<string, string[]>>): Spellings {
  const index = new Map<string, { marked: string; words: string[] }[]>()
  for (const list of Object.values(lists)) {
    for (const [spelling, words] of Object.entries(list)) {
      const key = fold(spelling)
      const entry = { marked: spelling.normalize('NFC').toLowerCase(), words: words.map(fold) }
      index.set(key, [...(index.get(key) ?? []), entry])
    }
  }
  return index
}

const invisible = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u
const mark = /\p{M}/u
const space = /\s/
const wordLike = /[\p{L}\p{N}@$!|]/u
const ascii = /^[\x20-\x7E]$/

const letterOrDigit = /[\p{L}\p{N}]/u

/** A word without exclamation marks and bars at its ends. By hand: an expression would try every `!`. */
function bare(word: string): string {
  let from = 0
  let to = word.length
  while (word[from] === '!' || word[from] === '|') from++
  while (to > from && (word[to - 1] === '!' || word[to - 1] === '|')) to--
  return word.slice(from, to)
}

export type Folded = { letters: string; marked: string }

/** One code point folded: NFKC, lower case, look-alikes to Latin, marks off. Cached: texts repeat letters. */
const foldedPoints = new Map<string, Folded>()
export function foldPoint(point: string): Folded {
  const known = foldedPoints.get(point)
  if (known) return known
  const marked = point.normalize('NFKC').toLowerCase()
  let letters = ''
  for (const part of marked.normalize('NFD')) {
    if (!mark.test(part)) letters += part === 'đ' ? 'd' : (latinFor.get(part) ?? part)
  }
  const folded = { letters, marked }
  if (foldedPoints.size < 20_000) foldedPoints.set(point, folded)
  return folded
}

/**
 * Reads a text into words. Linear in its length. Never throws, whatever the text.
 * @param spellings chat spellings and the words they stand for, all languages at once
 */
export function read(text: string, spellings: Spellings): Reading {
  const tokens = split(text)
  for (const token of tokens) addForms(token, spellings)
  return { text, tokens, joined: joinSpaced(tokens, text, spellings), exact: exactWords(tokens) }
}

/**
 * Of Vietnamese words about two thirds carry a mark; a sentence in which most do leaves none out. Told sentence
 * by sentence: a marked line put before an unmarked offer says nothing of the offer.
 */
function exactWords(tokens: Token[]): boolean[] {
  const exact: boolean[] = []
  for (let start = 0; start < tokens.length; ) {
    let end = start + 1
    while (end < tokens.length && !tokens[end]?.first) end++
    let words = 0
    let marked = 0
    for (let i = start; i < end; i++) {
      const word = tokens[i]?.forms[0] ?? ''
      if (word.length < 2 || word.length > 7 || /[^a-z]/.test(word)) continue
      words++
      if (tokens[i]?.marked !== word) marked++
    }
    const all = words >= 6 && marked * 5 >= words * 3
    for (let i = start; i < end; i++) exact.push(all)
    start = end
  }
  return exact
}

function split(text: string): Token[] {
  const tokens: Token[] = []
  let word = ''
  let marked = ''
  let start = 0
  let end = 0
  let first = true
  let ender = false
  let clause = false
  const close = () => {
    // A word of signs alone (`!!!`, `$`) is no word, but ends nothing either.
    if (letterOrDigit.test(word)) {
      if (word.endsWith('!')) ender = true
      tokens.push({ start, end, forms: [bare(word)], marked: bare(marked), first, clause })
      first = false
      clause = false
    } else if (word.includes('!')) ender = true
    word = ''
    marked = ''
  }
  let at = 0
  for (const point of text) {
    const next = at + point.length
    if (point === '\n' || point === '\r') {
      close()
      first = true
      ender = false
    } else if (ascii.test(point) || !invisible.test(point)) {
      const folded = foldPoint(point)
      if (folded.letters === '' && mark.test(point)) {
        if (word) {
          marked += point
          end = next
        }
      } else if (wordLike.test(folded.letters)) {
        if (!word) {
          start = at
          if (ender) {
            first = true
            ender = false
          }
        }
        word += folded.letters
        marked += folded.marked
        end = next
      } else {
        // `.` ends a sentence only before a space: `c.a.m`, `3.500` and `t.me` do not.
        const wasWord = word !== ''
        if (wasWord || tokens.length > 0) {
          if (point === '?' || point === ';' || point === '…') ender = true
          else if (point === '.' && (next >= text.length || space.test(text[next] ?? '')))
            ender = true
        }
        close()
        if (/[\p{P}\p{S}]/u.test(point)) clause = true
      }
    }
    at = next
  }
  close()
  return tokens
}

function addForms(token: Token, spellings: Spellings): void {
  token.marked = token.marked.normalize('NFC')
  const word = token.forms[0] ?? ''
  token.forms = formsOf(word, token.marked, spellings)
}

/** Longer than any word: a link, a number without end, noise. Read as it stands. */
const longestWord = 60

// Texts repeat words; the forms of a word do not change. Bounded, so that hostile text cannot fill memory.
const knownForms = new WeakMap<Spellings, Map<string, string[]>>()

function formsOf(word: string, marked: string, spellings: Spellings): string[] {
  let known = knownForms.get(spellings)
  if (!known || known.size > 50_000) {
    known = new Map()
    knownForms.set(spellings, known)
  }
  if (word.length > longestWord) return [word]
  const key = `${word} ${marked}`
  const earlier = known.get(key)
  if (earlier) return earlier
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
  const all = [...forms]
  known.set(key, all)
  return all
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

/** Letters spaced or dotted apart (`c.a.m.p u c.h.i.a`, `K A M B O J A`) put together; null when there are none. */
function joinSpaced(tokens: Token[], text: string, spellings: Spellings): Reading['joined'] {
  const joined: Token[] = []
  const found: number[] = []
  for (let i = 0; i < tokens.length; ) {
    let j = i
    let letters = ''
    let marked = ''
    while (j < tokens.length) {
      const token = tokens[j]
      const word = token?.forms[0] ?? ''
      if (!token || !/^[a-z0-9@$]{1,3}$/.test(word) || /^\d{2,}$/.test(word)) break
      if (j > i) {
        const between = visible(text.slice(tokens[j - 1]?.end ?? 0, token.start))
        const dotted = /^[._\-*·•|/\\~'’]{1,2}$/.test(between)
        const spaced =
          /^[  ]{1,2}$/.test(between) &&
          word.length === 1 &&
          (tokens[j - 1]?.forms[0] ?? '').length === 1
        if (!dotted && !spaced) break
      }
      letters += word
      marked += token.marked
      j++
    }
    const begin = tokens[i]
    const last = tokens[j - 1]
    if (begin && last && j - i >= 2 && letters.length >= 4 && letters.length / (j - i) <= 2.5) {
      const token: Token = {
        start: begin.start,
        end: last.end,
        forms: [letters],
        marked,
        first: begin.first,
        clause: begin.clause,
      }
      addForms(token, spellings)
      found.push(joined.length)
      joined.push(token)
      i = j
    } else {
      const upTo = Math.max(j, i + 1)
      for (const token of tokens.slice(i, upTo)) joined.push(token)
      i = upTo
    }
  }
  if (found.length === 0) return null
  const near = new Uint8Array(joined.length)
  // The words of a phrase that goes on into the next sentences, and one that may veto it behind.
  for (const at of found) near.fill(1, Math.max(0, at - farthest), at + 2)
  return { tokens: joined, near }
}

/** More words than a phrase goes on beyond its sentence. */
const farthest = 24
