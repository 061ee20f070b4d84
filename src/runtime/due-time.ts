/** When the next turn of a chat is due, and since when its oldest entry waits. */
export type Waiting = {
  first: number
  due: number
  /** Distress waits here: nothing may move the turn to a later time. */
  distress: boolean
}

/** How soon an entry should be answered: at once, after a moment for what is still being typed, or sent along. */
export type Hurry = 'distress' | 'now' | 'typed' | 'sent-along'

const pauseAfter = { distress: 0, now: 0, typed: 400, 'sent-along': 1500 } as const
const longestWait = 4_000

/** `stretch`: how much longer a chat over its pace waits, in milliseconds. */
export function dueAfter(
  waiting: Waiting | null,
  hurry: Hurry,
  now: number,
  stretch: number,
): Waiting {
  const first = waiting?.first ?? now
  if (hurry === 'distress')
    return { first, due: Math.min(waiting?.due ?? now, now), distress: true }
  if (waiting?.distress) return waiting
  if (stretch > 0)
    return { first, due: Math.max(waiting?.due ?? 0, first + stretch), distress: false }
  if (hurry === 'now') return { first, due: Math.min(waiting?.due ?? now, now), distress: false }
  const quiet = Math.max(waiting?.due ?? 0, now + pauseAfter[hurry])
  return { first, due: Math.min(quiet, first + longestWait), distress: false }
}
