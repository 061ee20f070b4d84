import type { Clock } from '../ports/clock.ts'

/** One timer for each chat that has something due in this process. */
export type Schedule = {
  /** Sets or moves the chat's timer. */
  at(chat: string, due: number): void
  has(chat: string): boolean
  /** Calls off every timer; none can be set afterwards. */
  stop(): void
}

/** More chats than this are left to the scan of the store, which finds whatever is overdue. */
const mostTimers = 50_000
/** Timers of the platform overflow at 24 days; nothing here waits even one. */
const longestTimer = 86_400_000

export function createSchedule(clock: Clock, task: (chat: string) => void): Schedule {
  const timers = new Map<string, { due: number; cancel: () => void }>()
  let stopped = false

  return {
    at(chat, due) {
      const set = timers.get(chat)
      if (stopped || set?.due === due || (!set && timers.size >= mostTimers)) return
      set?.cancel()
      const wait = Math.min(longestTimer, Math.max(0, due - clock.now()))
      const cancel = clock.after(wait, () => {
        timers.delete(chat)
        task(chat)
      })
      timers.set(chat, { due, cancel })
    },
    has: (chat) => timers.has(chat),
    stop() {
      stopped = true
      for (const { cancel } of timers.values()) cancel()
      timers.clear()
    },
  }
}
