import type { Clock } from '../ports/clock.ts'

/**
 * Runs a duty again and again, `ms` after its last run ended, the first time at once. The duty deals with
 * its own failures. Returns how to stop: resolves when a run under way has ended.
 */
export function every(clock: Clock, ms: number, duty: () => Promise<void>): () => Promise<void> {
  let stopped = false
  let cancel = () => {}
  let running = Promise.resolve()

  function run(): void {
    running = duty().then(() => {
      if (!stopped) cancel = clock.after(ms, run)
    })
  }
  run()

  return async () => {
    stopped = true
    cancel()
    await running
  }
}

/** Resolves after `ms`, or as soon as `signal` aborts. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      cancel()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = clock.after(ms, end)
    signal.addEventListener('abort', end, { once: true })
  })
}
