import type { Check } from '../house.ts'

/** Rules change: nothing goes unread for more than a year. */
const mostMonths = 12

/**
 * An article is to be looked at again after it was read, within a year. That the day has come is no fault, for
 * the service must not stop by the calendar: `suar doctor` tells of it.
 */
export const articlesDated: Check = (house) =>
  house.articles.flatMap(({ file, value: { read, review } }) => {
    const at = { file, path: 'review' }
    if (!isDay(review)) {
      return [
        {
          ...at,
          fault: `${review} is no date of the calendar`,
          tip: 'write a day, as in 2027-05-26',
        },
      ]
    }
    if (review <= read) {
      return [{ ...at, fault: `${review} is not after ${read}`, tip: 'write a day to come' }]
    }
    const last = monthsAfter(read, mostMonths)
    return review <= last
      ? []
      : [
          {
            ...at,
            fault: `${review} is more than a year after ${read}`,
            tip: `write ${last} at most`,
          },
        ]
  })

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10)
}
