import { type Desk, zoneOf } from '../../domain/desk.ts'

/** A day and a time as they stand on a wall: `2026-11-26`, `08:00`. */
export type WallTime = { day: string; time: string }

const fields = new Map<Desk, Intl.DateTimeFormat>()

function format(desk: Desk): Intl.DateTimeFormat {
  const known =
    fields.get(desk) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zoneOf[desk],
      calendar: 'iso8601',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  fields.set(desk, known)
  return known
}

/** What a desk's clock shows at an instant (epoch milliseconds, UTC). */
export function wallTime(desk: Desk, at: number): WallTime {
  const part = Object.fromEntries(
    format(desk)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return {
    day: `${part['year']}-${part['month']}-${part['day']}`,
    time: `${part['hour']}:${part['minute']}`,
  }
}

/** The instant at which a desk's clock shows this; null where it never does, or it is no day and time. */
export function instantOf(desk: Desk, { day, time }: WallTime): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null
  const wanted = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(wanted)) return null
  let at = wanted
  // The zone's distance from UTC is asked for, not known: once for a guess, once more beside a change of it.
  for (let round = 0; round < 3; round++) {
    const shown = wallTime(desk, at)
    const missing = wanted - Date.parse(`${shown.day}T${shown.time}:00Z`)
    if (missing === 0) return shown.day === day && shown.time === time ? at : null
    at += missing
  }
  return null
}

/** The day after, as a calendar counts it. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10)
}
