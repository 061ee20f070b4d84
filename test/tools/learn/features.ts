import type { Token } from '../../../src/offer/read/token.ts'
import { anyNumber, spokenWords } from '../../../src/offer/wording/spoken-words.ts'
import { anyWord, togetherOf } from '../../../src/offer/wording/wording.ts'

/** What weights can be learned for in a text, by number, and how much its words count together. */
export type Featured = { features: Int32Array; together: number }

/** Reads what weights can be learned for; `names` says which number stands for what, and grows with each text. */
export type FeatureReader = { names: string[]; of: (text: { text: string }) => Featured }

/** @param tokensOf the words of a text that count; each text is read once, however often it is learned from */
export function featureReader(tokensOf: (text: { text: string }) => Token[]): FeatureReader {
  const names: string[] = []
  const numbers = new Map<string, number>()
  const numberOf = (name: string) => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, names.length)
    return names.push(name) - 1
  }
  const kept = new Map<string, Featured>()
  return {
    names,
    of: (text) => {
      const earlier = kept.get(text.text)
      if (earlier) return earlier
      const tokens = tokensOf(text)
      const features = Int32Array.from([...featuresOf(tokens)].map(numberOf))
      const featured = { features, together: togetherOf(tokens.length) }
      kept.set(text.text, featured)
      return featured
    },
  }
}

/** Words, roots, two in a row and two with one between; each once. */
function featuresOf(tokens: Token[]): Set<string> {
  const found = new Set<string>()
  let last = ''
  let beforeLast = ''
  for (const { readings, roots } of spokenWords(tokens)) {
    const here = readings.at(-1) ?? ''
    if (here === anyNumber && last === anyNumber) continue
    found.add(here)
    for (const root of roots) found.add(root)
    if (last) found.add(`${last} ${here}`)
    if (beforeLast) found.add(`${beforeLast} ${anyWord} ${here}`)
    beforeLast = last
    last = here
  }
  return found
}
