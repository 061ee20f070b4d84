import type { Clock } from '../../../src/ports/clock.ts'

/** Time that stands still until told to pass. */
export function heldClock(start = Date.UTC(2026, 0, 5)): Clock & { pass(ms: number): void } {
  let now = start
  let waiting: { at: number; task: () => void }[] = []
  return {
    now: () => now,
    after(ms, task) {
      const one = { at: now + ms, task }
      waiting.push(one)
      return () => {
        waiting = waiting.filter((other) => other !== one)
      }
    },
    pass(ms) {
      const until = now + ms
      for (;;) {
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        waiting = waiting.filter((other) => other !== next)
        now = next.at
        next.task()
      }
      now = until
    },
  }
}
