import type { AgencyMatch } from '../domain/notice.ts'
import type { Line } from '../domain/reply.ts'
import { writtenDay } from '../domain/written-date.ts'
import type { Teller } from './teller.ts'

/** What is said beside the notices of firms: once a firm, however many notices it has. */
export function objectionLines(
  matches: AgencyMatch[],
  teller: Pick<Teller, 'language' | 'objections'>,
): Line[] {
  const exact = matches.filter(({ match }) => match === 'exact')
  const firms = new Set(exact.map(({ notice }) => notice.name))
  return [...firms].flatMap((firm) => objectionLine(firm, teller))
}

/** That the firm objects, or what was corrected. Nothing for most firms. */
export function objectionLine(
  firm: string,
  { language, objections }: Pick<Teller, 'language' | 'objections'>,
): Line[] {
  const one = objections.find((objection) => objection.firm === firm)
  if (!one) return []
  const { at, correction } = one
  if (!correction) {
    const values = { name: firm, date: writtenDay(at, language) }
    return [{ key: 'notices:objected', values }]
  }
  const date = writtenDay(correction.at, language)
  return [
    { key: 'notices:corrected', values: { name: firm, date, text: correction.text[language] } },
  ]
}
