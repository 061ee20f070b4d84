/**
 * Letters of other alphabets that are drawn like Latin ones, and the digits and signs that stand for
 * letters inside a word. Used for a further reading of a word, beside the one as written.
 */

const drawnLike: [latin: string, others: string][] = [
  ['a', 'аαаɑ'],
  ['b', 'вьβ'],
  ['c', 'сϲ'],
  ['d', 'ԁ'],
  ['e', 'еєε'],
  ['g', 'ɡ'],
  ['h', 'һн'],
  ['i', 'іιıɩ'],
  ['j', 'ј'],
  ['k', 'кκ'],
  ['l', 'ӏ'],
  ['m', 'м'],
  ['n', 'пη'],
  ['o', 'оοσ'],
  ['p', 'рρ'],
  ['r', 'г'],
  ['s', 'ѕ'],
  ['t', 'тτ'],
  ['u', 'υս'],
  ['v', 'ѵν'],
  ['w', 'ԝω'],
  ['x', 'хχ'],
  ['y', 'уγ'],
  ['z', 'ᴢ'],
]

/** Foreign letter (lower case) to the Latin letter it is drawn like. */
export const latinFor: ReadonlyMap<string, string> = new Map(
  drawnLike.flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
)

/** Digits and signs that stand for letters inside a word: `k4mb0j4`, `g@ji`. `1` can be two letters. */
const standsFor: Record<string, string[]> = {
  '0': ['o'],
  '1': ['i', 'l'],
  '3': ['e'],
  '4': ['a'],
  '5': ['s'],
  '6': ['g'],
  '7': ['t'],
  '8': ['b'],
  '9': ['g'],
  '@': ['a'],
  $: ['s'],
  '!': ['i'],
  '|': ['l'],
}

/**
 * Other ways to read a folded word that mixes letters with digits or signs; empty when it does not.
 * At most two: with `1` as i and with `1` as l.
 */
export function undoLeet(word: string): string[] {
  if (!/[0-9@$!|]/.test(word) || !/[a-z]/.test(word)) return []
  // `20jt`, `15tr`, `2k4`: amounts and years, not words.
  if (/^\d{1,15}[a-z]{1,4}\d?$/.test(word)) return []
  const readings = [0, 1].map((pick) =>
    [...word]
      .map((letter) => {
        const letters = standsFor[letter]
        return letters ? (letters[pick] ?? letters[0] ?? letter) : letter
      })
      .join(''),
  )
  return [...new Set(readings)].filter((reading) => reading !== word && /^[a-z]+$/.test(reading))
}
