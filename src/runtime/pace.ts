/** How fast entries come in one chat: what is left of an allowance that fills up again with time. */
export type Pace = {
  /** Below zero: over the pace by so many. */
  left: number
  at: number
  /** The person was told of it in this flood. */
  told: boolean
}

const perMinute = 20
/** An entry too many makes the next turn wait this much longer, up to a minute. */
const stretchStep = 3_000
const longestStretch = 60_000
const lowest = -longestStretch / stretchStep

export function newPace(now: number): Pace {
  return { left: perMinute, at: now, told: false }
}

/** The pace after one more entry. Somebody in distress is never counted, so never call it for them. */
export function quicken(pace: Pace, now: number): Pace {
  const rested = rest(pace, now)
  return { ...rested, left: Math.max(lowest, rested.left - 1) }
}

/** Milliseconds the turn of a hurried chat waits; 0 within the pace. Replies get slower, never fewer than one. */
export function stretchOf(pace: Pace): number {
  return pace.left < 0 ? Math.min(longestStretch, Math.ceil(-pace.left) * stretchStep) : 0
}

function rest(pace: Pace, now: number): Pace {
  const passed = Math.max(0, now - pace.at)
  const left = Math.min(perMinute, pace.left + (passed * perMinute) / 60_000)
  // Half full again is the end of a flood: the next one is told of anew.
  return { left, at: now, told: pace.told && left < perMinute / 2 }
}
