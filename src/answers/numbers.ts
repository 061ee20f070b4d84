/**
 * The numbers by which an article is found, or none is. They were chosen on the sample questions of the articles,
 * each left out in turn, and on questions nobody answers; `npm run accuracy` tells how they do.
 */
export type FindNumbers = {
  /** What a field of an article counts beside its questions together. */
  fields: { title: number; words: number; body: number }
  /** What pairs of words and words with their marks count beside single words. */
  pair: number
  mark: number
  /** What the nearest single questions count beside the article as a whole, and how many of them. */
  nearest: number
  neighbours: number
  /** Factors for an article about a country that is asked for, and for one about a country that is not. */
  sameCountry: number
  unaskedCountry: number
  /** From which share of what is asked an article must hold it, and by how much it must be ahead. */
  sureFrom: number
  aheadBy: number
}

export const findNumbers: FindNumbers = {
  fields: { title: 1, words: 1, body: 0.3 },
  pair: 0.8,
  mark: 0.4,
  nearest: 1.5,
  neighbours: 2,
  sameCountry: 1.6,
  unaskedCountry: 0.75,
  sureFrom: 0.55,
  aheadBy: 0.03,
}
