import type { Clock } from '../../../ports/clock.ts'
import { type Keep, type Right, RightLost } from '../../../ports/keep.ts'
import type { Log } from '../../../ports/log.ts'
import { backoff } from '../backoff.ts'
import { pause } from '../pause.ts'
import { channelName } from './names.ts'
import type { Timing } from './timing.ts'

/** The time in which this process is the one linked device. */
export type Tenure = {
  /** Aborted when it ends, from outside or because another process took over. */
  signal: AbortSignal
  /**
   * Calls back the instant it ends, before anything else can happen; at once where it has. Returns how to
   * call that off.
   */
  onEnd(task: () => void): () => void
  /** Like `Keep.write`, and waits for a store that is away as long as the tenure lasts. */
  write: Keep['write']
}

export type TenureOptions = {
  keep: Keep
  /** Null: the store itself lets in one process only. */
  right: Right | null
  log: Log
  clock: Clock
  timing: Timing
}

/**
 * Runs `hold` whenever this process has the right, until `stopping` aborts. The right is prolonged
 * meanwhile; where it cannot be, the tenure ends.
 */
export async function byTurns(
  { keep, right, log, clock, timing }: TenureOptions,
  stopping: AbortSignal,
  hold: (tenure: Tenure) => Promise<void>,
): Promise<void> {
  while (!stopping.aborted) {
    if (!(await take())) {
      await pause(clock, timing.leaseEvery / 2, stopping)
      continue
    }
    const lost = new AbortController()
    const signal = AbortSignal.any([stopping, lost.signal])
    const prolonging = prolong(signal, () => lost.abort())
    try {
      await hold(tenureOf(signal, () => lost.abort()))
    } catch (error) {
      if (!signal.aborted) log.error(`${channelName}.broke`, { error: nameOf(error) })
      // What is broken for good must not spin.
      await pause(clock, timing.firstWait, stopping)
    } finally {
      lost.abort()
      await prolonging
    }
  }
  await right?.release().catch(() => log.warn(`${channelName}.lease-not-released`))

  async function take(): Promise<boolean> {
    if (!right) return true
    return right.take(timing.lease).catch(() => false)
  }

  async function prolong(signal: AbortSignal, lose: () => void): Promise<void> {
    if (!right) return
    let until = clock.now() + timing.lease
    while (!signal.aborted) {
      await pause(clock, timing.leaseEvery, signal)
      if (signal.aborted) return
      const asked = clock.now()
      const held = await right.take(timing.lease).catch(() => null)
      if (held === true) until = asked + timing.lease
      // A store that is away says nothing about who holds it, until its time is over.
      if (held === false || clock.now() > until) {
        log.warn(`${channelName}.taken-over`)
        lose()
      }
    }
  }

  function tenureOf(signal: AbortSignal, lose: () => void): Tenure {
    return {
      signal,
      onEnd(task) {
        if (signal.aborted) task()
        signal.addEventListener('abort', task, { once: true })
        return () => signal.removeEventListener('abort', task)
      },
      async write(changes) {
        const waits = backoff(timing.firstRetry, timing.longestRetry, Math.random)
        for (;;) {
          try {
            return await keep.write(changes)
          } catch (error) {
            if (error instanceof RightLost) lose()
            if (signal.aborted) throw error
            await pause(clock, waits.next(), signal)
          }
        }
      },
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
