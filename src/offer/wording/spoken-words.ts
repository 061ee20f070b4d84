import type { Token } from '../read/token.ts'

/** Stands for every number, and for several in a row (`5.500.000`, `8-12`): what counts is that there is one. */
export const anyNumber = '#'

/** A word of a text as weights are learned from it: chat spellings written out, leet undone. */
export type SpokenWord = {
  /** How it may be read; of those that are known the last one counts. */
  readings: string[]
  /** Possible roots, as `~root`. */
  roots: string[]
  /** The word of the text it stands in. */
  at: number
}

/** @param from,to the first and the last word of a part of the text */
export function spokenWords(tokens: Token[], from = 0, to = tokens.length - 1): SpokenWord[] {
  const spoken: SpokenWord[] = []
  for (let at = from; at <= to; at++) {
    const { readings, parts, roots } = readingsOf(tokens[at]?.forms ?? [])
    if (parts.length < 2) spoken.push({ readings, roots, at })
    else
      for (const [i, part] of parts.entries())
        spoken.push({ readings: [part], roots: i === 0 ? roots : [], at })
  }
  return spoken
}

function readingsOf(forms: string[]) {
  const plain = forms.filter((form) => !form.startsWith('~'))
  // A chat spelling may stand for several words: `hđ` is `hop dong`.
  const parts = (plain.at(-1) ?? '').split(' ').map(asNumber)
  const readings = plain.filter((form) => !form.includes(' ')).map(asNumber)
  return { readings, parts, roots: forms.filter((form) => form.startsWith('~')) }
}

function asNumber(word: string): string {
  const first = word.charCodeAt(0)
  return first >= 48 && first <= 57 ? anyNumber : word
}
