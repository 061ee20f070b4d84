import { countryAt } from '../adapters/map/country-at.ts'
import { answersQuestion } from '../dialogue/answers-question.ts'
import type { Known } from '../dialogue/known.ts'
import { next } from '../dialogue/next.ts'
import { standsAlone } from '../dialogue/stands-alone.ts'
import { noDesk } from '../domain/desk.ts'
import type { Rules } from '../runtime/rules.ts'
import type { House } from './house.ts'

/**
 * What a turn is made of, out of the pure rooms: reading an offer, deciding what to say, and the wording.
 * @param page the address of the web page, as people type it; null: not known
 * @param desks what the hotline can offer now; nothing where nobody says so
 * @param takenOut ids of helplines that are not shown now: they were found to be somebody else's
 */
export function rulesOf(
  {
    checker,
    knowledge,
    texts,
    answers,
  }: Pick<House, 'checker' | 'knowledge' | 'texts' | 'answers'>,
  page: string | null = null,
  desks: Rules['desks'] = () => noDesk,
  takenOut: () => ReadonlySet<string> = () => none,
): Omit<Rules, 'writesFirst'> {
  const known = knownWithout(knowledge, takenOut)
  return {
    read(text, origin) {
      // A number alone shows no language: 0912 is Vietnam's where the person writes Vietnamese.
      const verdict = checker.check(text, origin === 'VN' ? { language: 'vi' } : {})
      const from = origin ?? (verdict.language === 'vi' ? 'VN' : 'ID')
      return { verdict, explanation: checker.explain(verdict, from) }
    },
    answer(text, { language, asked }, verdict) {
      const spoken = language ?? (verdict.language === 'vi' ? 'vi' : 'id')
      return answers.find(text, spoken, asked?.article ?? null)
    },
    next: (event, session) => next(event, session, known()),
    say(language, key, values) {
      if (!('page' in values)) return texts.say(language, key, values)
      const where = page ?? texts.say(language, 'continue:our-page', {})
      return texts.say(language, key, { ...values, page: where })
    },
    hearsDistress: checker.hearsDistress,
    standsAlone,
    goesOn: answersQuestion,
    countryAt,
    desks,
  }
}

const none: ReadonlySet<string> = new Set()

/** What is known but for the helplines that are taken out; made anew only when those change. */
export function knownWithout(knowledge: Known, takenOut: () => ReadonlySet<string>): () => Known {
  let without = none
  let known = knowledge
  return () => {
    const now = takenOut()
    if (now === without) return known
    without = now
    const help = knowledge.help.map(({ country, entries }) => ({
      country,
      entries: entries.filter(({ id }) => !now.has(id)),
    }))
    known = { ...knowledge, help }
    return known
  }
}
