import { type Desk, type DeskHours, desks, noDesk } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Store } from '../../ports/store.ts'
import { every } from '../../runtime/clocks.ts'
import type { Metrics } from '../../runtime/metrics.ts'
import { may } from '../rights.ts'
import { type DutyBook, nextStart, onDuty, readDuty } from './duty.ts'
import type { StaffOf } from './pageable.ts'
import { dutyPrefix } from './shift.ts'
import type { Shifts } from './shifts.ts'

/** A change is heard of at once; a call that was lost, or the clock's own doing, costs half a minute. */
const readEvery = 30_000
/** What was read so long ago says nothing of who is there now: then nobody is promised. */
const staleAfter = 3 * 60_000

const counted = 20
const fewest = 5
const step = 5

export type Hours = {
  /** What each desk can offer now, as far as this process has heard. Read once before it promises anything. */
  now(): Record<Desk, DeskHours>
  start(): void
  stop(): Promise<void>
}

export type HoursOptions = {
  store: Store
  shifts: Pick<Shifts, 'list' | 'lastSeen'>
  staffOf: StaffOf
  /** How long people waited until somebody took their chat, in milliseconds, the latest first. */
  waits(desk: Desk): Promise<number[]>
  clock: Clock
  log: Log
  metrics: Metrics
}

/** Keeps at hand what the desks can offer: asked for whenever a person may be told of it. */
export function createHours(options: HoursOptions): Hours {
  const { store, shifts, staffOf, waits, clock, log, metrics } = options
  let hours = noDesk
  let readAt = Number.NEGATIVE_INFINITY
  let failing = false
  let reading = Promise.resolve()
  let stopClock = async () => {}
  let stopWaking = () => {}

  async function read(): Promise<void> {
    try {
      const now = clock.now()
      const book = await readDuty(shifts, staffOf, now)
      const [inId, inVn] = await Promise.all(desks.map((desk) => waits(desk)))
      hours = { ID: hoursOf(book, 'ID', inId ?? [], now), VN: hoursOf(book, 'VN', inVn ?? [], now) }
      readAt = now
      failing = false
    } catch {
      metrics.count('hours-not-read')
      if (!failing) log.warn('rota.hours-not-read')
      failing = true
    }
  }

  // One after the other: an older answer must not come in late and win.
  function readAgain(): Promise<void> {
    reading = reading.then(read)
    return reading
  }

  return {
    now: () => (clock.now() - readAt > staleAfter ? noDesk : hours),
    start() {
      stopWaking = store.wake(dutyPrefix, () => void readAgain())
      stopClock = every(clock, readEvery, readAgain)
    },
    async stop() {
      stopWaking()
      await stopClock()
      await reading
    },
  }
}

export function hoursOf(book: DutyBook, desk: Desk, waits: number[], now: number): DeskHours {
  return {
    onDuty: onDuty(book, desk, now).some((member) => may(member, 'take-plain-chat', desk)),
    opensAt: nextStart(book, desk, now),
    minutes: usualMinutes(waits),
  }
}

/** The median of the last waits in minutes, rounded up to five; null: too few are known to say. */
export function usualMinutes(waits: number[]): number | null {
  const last = waits.slice(0, counted).toSorted((a, b) => a - b)
  if (last.length < fewest) return null
  const upper = last[Math.floor(last.length / 2)] ?? 0
  const lower = last[Math.floor((last.length - 1) / 2)] ?? 0
  const median = (upper + lower) / 2
  return Math.max(step, Math.ceil(median / 60_000 / step) * step)
}
