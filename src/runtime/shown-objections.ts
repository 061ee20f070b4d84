import type { FirmObjection } from '../domain/objection.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { every } from './clocks.ts'
import type { Metrics } from './metrics.ts'
import { type Objections, shownOf } from './objections.ts'

/** A change is heard of at once; a call that was lost costs a minute. */
const readEvery = 60_000
/** An operator is reminded so often of what should have been decided. */
const remindEvery = 24 * 3_600_000

export type ShownObjections = {
  /** What is shown beside notices now, as far as this process has heard. */
  now(): readonly FirmObjection[]
  start(): void
  stop(): Promise<void>
}

/** Keeps at hand what is shown beside firms' notices: few lines, asked for with every message. */
export function shownObjections(
  store: Store,
  objections: Objections,
  { clock, log, metrics }: { clock: Clock; log: Log; metrics: Metrics },
): ShownObjections {
  let shown: readonly FirmObjection[] = []
  let remindedAt = Number.NEGATIVE_INFINITY
  let reading = Promise.resolve()
  let stopClock = async () => {}
  let stopWaking = () => {}

  function remind(overdue: number): void {
    if (overdue === 0 || clock.now() - remindedAt < remindEvery) return
    remindedAt = clock.now()
    log.warn('objections-overdue', { objections: overdue })
  }

  async function read(): Promise<void> {
    try {
      const all = await objections.list()
      shown = shownOf(all)
      remind(all.filter(({ decision, dueBy }) => !decision && dueBy < clock.now()).length)
    } catch {
      metrics.count('objections-not-read')
    }
  }

  // One after the other: an older answer must not come in late and win.
  function readAgain(): Promise<void> {
    reading = reading.then(read)
    return reading
  }

  return {
    now: () => shown,
    start() {
      stopWaking = store.wake('objection/', () => void readAgain())
      stopClock = every(clock, readEvery, readAgain)
    },
    async stop() {
      stopWaking()
      await stopClock()
      await reading
    },
  }
}
