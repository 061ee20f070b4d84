import { countryAt } from '../adapters/map/country-at.ts'
import { answersQuestion } from '../dialogue/answers-question.ts'
import { next } from '../dialogue/next.ts'
import { standsAlone } from '../dialogue/stands-alone.ts'
import type { Rules } from '../runtime/rules.ts'
import type { House } from './house.ts'

/** What a turn is made of, out of the pure rooms: reading an offer, deciding what to say, and the wording. */
export function rulesOf({ checker, knowledge, texts }: House): Rules {
  return {
    read(text, origin) {
      const verdict = checker.check(text)
      const from = origin ?? (verdict.language === 'vi' ? 'VN' : 'ID')
      return { verdict, explanation: checker.explain(verdict, from) }
    },
    next: (event, session) => next(event, session, knowledge),
    say: texts.say,
    hearsDistress: checker.hearsDistress,
    standsAlone,
    goesOn: answersQuestion,
    countryAt,
  }
}
