import type { Span } from '../../domain/offer.ts'
import { spanOf } from '../notice.ts'
import type { Reading } from '../read/read.ts'
import type { Token } from '../read/token.ts'
import type { PhraseIndex } from './phrase-index.ts'

/** A phrase heard in a text: what it stands for, which words, in which sentence. */
export type Hit<T> = {
  of: T
  /** First and last word, as indices into the words of the reading. */
  from: number
  to: number
  sentence: number
  span: Span
  /** Its words stand in two sentences: a line may break anywhere. */
  split: boolean
  /** The words themselves, of whichever reading they were heard in. */
  said: Token[]
}

/** Where sentences and lines begin and whether they ask. */
export type Sentences = {
  /** Per word of the reading. */
  of: Uint32Array
  /** Per sentence: ends in a question mark. */
  questions: boolean[]
  /** Per sentence: index of its first word. */
  starts: number[]
}

export function sentencesOf(reading: Reading): Sentences {
  const { tokens, text } = reading
  const of = new Uint32Array(tokens.length)
  const questions: boolean[] = []
  const starts: number[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (i === 0 || token.first) {
      starts.push(i)
      questions.push(false)
    }
    of[i] = starts.length - 1
    const next = tokens[i + 1]
    if (!next || next.first) {
      questions[starts.length - 1] = text.slice(token.end, next?.start ?? text.length).includes('?')
    }
  }
  return { of, questions, starts }
}

/** Everything of an index that is heard in a text, in the order of the words; both readings are tried. */
export function hear<T>(reading: Reading, sentences: Sentences, index: PhraseIndex<T>): Hit<T>[] {
  const hits: Hit<T>[] = []
  for (const { phrase, from, to } of index.find(reading.tokens, reading.exact)) {
    hits.push({
      of: phrase,
      from,
      to,
      sentence: sentences.of[from] ?? 0,
      split: sentences.of[from] !== sentences.of[to],
      span: spanOf(reading.text, reading.tokens, from, to),
      said: reading.tokens.slice(from, to + 1),
    })
  }
  if (!reading.joined) return hits
  const { tokens: joined, near } = reading.joined
  for (const { phrase, from, to } of index.find(joined, [], near)) {
    const span = spanOf(reading.text, joined, from, to)
    const first = wordAt(reading.tokens, span.start)
    const last = Math.max(first, wordAt(reading.tokens, span.end) - 1)
    // What both readings hold is heard once.
    if (last - first === to - from) continue
    hits.push({
      of: phrase,
      from: first,
      to: last,
      sentence: sentences.of[first] ?? 0,
      split: sentences.of[first] !== sentences.of[last],
      span,
      said: joined.slice(from, to + 1),
    })
  }
  return hits.sort((a, b) => a.from - b.from)
}

/** The index of the first word that begins at or after an offset of the text. */
export function wordAt(tokens: Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The index of the word that holds an offset, or the last one before it. */
export function wordHolding(tokens: Token[], offset: number): number {
  return Math.max(0, wordAt(tokens, offset + 1) - 1)
}

/**
 * Per word, whether one of the hits lies on it or ends at most `reach` words before it in its sentence.
 * Linear, so that a long text full of hits stays cheap to ask about.
 */
export function coverage(
  sentences: Sentences,
  hits: { from: number; to: number; sentence: number }[],
  reach: number,
): Uint8Array {
  const covered = new Uint8Array(sentences.of.length)
  let done = 0
  for (const { from, to, sentence } of hits) {
    for (let i = Math.max(from, done); i <= to + reach && i < covered.length; i++) {
      if (i > to && sentences.of[i] !== sentence) break
      covered[i] = 1
      done = i
    }
  }
  return covered
}

/** Folded words right before an offset, in its sentence, nearest last. */
export function wordsBefore({ tokens }: Reading, offset: number, count: number): string[] {
  const at = wordHolding(tokens, offset)
  const words: string[] = []
  for (let i = at; i > 0 && words.length < count; i--) {
    if (tokens[i]?.first) break
    words.unshift(tokens[i - 1]?.forms[0] ?? '')
  }
  return words
}

/** Folded words right behind an offset, in its sentence, nearest first. */
export function wordsBehind({ tokens }: Reading, offset: number, count: number): string[] {
  const words: string[] = []
  for (let i = wordAt(tokens, offset); i < tokens.length && words.length < count; i++) {
    if (tokens[i]?.first) break
    words.push(tokens[i]?.forms[0] ?? '')
  }
  return words
}
