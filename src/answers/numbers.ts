import type { Language } from '../domain/language.ts'

/**
 * The numbers by which an article is found, or none is. They were chosen on the sample questions of the articles,
 * each left out in turn, and on questions nobody answers; `npm run accuracy` tells how they do.
 */
export type FindNumbers = {
  /** What a field of an article counts beside its questions together. */
  fields: { questions: number; title: number; words: number; body: number }
  /** How soon a term that is repeated says no more, and how much long texts are held back. */
  bm25: { k: number; b: number; d: number }
  /** What pairs of words, words with their marks and words that say the same count beside single words. */
  pair: number
  mark: number
  same: number
  /** What the nearest single questions count beside the article as a whole, and how many of them. */
  nearest: number
  neighbours: number
  /** What the likelihood of its words counts beside what search finds. */
  odds: number
  /** Factors for an article about a country that is asked for, and for one about a country that is not. */
  sameCountry: number
  unaskedCountry: number
  /** By language, what makes the first one sure. */
  sure: Record<Language, Sureness>
}

/**
 * Weights in log odds: of the share of what is asked that the article holds, of how far it is ahead of the second,
 * of the logarithm of its score and of how many words ask, and of the share that questions nobody answers have
 * among the nearest. Below `from` nothing is answered.
 */
export type Sureness = {
  held: number
  ahead: number
  score: number
  words: number
  nobody: number
  from: number
}

export const findNumbers: FindNumbers = {
  fields: { questions: 0.6, title: 0.4, words: 1.4, body: 0.2 },
  bm25: { k: 1.2, b: 0.4, d: 1 },
  pair: 0.4,
  mark: 0.2,
  same: 0.5,
  nearest: 0.08,
  neighbours: 2,
  odds: 0.06,
  sameCountry: 1.9,
  unaskedCountry: 0.95,
  sure: {
    id: { held: 3.3, ahead: 1.5, score: 0.82, words: -0.59, nobody: -4.8, from: 5.5 },
    vi: { held: 2.2, ahead: 1.6, score: 0.82, words: 0.09, nobody: -4.6, from: 7.2 },
  },
}
