import { type Desk, desks, type HandOverEnd, type StaffMember } from '../../domain/desk.ts'
import { type Level, levels } from '../../domain/verdict.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { handOverEndsPrefix } from '../../runtime/keys.ts'
import type { Objections } from '../../runtime/objections.ts'
import { fromBytes } from '../../runtime/stored-form.ts'
import { may } from '../rights.ts'
import {
  type HourlyLoad,
  handOverWeeks,
  hourlyLoad,
  type WeekOfHandOvers,
} from './hand-over-figures.ts'
import type { OfferTally, OfferWeek } from './offer-tally.ts'
import { roundly, type Shown, shown, shownRow } from './suppress.ts'
import { lastWeeks, weekOf } from './weeks.ts'

export type OfferFigures = {
  weeks: { week: string; levels: Record<Level, Shown> }[]
  /** The most frequent first; those too rare to be told are not there. */
  patterns: { id: string; count: number }[]
  /** To the nearest five: every offer has one country, so exact ones would tell a hidden one. */
  countries: { country: string; count: number }[]
}

export type ObjectionFigures = { received: Shown; open: Shown; corrected: Shown; kept: Shown }

/** Everything a supervisor looks at, for the desks that are theirs. Counts below 11 are not told. */
export type Figures = {
  desks: Desk[]
  handOvers: WeekOfHandOvers[]
  hours: HourlyLoad
  offers: OfferFigures
  objections: ObjectionFigures
}

export type FiguresOptions = {
  store: Store
  tally: OfferTally
  objections: Objections
  clock: Clock
}

const mostRows = 20

/** Null: this member may not see figures. `weeks`: how many, this one last. */
export function createFigures({ store, tally, objections, clock }: FiguresOptions) {
  async function ends(since: number, of: readonly Desk[]): Promise<HandOverEnd[]> {
    const found: HandOverEnd[] = []
    const from = String(Math.max(0, since)).padStart(15, '0')
    for await (const one of everyRecord(store, handOverEndsPrefix, { from })) {
      const end = fromBytes<HandOverEnd>('hand-over-end', one)
      if (end && of.includes(end.desk)) found.push(end)
    }
    return found
  }

  return async (member: StaffMember, weeks: number): Promise<Figures | null> => {
    const own = desks.filter((desk) => may(member, 'see-figures', desk))
    if (own.length === 0) return null
    const names = lastWeeks(weeks, clock.now())
    // A hand-over ends after it began, perhaps weeks later: more is read than is told.
    const all = await ends(Date.parse(`${names[0]}T00:00:00+07:00`), own)
    const told = all.filter(({ since }) => names.includes(weekOf(since)))
    return {
      desks: own,
      handOvers: handOverWeeks(told, names),
      hours: hourlyLoad(told),
      offers: offerFigures(await tally.read(names, own), names),
      objections: objectionFigures(await objections.list(), names),
    }
  }
}

function offerFigures(all: readonly OfferWeek[], weeks: readonly string[]): OfferFigures {
  const sum = (pick: (week: OfferWeek) => Record<string, number>) => {
    const counts = new Map<string, number>()
    for (const week of all)
      for (const [name, count] of Object.entries(pick(week)))
        counts.set(name, (counts.get(name) ?? 0) + count)
    return [...counts]
      .filter(([, count]) => shown(count) !== null)
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, mostRows)
  }
  return {
    weeks: weeks.map((name) => {
      const own = all.filter(({ week }) => week === name)
      const counts = levels.map((level) =>
        own.reduce((count, week) => count + (week.levels[level] ?? 0), 0),
      )
      const row = shownRow(counts)
      const byLevel = Object.fromEntries(levels.map((level, at) => [level, row[at] ?? null]))
      return { week: name, levels: byLevel as Record<Level, Shown> }
    }),
    patterns: sum((week) => week.patterns).map(([id, count]) => ({ id, count })),
    countries: sum((week) => week.countries).map(([country, count]) => ({
      country,
      count: roundly(count) ?? 0,
    })),
  }
}

function objectionFigures(
  all: Awaited<ReturnType<Objections['list']>>,
  weeks: readonly string[],
): ObjectionFigures {
  const own = all.filter(({ at }) => weeks.includes(weekOf(at)))
  const count = (outcome: 'corrected' | 'kept' | null) =>
    own.filter(({ decision }) => (decision?.outcome ?? null) === outcome).length
  const [open = null, corrected = null, kept = null] = shownRow([
    count(null),
    count('corrected'),
    count('kept'),
  ])
  return { received: shown(own.length), open, corrected, kept }
}
