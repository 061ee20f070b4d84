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
  /** Factors for an article about a country that is asked for, and for one about a country that is not. */
  sameCountry: number
  unaskedCountry: number
  /**
   * What makes the first one sure, in log odds: the share of what is asked that it holds, how far it is ahead of the
   * second, and how near a question is that nobody answers. Below `from` nothing is answered.
   */
  sure: { held: number; ahead: number; beside: number; from: number }
}

export const findNumbers: FindNumbers = {
  fields: { questions: 0.6, title: 0.4, words: 1.4, body: 0.2 },
  bm25: { k: 1.2, b: 0.4, d: 1 },
  pair: 0.4,
  mark: 0.2,
  same: 0.5,
  nearest: 0.08,
  neighbours: 2,
  sameCountry: 1.9,
  unaskedCountry: 0.95,
  sure: { held: 3.6, ahead: 2.5, beside: -0.5, from: 2.8 },
}
