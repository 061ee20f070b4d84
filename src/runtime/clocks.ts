import type { Clock } from '../ports/clock.ts'

/**
 * Runs a duty again and again, `ms` after its last run ended, the first time at once. One that fails is run again
 * in its time; without `onFault` it deals with its failures by itself. Returns how to stop: resolves when a run
 * under way has ended.
 */
export function every(
  clock: Clock,
  ms: number,
  duty: () => Promise<void>,
  onFault?: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false
  let cancel = () => {}
  let running = Promise.resolve()

  function run(): void {
    const once = duty()
    running = (onFault ? once.catch(onFault) : once).then(() => {
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

/**
 * Lets something be asked for as often as there is a reason: done at once, and then no sooner than `ms` after it
 * was last begun, once for all who asked meanwhile. `stop`: what is left to do is not done any more.
 */
export function spaced(clock: Clock, ms: number, task: () => void): { ask(): void; stop(): void } {
  let begunAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null

  function run(): void {
    cancel = null
    begunAt = clock.now()
    task()
  }
  return {
    ask() {
      if (cancel) return
      const left = begunAt + ms - clock.now()
      if (left <= 0) run()
      else cancel = clock.after(left, run)
    },
    stop() {
      cancel?.()
      cancel = null
    },
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
