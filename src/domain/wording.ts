/** What is asked of the wording of a text; one file of learned weights each, `knowledge/wording/<question>.csv`. */
export const wordingQuestions = ['danger', 'offer', 'help', 'missing'] as const
/**
 * `danger`: is it a dangerous offer? `offer`: is that said by a recruiter, or does
 * somebody ask, warn or tell of it? `help`: does a person in danger speak, or a
 * family that seeks somebody? `missing`: of these two, is it the family?
 */
export type WordingQuestion = (typeof wordingQuestions)[number]

/** What a word or a short run of words says: one line, learned from labelled texts and never written by hand. */
export type WordingWeight = {
  /**
   * One or two folded words as `offer/wording/spoken-words.ts` reads them: `#` any number, `~` a root, `_` any one word
   * between the two, `*` alone what is held of every text.
   */
  words: string
  /** Above zero for yes, below for no; the sum over a text is the log of the odds of yes. */
  weight: number
}

export type WordingWeights = Record<WordingQuestion, WordingWeight[]>
