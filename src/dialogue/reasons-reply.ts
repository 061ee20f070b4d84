import type { Explanation } from '../domain/explanation.ts'
import type { Line } from '../domain/reply.ts'
import type { JudgedOffer } from '../domain/session.ts'
import type { Source } from '../domain/source.ts'
import { aboutLine, noticeLine } from './notice-line.ts'
import { objectionLines } from './objection-lines.ts'
import type { Teller } from './teller.ts'
import { corridorLines, signLine, unknownLines } from './verdict-reply.ts'
import { writtenDate } from './written-date.ts'

/** "Why?": each reason with its source and date, at most `room` lines. */
export function reasonLines({ explanation }: JudgedOffer, teller: Teller, room: number): Line[] {
  const reasons = [
    ...explanation.signs.map((sign) =>
      withSource(signLine(sign), signSource(sign.pattern, teller), teller),
    ),
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

function withSource(line: Line, source: Source | null, { language }: Teller): Line {
  if (!source) return line
  const date = writtenDate(source.date, language)
  return { key: 'check:reason-sourced', values: { reason: [line], title: source.title, date } }
}

function signSource(pattern: string, { known }: Teller): Source | null {
  return known.patterns.find((one) => one.id === pattern)?.sources[0] ?? null
}

function corridorSource({ corridor }: Explanation, { known }: Teller): Source | null {
  const found = known.corridors.find(
    (one) => one.origin === corridor?.origin && one.destination === corridor.destination,
  )
  return found?.said?.source ?? null
}

/** The host of an address, which is what a person recognises; the address itself where it has none. */
function siteOf(address: string): string {
  return /^https?:\/\/(?:www\.)?([^/]+)/.exec(address)?.[1] ?? address
}
