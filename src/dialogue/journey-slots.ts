import type { Event } from '../domain/event.ts'
import { isRunning, patienceOf } from '../domain/journey.ts'
import type { Line, Value } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import { hoursFor } from './desk-slots.ts'
import { promisedTime } from './promised-time.ts'
import { signTime } from './sign-time.ts'
import type { Teller } from './teller.ts'

const hours = 3_600_000

/** What is said of a check-in that runs; nothing while none does. */
export function journeySlots(
  event: Event,
  session: Session,
  teller: Teller,
): Record<string, Value> {
  const { journey, delicate } = session
  if (!isRunning(journey)) return {}
  const { bound, alerts, mayAsk, every, state } = journey
  const line = (key: string, values: Line['values'] = {}): Line[] => [{ key, values }]
  const patience = patienceOf(every) / hours
  const wait =
    patience < 48
      ? line('journey:hours', { n: patience })
      : line('journey:days', { n: patience / 24 })
  const at = state === 'running' ? journey.dueAt : journey.since
  const asks = mayAsk && !delicate && !session.quiet
  return {
    // The runtime draws the code with the commit.
    reportCode: '',
    deskHours: deskLine(event, session),
    howToSign: line(journey.wellWord === null ? 'journey:by-command' : 'journey:by-word'),
    nextSign: at === null ? '' : signTime(at, journey, teller.language, teller.known),
    asksFirst: line(asks ? 'journey:asks-first' : 'journey:never-first', { wait }),
    whoKnows:
      bound.length > 0
        ? line('journey:bound', { n: bound.length })
        : line(alerts ? 'journey:desk-only-yet' : 'journey:desk-only'),
  }
}

/** When the desk looks: nobody is promised anything at two in the morning. */
function deskLine(event: Event, session: Session): Line[] {
  const { onDuty, opensAt } = hoursFor(event, session)
  if (onDuty) return [{ key: 'journey:desk-works', values: {} }]
  if (opensAt === null) return [{ key: 'journey:desk-uncertain', values: {} }]
  const time = promisedTime(session.language ?? 'id', opensAt, event.at)
  return [{ key: 'journey:desk-opens', values: { time } }]
}

/** When somebody wrote with the code last, as the traveller can ask them about it. */
export function knockSlots(
  { journey }: Session,
  { language, known }: Teller,
): Record<string, Value> {
  const last = journey?.knocks.at(-1)
  if (!journey || !last) return { knockedAt: '' }
  // To the hour: enough to ask somebody "was that you?".
  const at = last.at - (last.at % hours)
  return { knockedAt: signTime(at, journey, language, known) }
}
