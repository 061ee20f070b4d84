import { type Marks, marksAgree, marksOf } from '../read/marks.ts'
import type { Token } from '../read/token.ts'
import type { Element, Matcher, Phrase } from './phrase.ts'

/** A choice of words, numbered so that phrases share it: `{gaji|upah}` is looked at once for all of them. */
export type Choice = { id: number; options: Matcher[][] }

/** A phrase made ready for matching. */
export type ReadyPhrase = ({ gap: number } | { choice: number; optional: boolean })[]

/** Makes a phrase ready; `choice` numbers an element, the same for the same options. */
export function ready(
  phrase: Phrase,
  choice: (element: Extract<Element, { kind: 'one-of' }>) => number,
): ReadyPhrase {
  return phrase.elements.map((element) =>
    element.kind === 'gap'
      ? { gap: element.max }
      : { choice: choice(element), optional: element.optional },
  )
}

/** What must still follow the first word of an option; no words where it is all there is to it. */
export type Rest = {
  words: Matcher[]
  /** The letters its first word begins with, see `lettersOf`; 0 where there is none. */
  letters: number
}

/** The text as the index sees it: its words, and what each of them begins. */
export type Seen = {
  tokens: Token[]
  /** Per word, whether its sentence writes marks: then a word without any has none (`bay` is not `bẫy`). */
  exact: boolean[]
  /** For each option of a choice that a word fits, what must follow it; undefined where it fits none. */
  rests(at: number, choice: number): readonly Rest[] | undefined
  /** Whether any form of a word begins with such letters; most words that do not match are told by that. */
  mayBe(at: number, letters: number): boolean
}

/** Bits for how a word begins: two words without a common bit are different words. */
export function lettersOf(word: string): number {
  const second = word.charCodeAt(1)
  return 1 << ((word.charCodeAt(0) * 7 + (second === 32 ? 0 : second * 13 || 0)) % 31)
}

/** The bit of any number, beside those of how it begins. */
export const numberBit = 1 << 31

/** The token after the match when `phrase[e..]` matches from token `at` on; null when it does not. */
export function matchFrom(phrase: ReadyPhrase, e: number, seen: Seen, at: number): number | null {
  const element = phrase[e]
  if (!element) return at
  if ('gap' in element) {
    for (let skipped = 0; skipped <= element.gap; skipped++) {
      const next = seen.tokens[at + skipped]
      if (!next || next.first) return isOptional(phrase, e + 1) ? at + skipped : null
      const end = matchFrom(phrase, e + 1, seen, at + skipped)
      if (end !== null) return end
    }
    return null
  }
  const parted = isParted(phrase, e, seen, at)
  const rests = parted ? undefined : seen.rests(at, element.choice)
  if (rests) {
    for (let i = 0; i < rests.length; i++) {
      const rest = rests[i]
      if (!rest || (rest.letters !== 0 && !seen.mayBe(at + 1, rest.letters))) continue
      const after = matchWords(rest.words, seen, at + 1)
      const end = after === null ? null : matchFrom(phrase, e + 1, seen, after)
      if (end !== null) return end
    }
  }
  return element.optional ? matchFrom(phrase, e + 1, seen, at) : null
}

/** Whether a full stop parts an element from the one before it. */
function isParted(phrase: ReadyPhrase, e: number, { tokens }: Seen, at: number): boolean {
  const before = phrase[e - 1]
  return before !== undefined && 'choice' in before && tokens[at]?.stop === true
}

/** Whether nothing more need follow. */
function isOptional(phrase: ReadyPhrase, from: number): boolean {
  for (let e = from; e < phrase.length; e++) {
    const element = phrase[e]
    if (element && !('choice' in element && element.optional)) return false
  }
  return true
}

function matchWords(words: Matcher[], { tokens, exact }: Seen, at: number): number | null {
  let w = 0
  let t = at
  while (w < words.length) {
    const token = tokens[t]
    if (!token || token.stop) return null
    const used = wordsUsed(words, w, token, exact[t] ?? false)
    if (used === 0) return null
    w += used
    t += 1
  }
  return t
}

/**
 * How many words of a phrase, from one on, a token stands for: more than one for a chat spelling of several
 * words; 0 where it is another word.
 */
export function wordsUsed(words: Matcher[], from: number, token: Token, exact: boolean): number {
  const word = words[from]
  if (!word) return 0
  if (word.kind === 'number') return isNumber(token) ? 1 : 0
  for (let i = 0; i < token.forms.length; i++) {
    const form = token.forms[i] ?? ''
    if (same(word, form)) {
      // Only the word as written has marks of its own; its other forms are readings of it.
      if (i > 0 || !otherMarks(word, token, exact)) return 1
      continue
    }
    if (!form.includes(' ')) continue
    const parts = form.split(' ')
    if (allSame(words, from, parts)) return parts.length
  }
  return 0
}

// A phrase meets the same words again and again. Bounded, so that hostile text cannot fill memory.
const knownMarks = new Map<string, Marks | null>()

/** Whether the word as written has marks that the phrase's word has not; where marks are exact, the other way too. */
function otherMarks(matcher: Matcher, token: Token, exact: boolean): boolean {
  if (matcher.kind !== 'word' || !matcher.marks) return false
  if (token.marked === token.forms[0] && !exact) return false
  let marks = knownMarks.get(token.marked)
  if (marks === undefined) {
    marks = marksOf(token.marked)
    if (knownMarks.size < 20_000) knownMarks.set(token.marked, marks)
  }
  if (marks === null) return false
  return !marksAgree(marks, matcher.marks) || (exact && !marksAgree(matcher.marks, marks))
}

function allSame(words: Matcher[], from: number, parts: string[]): boolean {
  for (let k = 0; k < parts.length; k++) {
    const next = words[from + k]
    if (!next || !same(next, parts[k] ?? '')) return false
  }
  return true
}

function same(matcher: Matcher, form: string): boolean {
  if (matcher.kind === 'word') return matcher.word === form
  return matcher.kind === 'begins' && form.startsWith(matcher.start)
}

/** A number, with or without a unit: `15`, `20jt`. */
export function isNumber(token: Token): boolean {
  const first = token.forms[0]?.charCodeAt(0) ?? 0
  return first >= 48 && first <= 57
}
