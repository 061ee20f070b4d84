import { instantOf, wallTime } from '../../desk/rota/wall-clock.ts'
import { type Desk, type StaffLanguage, zoneOf } from '../../domain/desk.ts'

export const localeOf: Record<StaffLanguage, string> = { id: 'id-ID', vi: 'vi-VN', en: 'en-GB' }

/** `14.00`, `14:00`: hour and minute. */
export function writtenTime(at: number, language: StaffLanguage, desk: Desk): string {
  return written('time', at, language, desk)
}

/** `Kamis, 26 November`. */
export function writtenDay(at: number, language: StaffLanguage, desk: Desk): string {
  return written('day', at, language, desk)
}

/** `26 Nov 2026, 14.00.05`. */
export function writtenMoment(at: number, language: StaffLanguage, desk: Desk): string {
  return written('moment', at, language, desk)
}

/** The day on the desk's calendar: `2026-11-26`. */
export function dayOf(at: number, desk: Desk): string {
  return wallTime(desk, at).day
}

/** So many days later, as `2026-11-26`. */
export function daysLater(day: string, days: number): string {
  const noon = new Date(`${day}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() + days)
  return noon.toISOString().slice(0, 10)
}

/** The Monday of the week the day is in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return daysLater(day, -((weekday + 6) % 7))
}

/** Whether it is a day that exists, as `2026-11-26`. */
export function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false
  return !Number.isNaN(Date.parse(`${text}T12:00:00Z`)) && daysLater(text, 0) === text
}

/** When the day begins at the desk: epoch milliseconds. */
export function beginningOf(day: string, desk: Desk): number {
  const at = instantOf(desk, { day, time: '00:00' })
  if (at === null) throw new RangeError('the desk has no such day')
  return at
}

const styles = {
  time: { hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  moment: { dateStyle: 'medium', timeStyle: 'medium' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

/** Each takes forty kilobytes beside the heap and a tenth of a millisecond: a page has hundreds of times. */
const formats = new Map<string, Intl.DateTimeFormat>()

function written(
  style: keyof typeof styles,
  at: number,
  language: StaffLanguage,
  desk: Desk,
): string {
  const name = `${style} ${language} ${desk}`
  const known =
    formats.get(name) ??
    new Intl.DateTimeFormat(localeOf[language], { timeZone: zoneOf[desk], ...styles[style] })
  formats.set(name, known)
  return known.format(at)
}
