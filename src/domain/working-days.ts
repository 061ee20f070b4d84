const day = 24 * 60 * 60 * 1000
/** Jakarta and Hanoi keep the same time, and no summer time. */
const zone = 7 * 60 * 60 * 1000

/** So many working days are promised for deciding an objection. */
export const daysToDecide = 10
/** So many working days are promised for telling whoever objected that it is read. */
export const daysToAcknowledge = 2

/** The instant `days` working days later, Saturdays and Sundays left out, by the days of Jakarta and Hanoi. */
export function workingDaysAfter(at: number, days: number): number {
  let then = at
  for (let left = days; left > 0; ) {
    then += day
    const weekday = new Date(then + zone).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return then
}
