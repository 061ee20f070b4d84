import { type HandOverEnd, type Outcome, outcomes } from '../../domain/desk.ts'
import { roundly, type Shown, shown, shownRow } from './suppress.ts'
import { weekOf } from './weeks.ts'

/** Finished hand-overs of one week. Times are whole minutes. */
export type WeekOfHandOvers = {
  week: string
  total: Shown
  /** How long people waited for a person: the middle one, and nine of ten; null: too few to be told. */
  waitMiddle: number | null
  waitMost: number | null
  outcomes: Record<Outcome, Shown>
}

/** By hour of the day in Jakarta and Hanoi, 0 to 23: how many people came to the desk, to the nearest five. */
export type HourlyLoad = Shown[]

const minute = 60_000
const zone = 7 * 3_600_000

/** @param weeks oldest first; a week without hand-overs is there too */
export function handOverWeeks(
  ends: readonly HandOverEnd[],
  weeks: readonly string[],
): WeekOfHandOvers[] {
  return weeks.map((week) => {
    const own = ends.filter(({ since }) => weekOf(since) === week)
    const total = shown(own.length)
    const waits = own.map(({ since, takenAt }) => takenAt - since).toSorted((a, b) => a - b)
    const at = (part: number) =>
      total === null || total === 0
        ? null
        : Math.ceil(
            (waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0) / minute,
          )
    const counts = outcomes.map((name) => own.filter(({ outcome }) => outcome === name).length)
    const row = shownRow(counts)
    return {
      week,
      total,
      waitMiddle: at(0.5),
      waitMost: at(0.9),
      outcomes: Object.fromEntries(outcomes.map((name, n) => [name, row[n] ?? null])) as Record<
        Outcome,
        Shown
      >,
    }
  })
}

export function hourlyLoad(ends: readonly HandOverEnd[]): HourlyLoad {
  const counts = Array.from({ length: 24 }, () => 0)
  for (const { since } of ends) {
    const hour = Math.floor(((since + zone) % (24 * 3_600_000)) / 3_600_000)
    counts[hour] = (counts[hour] ?? 0) + 1
  }
  return counts.map((count) => roundly(shown(count)))
}
