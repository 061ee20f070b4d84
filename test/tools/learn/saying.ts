import { indexSpellings } from '../../../src/domain/spellings.ts'
import { hear, sentencesOf } from '../../../src/offer/phrases/hear.ts'
import { lexicon } from '../../../src/offer/phrases/lexicon.ts'
import { read } from '../../../src/offer/read/read.ts'
import type { Token } from '../../../src/offer/read/token.ts'
import { reassuring } from '../../../src/offer/wording/left-out.ts'
import type { known } from '../../offer/known.ts'

/** The words of a text that count, as the checker sees them: without those that only reassure. */
export function sayingReader(
  knowledge: ReturnType<typeof known>,
): (text: { text: string }) => Token[] {
  const spellings = indexSpellings(knowledge.spellings)
  const words = lexicon(knowledge)
  return ({ text }) => {
    const reading = read(text, spellings)
    const isLeftOut = reassuring(hear(reading, sentencesOf(reading), words.index))
    return reading.tokens.filter(({ start }) => !isLeftOut(start))
  }
}
