import type { Token } from './token.ts'

/**
 * Something worked out once per word and kept between texts. Words share their list of forms (see `word-forms.ts`);
 * where a word stands among those met is only where to look, the list tells whether it is the same word.
 */
export type PerWord<T> = {
  /** What was kept of the word; undefined where nothing was. */
  get(token: Token): T | undefined
  keep(token: Token, value: T): void
}

/** More words are not kept, so that hostile text cannot fill memory. A power of two. */
const most = 2 ** 16

export function perWord<T>(): PerWord<T> {
  let forms: (string[] | undefined)[] = new Array(2 ** 10).fill(undefined)
  let values: (T | undefined)[] = new Array(2 ** 10).fill(undefined)
  return {
    get(token) {
      const at = token.nth & (forms.length - 1)
      return forms[at] === token.forms ? values[at] : undefined
    },
    keep(token, value) {
      while (token.nth >= forms.length && forms.length < most) {
        forms = forms.concat(new Array(forms.length).fill(undefined))
        values = values.concat(new Array(values.length).fill(undefined))
      }
      const at = token.nth & (forms.length - 1)
      forms[at] = token.forms
      values[at] = value
    },
  }
}
