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
  /** Which of the words met before it is, see `per-word.ts`. */
  nth: number
  /** Lower case with its marks, for vetoes. */
  marked: string
  /** A new sentence or line begins here: gaps in a phrase do not reach across. */
  first: boolean
  /** A full stop between two sentences stands before it: nothing said in one piece reaches across. */
  stop: boolean
  /** A comma, bracket, dash or the like stands before it: a "not" does not reach across. */
  clause: boolean
}
