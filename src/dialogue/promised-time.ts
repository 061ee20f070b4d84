import { type Desk, zoneOf } from '../domain/desk.ts'
import type { Language } from '../domain/language.ts'

/** How each language puts a promise together. */
const shapes: Record<
  Language,
  { desk: Desk; clock(time: string): string; tomorrow: string; month: 'long' | 'numeric' }
> = {
  id: {
    desk: 'ID',
    clock: (time) => `pukul ${time.replace(':', '.')} WIB`,
    tomorrow: 'besok ',
    month: 'long',
  },
  vi: {
    desk: 'VN',
    clock: (time) => `${vietnameseTime(time)} (giờ Việt Nam)`,
    tomorrow: 'ngày mai, ',
    month: 'numeric',
  },
}

const oneDay = 24 * 3_600_000

/**
 * A promised time as people read it, always with its zone: `pukul 08.00 WIB`, `besok pukul 08.00 WIB`,
 * `Senin, 30 November, pukul 08.00 WIB`; `8 giờ (giờ Việt Nam)`.
 */
export function promisedTime(language: Language, at: number, now: number): string {
  const { desk, clock, tomorrow, month } = shapes[language]
  const { day, time } = wallTime(desk, at)
  if (day === wallTime(desk, now).day) return clock(time)
  if (day === wallTime(desk, now + oneDay).day) return `${tomorrow}${clock(time)}`
  const date = new Intl.DateTimeFormat(language, {
    timeZone: zoneOf[desk],
    weekday: 'long',
    day: 'numeric',
    month,
  }).format(at)
  // Inside a sentence a day of the week begins small in Vietnamese.
  return `${language === 'vi' ? date.replace(/^T/, 't') : date}, ${clock(time)}`
}

function vietnameseTime(time: string): string {
  const [hour = '', minute = ''] = time.split(':')
  return minute === '00' ? `${Number(hour)} giờ` : `${Number(hour)} giờ ${minute}`
}

/** Day and time on the desk's wall; neither zone has a summer time, so a day later is the next day. */
function wallTime(desk: Desk, at: number): { day: string; time: string } {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zoneOf[desk],
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
  const [day = '', time = ''] = shown.split(' ')
  return { day, time }
}
