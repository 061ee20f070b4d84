import type { Explanation } from '../domain/explanation.ts'
import type { Line } from '../domain/reply.ts'
import type { JudgedOffer } from '../domain/session.ts'
import type { Source } from '../domain/source.ts'
import { writtenDate } from '../domain/written-date.ts'
import { measureLine, siteOf } from './measure-line.ts'
import { aboutLine, noticeLine } from './notice-line.ts'
import { objectionLines } from './objection-lines.ts'
import type { Teller } from './teller.ts'
import { corridorLines, signLine, unknownLines } from './verdict-reply.ts'

/** "Why?": each reason with its source and date, at most `room` lines. */
export function reasonLines({ explanation }: JudgedOffer, teller: Teller, room: number): Line[] {
  const reasons = [
    ...explanation.signs.map((sign) => signReason(sign, explanation, teller)),
    ...corridorLines(explanation, teller).map((line) =>
      withSource(line, corridorSource(explanation, teller), teller),
    ),
    ...explanation.notices.map((match) => ({
      key: 'check:notice-sourced',
      values: {
        notice: [noticeLine(match, teller.language)],
        about: aboutLine(match, teller.language),
        site: siteOf(match.notice.source),
      },
    })),
    ...objectionLines(explanation.notices, teller),
    ...unknownLines(explanation),
  ]
  const head = reasons.length > 0 ? 'check:reasons' : 'check:no-reasons'
  return [{ key: head, values: {} }, ...reasons].slice(0, room)
}

/** A sign with the figure or rule it was held against; without one, with the source of its pattern. */
function signReason(
  sign: Explanation['signs'][number],
  { measures }: Explanation,
  teller: Teller,
): Line {
  const pattern = teller.known.patterns.find(({ id }) => id === sign.pattern)
  const measure = measures?.find(({ fact }) => pattern?.facts.includes(fact))
  const line = signLine(sign)
  if (measure) return measureLine(line, measure, teller)
  return withSource(line, pattern?.sources[0] ?? null, teller)
}

function withSource(line: Line, source: Source | null, { language }: Teller): Line {
  if (!source) return line
  const date = writtenDate(source.date, language)
  return { key: 'check:reason-sourced', values: { reason: [line], title: source.title, date } }
}

function corridorSource({ corridor }: Explanation, { known }: Teller): Source | null {
  const found = known.corridors.find(
    (one) => one.origin === corridor?.origin && one.destination === corridor.destination,
  )
  return found?.said?.source ?? null
}
