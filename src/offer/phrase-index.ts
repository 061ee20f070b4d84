import { type Marks, marksAgree, marksOf } from './marks.ts'
import type { Element, Matcher, Phrase } from './phrase.ts'
import type { Token } from './read.ts'

/**
 * Finds many phrases in a text at once. Phrases are looked up by their first word, so that a text pays
 * for the phrases it could hold, not for all there are. Gaps are bounded: linear in the text.
 */
export type PhraseIndex<T> = {
  find(tokens: Token[]): { phrase: T; from: number; to: number }[]
}

type Entry<T> = { phrase: Phrase; of: T }

const beginLength = 3

/** Builds the index; `to` in what it finds is the last token, inclusive. One hit per phrase and first token. */
export function phraseIndex<T>(phrases: { phrase: Phrase; of: T }[]): PhraseIndex<T> {
  const byWord = new Map<string, Entry<T>[]>()
  const byBeginning = new Map<string, Entry<T>[]>()
  const byNumber: Entry<T>[] = []
  for (const entry of phrases) {
    for (const first of firstMatchers(entry.phrase)) {
      if (first.kind === 'number') byNumber.push(entry)
      else if (first.kind === 'word') add(byWord, first.word, entry)
      else add(byBeginning, first.start.slice(0, beginLength), entry)
    }
  }
  return {
    find(tokens) {
      const found: { phrase: T; from: number; to: number }[] = []
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at]
        if (!token) continue
        const tried = new Set<Entry<T>>()
        const attempt = (entry: Entry<T>) => {
          if (tried.has(entry)) return
          tried.add(entry)
          const to = matchFrom(entry.phrase.elements, 0, tokens, at)
          if (to !== null) found.push({ phrase: entry.of, from: at, to: to - 1 })
        }
        for (const form of token.forms) {
          const space = form.indexOf(' ')
          byWord.get(space < 0 ? form : form.slice(0, space))?.forEach(attempt)
          byBeginning.get(form.slice(0, beginLength))?.forEach(attempt)
        }
        if (isNumber(token)) byNumber.forEach(attempt)
      }
      return found
    },
  }
}

function firstMatchers(phrase: Phrase): Matcher[] {
  const head = phrase.elements[0]
  if (head?.kind !== 'one-of') return []
  return head.options.flatMap((option) => option[0] ?? [])
}

function add<T>(map: Map<string, Entry<T>[]>, key: string, entry: Entry<T>): void {
  const entries = map.get(key)
  if (!entries) map.set(key, [entry])
  else if (!entries.includes(entry)) entries.push(entry)
}

/** The token after the match when `elements[e..]` match from token `at` on; null when they do not. */
function matchFrom(elements: Element[], e: number, tokens: Token[], at: number): number | null {
  const element = elements[e]
  if (!element) return at
  if (element.kind === 'gap') {
    for (let skipped = 0; skipped <= element.max; skipped++) {
      const end = matchFrom(elements, e + 1, tokens, at + skipped)
      if (end !== null) return end
      const next = tokens[at + skipped]
      if (!next || next.first) return null
    }
    return null
  }
  for (const option of element.options) {
    const after = matchWords(option, tokens, at)
    if (after === null) continue
    const end = matchFrom(elements, e + 1, tokens, after)
    if (end !== null) return end
  }
  return element.optional ? matchFrom(elements, e + 1, tokens, at) : null
}

function matchWords(words: Matcher[], tokens: Token[], at: number): number | null {
  let w = 0
  let t = at
  while (w < words.length) {
    const token = tokens[t]
    if (!token) return null
    const used = wordsUsed(words, w, token)
    if (used === 0) return null
    w += used
    t += 1
  }
  return t
}

/** How many words of a phrase one token stands for: more than one for a chat spelling of several words. */
function wordsUsed(words: Matcher[], from: number, token: Token): number {
  const word = words[from]
  if (!word) return 0
  if (word.kind === 'number') return isNumber(token) ? 1 : 0
  for (const form of token.forms) {
    if (same(word, form)) {
      if (form === token.forms[0] && otherMarks(word, token)) continue
      return 1
    }
    if (!form.includes(' ')) continue
    const parts = form.split(' ')
    const fits = parts.every((part, i) => {
      const next = words[from + i]
      return next !== undefined && same(next, part)
    })
    if (fits) return parts.length
  }
  return 0
}

// A phrase meets the same words again and again. Bounded, so that hostile text cannot fill memory.
const knownMarks = new Map<string, Marks | null>()

/** Whether the word as written has marks that the phrase's word has not. */
function otherMarks(matcher: Matcher, token: Token): boolean {
  if (matcher.kind !== 'word' || !matcher.marks || token.marked === token.forms[0]) return false
  let marks = knownMarks.get(token.marked)
  if (marks === undefined) {
    marks = marksOf(token.marked)
    if (knownMarks.size < 20_000) knownMarks.set(token.marked, marks)
  }
  return marks !== null && !marksAgree(marks, matcher.marks)
}

function same(matcher: Matcher, form: string): boolean {
  if (matcher.kind === 'word') return matcher.word === form
  return matcher.kind === 'begins' && form.startsWith(matcher.start)
}

function isNumber(token: Token): boolean {
  return /^\d/.test(token.forms[0] ?? '')
}
