/** A day on a wall calendar, `2026-11-28`. */
export type Day = string

const oneDay = 86_400_000

/** The day it is in a zone (IANA name) at an instant, epoch milliseconds, UTC. */
export function dayIn(zone: string, at: number): Day {
  return shown(zone, at).slice(0, 10)
}

/** So many days later on the calendar, whatever the clocks do between. */
export function dayAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00Z`) + days * oneDay).toISOString().slice(0, 10)
}

/**
 * The instant at which it is `hour` o'clock on a day in a zone. Where clocks are put forward over that hour it is
 * the hour after it; where they are put back, the first of both.
 */
export function atHour(zone: string, day: Day, hour: number): number {
  const wanted = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00Z`)
  // What a zone is ahead by may differ on both sides of a change of clocks: look again from where it led.
  const first = wanted - aheadBy(zone, wanted)
  return wanted - aheadBy(zone, first)
}

function aheadBy(zone: string, at: number): number {
  return Date.parse(`${shown(zone, at).replace(' ', 'T')}Z`) - Math.floor(at / 60_000) * 60_000
}

/** `2026-11-28 13:00` */
function shown(zone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
}
