import { fileURLToPath } from 'node:url'
import type { Fault } from '../content/fault.ts'
import { type Content, loadContent } from '../content/load-content.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import { type Checker, createChecker } from '../offer/check.ts'
import { PhraseFault } from '../offer/phrase.ts'
import { provePatterns } from '../offer/prove.ts'
import { spoken } from './spoken.ts'

/** The folder that holds flows, knowledge and locales. */
export const houseFolder = fileURLToPath(new URL('../..', import.meta.url))

export type House = Content & { checker: Checker }

/**
 * Loads and checks everything that is data, and makes the checker ready.
 * @throws ContentFault with every fault that was found
 */
export async function openHouse(root: string = houseFolder): Promise<House> {
  const proof = proofOfPatterns()
  const content = await loadContent(root, { spoken, alsoCheck: [proof.check] })
  return { ...content, checker: proof.checker() }
}

/** The proof that each pattern sees its hits and no innocent, and the checker it was made with. */
export function proofOfPatterns(): { check(knowledge: Knowledge): Fault[]; checker(): Checker } {
  let made: Checker | null = null
  return {
    check(knowledge) {
      const fileOf = (id: string) => {
        const family = knowledge.patterns.find((pattern) => pattern.id === id)?.family
        return `knowledge/patterns/${family}/${id}.yaml`
      }
      try {
        const checker = createChecker(knowledge, today)
        made = checker
        return provePatterns(knowledge.patterns, checker.signsOf).map(
          ({ pattern, path, fault, tip }) => ({
            file: fileOf(pattern),
            path,
            fault,
            tip,
          }),
        )
      } catch (error) {
        if (!(error instanceof PhraseFault)) throw error
        return [
          {
            file: 'knowledge/',
            path: 'a phrase',
            fault: error.message,
            tip: 'the phrase language stands at the top of src/offer/phrase.ts',
          },
        ]
      }
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
