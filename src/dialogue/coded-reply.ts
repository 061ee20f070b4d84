import type { AskedCode } from '../domain/coded.ts'
import type { Line } from '../domain/reply.ts'
import { writtenCode } from '../domain/short-code.ts'
import { writtenDay } from '../domain/written-date.ts'
import type { Teller } from './teller.ts'
import { corridorLines, signLine } from './verdict-reply.ts'

/** Reasons told of a code; with the level before them and what a forgery shows after them that is six lines. */
const mostReasons = 3

/** What a picture of ours said, without the words of the offer. */
export function codedLines({ code, verdict }: AskedCode, teller: Teller): Line[] {
  if (!verdict) return []
  const { language, known, delicate } = teller
  const values = {
    code: writtenCode(code),
    mark: delicate ? [] : [{ key: `check:mark-${verdict.level}`, values: {} }],
    level: [{ key: `code:level-${verdict.level}`, values: {} }],
    date: writtenDay(verdict.at, language),
  }
  // A pattern may have been retired since.
  const patterns = verdict.patterns.filter((id) => known.patterns.some((one) => one.id === id))
  const reasons = [
    ...corridorLines(verdict, teller),
    ...patterns.map((pattern) => signLine({ pattern, quote: null })),
  ]
  return [{ key: 'code:known', values }, ...reasons.slice(0, mostReasons)]
}

/** How a report stands. Whoever holds its code may know; what is in it, and of whom, is never said. */
export function codedReportLines({ code, report }: AskedCode): Line[] {
  const state: Line[] = report ? [{ key: `code:state-${report}`, values: {} }] : []
  return [{ key: 'code:report-state', values: { code: writtenCode(code), state } }]
}

/** How an objection stands. Whoever holds its code may know; who wrote it is never said. */
export function codedObjectionLines({ code, objection }: AskedCode, teller: Teller): Line[] {
  if (!objection) return []
  const { language, at: now } = teller
  const { at, dueBy, decision } = objection
  const values = {
    code: writtenCode(code),
    date: writtenDay(at, language),
    due: writtenDay(dueBy, language),
  }
  if (!decision) {
    const late = writtenDay(now, language) !== values.due && now > dueBy
    return [{ key: late ? 'code:objection-late' : 'code:objection-open', values }]
  }
  const decided = writtenDay(decision.at, language)
  const text = decision.text[language]
  return [{ key: 'code:objection-decided', values: { ...values, decided, text } }]
}
