import { fileURLToPath } from 'node:url'
import type { Fault } from '../content/fault.ts'
import { type Content, loadContent } from '../content/load-content.ts'
import type { Known } from '../dialogue/known.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import { type Checker, createChecker } from '../offer/check.ts'
import { PhraseFault } from '../offer/phrases/phrase.ts'
import { isProven, patternFaults } from './proof.ts'
import { spoken } from './spoken.ts'

/** The folder that holds flows, knowledge and locales. */
export const houseFolder = fileURLToPath(new URL('../..', import.meta.url))

export type House = {
  knowledge: Known
  savedReplies: Knowledge['savedReplies']
  texts: Content['texts']
  checker: Checker
}

/**
 * Loads and checks everything that is data, and makes the checker ready.
 * @throws ContentFault with every fault that was found
 */
export async function openHouse(root: string = houseFolder): Promise<House> {
  const making = checkerMaker(isProven(root))
  const { knowledge, texts } = await loadContent(root, { spoken, alsoCheck: [making.check] })
  const { savedReplies } = knowledge
  return { knowledge: whatIsSpokenOf(knowledge), savedReplies, texts, checker: making.checker() }
}

/** What the checker was made of is let go: thousands of phrases and weights that nothing else asks for. */
function whatIsSpokenOf({ flows, help, countries, corridors, patterns }: Knowledge): Known {
  const lean = patterns.map((pattern) => ({ ...pattern, signals: {}, hits: {}, innocents: {} }))
  return { flows, help, countries, corridors, patterns: lean }
}

/** A check of the content that makes the checker out of it and, unless that was done before, proves the patterns. */
export function checkerMaker(proven: boolean): {
  check(knowledge: Knowledge): Fault[]
  checker(): Checker
} {
  let made: Checker | null = null
  return {
    check(knowledge) {
      try {
        made = createChecker(knowledge, today)
      } catch (error) {
        if (!(error instanceof PhraseFault)) throw error
        const tip = 'the phrase language stands at the top of src/offer/phrases/phrase.ts'
        return [{ file: 'knowledge/', path: 'a phrase', fault: error.message, tip }]
      }
      return proven ? [] : patternFaults(knowledge, made)
    },
    checker() {
      if (!made) throw new Error('the content was not checked')
      return made
    },
  }
}

/** The day in Jakarta and Hanoi, where notices are dated. */
function today(): string {
  return new Date(Date.now() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
