import type { Token } from '../../../src/offer/read/token.ts'
import { anyNumber, spokenWords } from '../../../src/offer/wording/spoken-words.ts'
import { anyWord } from '../../../src/offer/wording/wording.ts'

/** What weights can be learned for in a text: its words, roots, two in a row and two with one between; each once. */
export function featuresOf(tokens: Token[]): Set<string> {
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
