import { visible } from '../../domain/fold.ts'
import type { Spellings } from '../../domain/spellings.ts'
import { split } from './split-words.ts'
import type { Token } from './token.ts'
import { type KnownWords, knownWords } from './word-forms.ts'

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
  /** Nearly all of it is in capitals, so that a capital says nothing of a word. */
  shouted: boolean
}

/**
 * Reads a text into words. Linear in its length. Never throws, whatever the text.
 * @param spellings chat spellings and the words they stand for, all languages at once
 */
export function read(text: string, spellings: Spellings): Reading {
  const words = knownWords(spellings)
  const tokens = split(text, words)
  return {
    text,
    tokens,
    joined: joinSpaced(tokens, text, words),
    exact: exactWords(tokens),
    shouted: isShouted(text),
  }
}

/** Told by the letters without marks: every language here is mostly made of them. */
function isShouted(text: string): boolean {
  let small = 0
  let large = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 97 && code <= 122) small++
    else if (code >= 65 && code <= 90) large++
  }
  return large > 9 * small
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
      if (word.length < 2 || word.length > 7 || !isLetters(word)) continue
      words++
      if (tokens[i]?.marked !== word) marked++
    }
    const all = words >= 6 && marked * 5 >= words * 3
    for (let i = start; i < end; i++) exact.push(all)
    start = end
  }
  return exact
}

function isLetters(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code < 97 || code > 122) return false
  }
  return true
}

/** Letters that stand together in a word spaced apart. */
const longestPiece = 3

/** Letters spaced or dotted apart (`c.a.m.p u c.h.i.a`, `K A M B O J A`) put together; null when there are none. */
function joinSpaced(tokens: Token[], text: string, words: KnownWords): Reading['joined'] {
  let joined: Token[] = []
  const found: number[] = []
  for (let i = 0; i < tokens.length; ) {
    if (!mayGoOn(tokens, i, text)) {
      // Most texts hold nothing of the kind: there the list is never made.
      if (found.length > 0) joined.push(tokens[i] as Token)
      i++
      continue
    }
    let j = i
    let letters = ''
    let marked = ''
    while (j < tokens.length) {
      const token = tokens[j]
      const word = token?.forms[0] ?? ''
      if (!token || !/^[a-z0-9@$]{1,3}$/.test(word) || /^\d{2,}/.test(word)) break
      if (j > i) {
        const between = visible(text.slice(tokens[j - 1]?.end ?? 0, token.start)).normalize('NFKC')
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
        ...words.formsOf(letters, marked),
        first: begin.first,
        stop: begin.stop,
        clause: begin.clause,
      }
      if (found.length === 0) joined = tokens.slice(0, i)
      found.push(joined.length)
      joined.push(token)
      i = j
    } else {
      const upTo = Math.max(j, i + 1)
      if (found.length > 0) for (const token of tokens.slice(i, upTo)) joined.push(token)
      i = upTo
    }
  }
  if (found.length === 0) return null
  const near = new Uint8Array(joined.length)
  // The words of a phrase that goes on into the next sentences, and one that may veto it behind.
  for (const at of found) near.fill(1, Math.max(0, at - farthest), at + 2)
  return { tokens: joined, near }
}

/** Whether a word may be a piece with the next one: told at little cost for nearly all that are none. */
function mayGoOn(tokens: Token[], i: number, text: string): boolean {
  const word = tokens[i]?.forms[0] ?? ''
  const next = tokens[i + 1]
  if (word.length > longestPiece || next === undefined) return false
  const after = next.forms[0] ?? ''
  if (after.length > longestPiece) return false
  const end = tokens[i]?.end ?? 0
  const isSpace = next.start === end + 1 && text[end] === ' '
  return !isSpace || (word.length === 1 && after.length === 1)
}

/** More words than a phrase goes on beyond its sentence. */
const farthest = 24
