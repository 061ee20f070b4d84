import { type Desk, type DeskHours, deskOf } from '../domain/desk.ts'
import { homeOf } from '../domain/language.ts'
import type { Line } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import type { Known } from './known.ts'
import { promisedTime } from './promised-time.ts'
import { helpSlots } from './teller.ts'

/** What the desk tells somebody who waits: when a person is there again, and who can be reached now. */
export function deskLine(
  key: string,
  session: Session,
  desks: Record<Desk, DeskHours>,
  at: number,
  known: Known,
): Line {
  const language = session.language ?? 'id'
  const { country, delicate } = session
  const { opensAt } = desks[deskOf[language]]
  const teller = { language, at, known, country, elsewhere: null, delicate, objections: [] }
  const need = country === homeOf[language] ? 'held-at-home' : 'held-abroad'
  const time = opensAt === null ? '' : promisedTime(language, opensAt, at)
  return { key, values: { time, ...helpSlots(need, 1, teller) } }
}
