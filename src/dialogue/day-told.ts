import { fold } from '../domain/fold.ts'
import { type Day, dayAfter } from '../domain/wall-day.ts'

const months =
  `januari februari maret april mei juni juli agustus september oktober november desember`
    .split(' ')
    .map((name) => name.slice(0, 3))
const numbers = /(?:^|[^\d])(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?(?:$|[^\d])/u
const indonesian = /(?:^|[^\d])(\d{1,2})\s+([a-z]{3})[a-z]*\.?(?:\s+(\d{4}))?/u
const vietnamese = /(?:^|[^\d])(\d{1,2})\s+thang\s+(\d{1,2})(?:\s+nam\s+(\d{4}))?/u

/**
 * The day a short text names, as `20/12`, `20 Desember`, `ngày 20 tháng 12`, with or without a year; the next such
 * day after `today`. Null: it names none, or one that is over, or further than `most` days away.
 */
export function dayTold(text: string, today: Day, most: number): Day | null {
  const words = fold(text)
  const found = vietnamese.exec(words) ?? numbers.exec(words) ?? named(words)
  if (!found) return null
  const [, day, month, year] = found
  const years = year ? [year] : [today.slice(0, 4), String(Number(today.slice(0, 4)) + 1)]
  const days = years.map((one) => `${one}-${two(month)}-${two(day)}`).filter(isDay)
  return days.find((one) => one > today && one <= dayAfter(today, most)) ?? null
}

function named(words: string): string[] | null {
  const [all = '', day = '', name = '', year = ''] = indonesian.exec(words) ?? []
  const month = months.indexOf(name)
  return month < 0 ? null : [all, day, String(month + 1), year]
}

const two = (number = '') => number.padStart(2, '0')

/** Whether the calendar has it: the thirtieth of February it has not. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}
