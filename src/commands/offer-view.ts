import type { OfferView } from '../console/chats/chat-parts.ts'
import { aboutLine, noticeLine } from '../dialogue/notice-line.ts'
import type { Teller } from '../dialogue/teller.ts'
import { corridorLines } from '../dialogue/verdict-reply.ts'
import { homeOf, type Language } from '../domain/language.ts'
import { type Line, spoken } from '../domain/reply.ts'
import type { Clock } from '../ports/clock.ts'
import type { House } from './house.ts'

const mostSigns = 8

/** What the checker sees in a text, worded for the desk; null where the text holds no offer. */
export function offerViewOf(
  { checker, knowledge, texts }: House,
  clock: Pick<Clock, 'now'>,
): (text: string, language: Language) => OfferView | null {
  return (text, language) => {
    const verdict = checker.check(text, { language })
    const explanation = checker.explain(verdict, homeOf[language])
    if (verdict.level === null || !explanation) return null
    const say = (line: Line) => spoken(line, (key, values) => texts.say(language, key, values))
    const teller: Teller = {
      language,
      at: clock.now(),
      known: knowledge,
      country: null,
      elsewhere: null,
      delicate: false,
      objections: [],
    }
    return {
      level: verdict.level,
      signs: verdict.signs.slice(0, mostSigns).map(({ pattern, span }) => ({
        quote: span?.quote ?? '',
        reason: texts.say(language, `patterns:${pattern}`),
      })),
      notices: [
        ...corridorLines(explanation, teller).map(say),
        ...(verdict.marks ?? []).map(({ span: { quote } }) =>
          say({ key: 'notices:marked', values: { quote } }),
        ),
        ...explanation.notices.map((match) =>
          [noticeLine(match, language), ...aboutLine(match, language)].map(say).join(' '),
        ),
      ].map((line) => line.replace(/^• /, '')),
    }
  }
}
