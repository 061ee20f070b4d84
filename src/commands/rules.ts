import { countryAt } from '../adapters/map/country-at.ts'
import { answersQuestion } from '../dialogue/answers-question.ts'
import { next } from '../dialogue/next.ts'
import { standsAlone } from '../dialogue/stands-alone.ts'
import { noDesk } from '../domain/desk.ts'
import type { Rules } from '../runtime/rules.ts'
import type { House } from './house.ts'

/**
 * What a turn is made of, out of the pure rooms: reading an offer, deciding what to say, and the wording.
 * @param page the address of the web page, as people type it; null: not known
 * @param desks what the hotline can offer now; nothing where nobody says so
 */
export function rulesOf(
  { checker, knowledge, texts }: House,
  page: string | null = null,
  desks: Rules['desks'] = () => noDesk,
): Rules {
  return {
    read(text, origin) {
      const verdict = checker.check(text)
      const from = origin ?? (verdict.language === 'vi' ? 'VN' : 'ID')
      return { verdict, explanation: checker.explain(verdict, from) }
    },
    next: (event, session) => next(event, session, knowledge),
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
