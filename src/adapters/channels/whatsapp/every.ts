import type { Clock } from '../../../ports/clock.ts'
import { pause } from '../pause.ts'

/** Does something again and again, until `signal` aborts. What fails is tried again the next time. */
export async function every(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  task: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await pause(clock, ms, signal)
    if (!signal.aborted) await task().catch(() => undefined)
  }
}
