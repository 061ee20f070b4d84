import { fileURLToPath } from 'node:url'
import { type Answers, createAnswers } from '../answers/answers.ts'
import type { AnswerKnowledge } from '../answers/article-index.ts'
import type { Fault } from '../content/fault.ts'
import { type Content, loadContent } from '../content/load-content.ts'
import type { Known } from '../dialogue/known.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import { type Checker, createChecker, type Lists } from '../offer/check.ts'
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
  answers: Answers
  /** What ships with the program and may change while it runs, see `live-lists.ts`. */
  shipped: Shipped
}

export type Shipped = Pick<Knowledge, 'notices' | 'help' | 'bodies'>

/**
 * Loads and checks everything that is data, and makes the checker ready.
 * @param live what firms and numbers are looked up in now; without it, in what is shipped
 * @throws ContentFault with every fault that was found
 */
export async function openHouse(
  root: string = houseFolder,
  live?: () => Lists | null,
): Promise<House> {
  const making = checkerMaker(isProven(root), live)
  const { knowledge, texts } = await loadContent(root, { spoken, alsoCheck: [making.check] })
  const { notices, help, bodies, savedReplies } = knowledge
  const shipped = { notices, help, bodies }
  const answers = createAnswers(whatIsAsked(knowledge))
  const spokenOf = whatIsSpokenOf(knowledge)
  return { knowledge: spokenOf, savedReplies, texts, checker: making.checker(), answers, shipped }
}

/** Loads and checks what ships, without a checker: for commands that judge no offer. */
export async function openShipped(
  root: string = houseFolder,
): Promise<Shipped & Pick<Knowledge, 'articles'>> {
  const { knowledge } = await loadContent(root, { spoken })
  const { notices, help, bodies, articles } = knowledge
  return { notices, help, bodies, articles }
}

function whatIsAsked(knowledge: Knowledge): AnswerKnowledge {
  const { articles, countries, places, sameWords, notAnswered, spellings } = knowledge
  return { articles, countries, places, sameWords, notAnswered, spellings }
}

/** What the checker was made of is let go: thousands of phrases and weights that nothing else asks for. */
function whatIsSpokenOf({
  flows,
  help,
  countries,
  corridors,
  patterns,
  articles,
}: Knowledge): Known {
  const lean = patterns.map((pattern) => ({ ...pattern, signals: {}, hits: {}, innocents: {} }))
  return { flows, help, countries, corridors, patterns: lean, articles }
}

/** A check of the content that makes the checker out of it and, unless that was done before, proves the patterns. */
export function checkerMaker(
  proven: boolean,
  live?: () => Lists | null,
): {
  check(knowledge: Knowledge): Fault[]
  checker(): Checker
} {
  let made: Checker | null = null
  return {
    check(knowledge) {
      try {
        made = createChecker(knowledge, today, live)
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
