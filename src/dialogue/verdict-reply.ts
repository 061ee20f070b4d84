import type { Explanation } from '../domain/explanation.ts'
import type { AgencyMatch } from '../domain/notice.ts'
import type { Line } from '../domain/reply.ts'
import type { JudgedOffer } from '../domain/session.ts'
import { writtenDate } from '../domain/written-date.ts'
import { countryName } from './known.ts'
import { noticeLine } from './notice-line.ts'
import { objectionLines } from './objection-lines.ts'
import { askLine, reportLine, siteLine, type Teller } from './teller.ts'

/** Longest quote shown, in UTF-16 units; `offer/` shortens to less, this only keeps a line a line. */
const longestQuote = 90

/**
 * A verdict in at most `room` lines. In order of importance: the level, its signs, what the lists say, what
 * not to do or how to verify, whom to ask, one question. The rest waits for "why?".
 */
export function verdictLines(offer: JudgedOffer, teller: Teller, room: number): Line[] {
  const { explanation } = offer
  if (explanation.level === 'danger') {
    return [
      headLine('check:danger', 'check:mark-danger', teller),
      ...bulletLines(explanation, teller, room - 3),
      line('check:do-not'),
      offer.atHome ? reportLine(teller) : askLine(teller),
    ]
  }
  if (explanation.level === 'caution') return cautionLines(offer, teller, room)
  return noKnownSignsLines(offer, teller, room)
}

function cautionLines({ explanation, atHome }: JudgedOffer, teller: Teller, room: number): Line[] {
  const question = explanation.ask ? [line(`check:question-${explanation.ask}`)] : []
  const head = explanation.ask ? 'check:caution-thin' : 'check:caution'
  const bullets = bulletLines(explanation, teller, room - 2 - question.length)
  const unknown = unknownLines(explanation).slice(
    0,
    Math.max(0, room - 2 - question.length - bullets.length),
  )
  const verify = atHome ? line('check:verify-at-home') : siteLine('check:before-answering', teller)
  return [headLine(head, 'check:mark-caution', teller), ...bullets, ...unknown, verify, ...question]
}

function noKnownSignsLines(
  { explanation, atHome }: JudgedOffer,
  teller: Teller,
  room: number,
): Line[] {
  const notices = noticeLines(explanation.notices.slice(0, 1), teller)
  const listed = notices.length > 0 ? notices : unknownLines(explanation).slice(0, 1)
  const lines = [
    headLine('check:no-known-signs', 'check:mark-no-known-signs', teller),
    line('check:only-the-text'),
    ...listed,
    ...(atHome ? [line('check:verify-at-home')] : [siteLine('check:verify', teller)]),
    ...lawfulWayLines(explanation, teller),
    line(atHome ? 'check:pay-nothing' : 'check:pay-late'),
  ]
  return [...lines.slice(0, room - 1), line('check:come-back')]
}

/** Signs with the person's own words, then a closed country, then a notice: at most `room` of them. */
function bulletLines(explanation: Explanation, teller: Teller, room: number): Line[] {
  const notice = noticeLines(explanation.notices.slice(0, 1), teller)
  const corridor = corridorLines(explanation, teller)
  const fewest = explanation.signs.length > 0 ? 1 : 0
  const forSigns = Math.max(fewest, room - notice.length - corridor.length)
  const signs = explanation.signs.slice(0, forSigns).map(signLine)
  return [...signs, ...corridor, ...notice].slice(0, room)
}

/** Notices, and under them that a firm objects or what was corrected. */
export function noticeLines(matches: AgencyMatch[], teller: Teller): Line[] {
  return [
    ...matches.map((match) => noticeLine(match, teller.language)),
    ...objectionLines(matches, teller),
  ]
}

/** One sign; a missing thing has no words to quote and is its reason alone. */
export function signLine({
  pattern,
  quote,
}: Pick<Explanation['signs'][number], 'pattern' | 'quote'>): Line {
  const reason = [line(`patterns:${pattern}`)]
  if (quote === null) return line('check:sign-alone', { reason })
  const oneLine = quote.replace(/\s+/gu, ' ').trim()
  const short =
    oneLine.length > longestQuote ? `${oneLine.slice(0, longestQuote - 1).trimEnd()}…` : oneLine
  return line('check:sign', { quote: short, reason })
}

/** What an authority says of the country, where it says that nobody is to be sent. */
export function corridorLines(
  { corridor }: Pick<Explanation, 'corridor'>,
  { language, known }: Teller,
): Line[] {
  if (!corridor?.authority || !corridor.on) return []
  if (corridor.placement !== 'closed' && corridor.placement !== 'suspended') return []
  const country = countryName(corridor.destination, language, known)
  const date = writtenDate(corridor.on, language)
  return [
    line(`check:corridor-${corridor.placement}`, {
      country,
      authority: corridor.authority[language],
      date,
    }),
  ]
}

export function lawfulWayLines({ lawfulWay }: Explanation, { language }: Teller): Line[] {
  if (!lawfulWay) return []
  const site = lawfulWay.site ? [line('check:at-site', { site: lawfulWay.site })] : []
  return [
    line('check:lawful-way', { name: lawfulWay.name[language], runBy: lawfulWay.runBy, site }),
  ]
}

export function unknownLines({ unknownAgencies }: Explanation): Line[] {
  return unknownAgencies.map((name) => line('notices:unknown', { name }))
}

/** The level line. In a delicate chat it goes without its emoji. */
function headLine(key: string, mark: string, { delicate }: Teller): Line {
  return line(key, { mark: delicate ? [] : [line(mark)] })
}

function line(key: string, values: Line['values'] = {}): Line {
  return { key, values }
}
