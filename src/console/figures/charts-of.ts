import type { Figures } from '../../desk/figures/figures.ts'
import { outcomes } from '../../domain/desk.ts'
import { levels } from '../../domain/verdict.ts'
import { writtenDate, writtenDayOfYear } from '../frame/written-date.ts'
import type { Words } from '../words.ts'
import { barChart } from './charts/bars.ts'
import { lineChart } from './charts/lines.ts'
import type { Said } from './charts/plot.ts'
import { rankChart } from './charts/ranks.ts'
import { stripChart } from './charts/strips.ts'
import { fewer, type Sheet, type SheetId } from './sheet.ts'
import { hourOf } from './sheets.ts'

/** The pictures beside the tables. Four numbers need none. */
export function chartsOf(
  { handOvers, hours, offers }: Figures,
  sheets: Record<SheetId, Sheet>,
  words: Words,
) {
  const weeks = handOvers.map(({ week }, at) => ({
    label: writtenDate(week, words.language),
    // Every third, counted from the last, which is the one that is looked for.
    tick: (handOvers.length - 1 - at) % 3 === 0 ? writtenDayOfYear(week, words.language) : '',
  }))
  const said = (
    id: SheetId,
    counts: readonly (number | null)[],
    names: readonly string[],
  ): Said => ({
    id: `chart-${id}`,
    title: sheets[id].title,
    desc: spoken(counts, names, words),
  })
  const weekNames = weeks.map(({ label }) => label)
  const waits = handOvers.map(({ waitMost }) => waitMost)
  return {
    waits: lineChart(said('waits', waits, weekNames), weeks, [
      {
        name: words('figures:wait-middle-short'),
        look: 'whole',
        values: handOvers.map(({ total, waitMiddle }) => (total ? waitMiddle : null)),
      },
      {
        name: words('figures:wait-most-short'),
        look: 'dashed',
        values: handOvers.map(({ total, waitMost }) => (total ? waitMost : null)),
      },
    ]),
    hours: barChart(
      said(
        'hours',
        hours,
        hours.map((_, hour) => hourOf(hour)),
      ),
      hours.map((count, hour) => ({
        label: hourOf(hour),
        tick: hour % 6 === 0 ? hourOf(hour) : '',
        count,
      })),
    ),
    outcomes: stripChart(
      said(
        'outcomes',
        handOvers.map(({ total }) => total),
        weekNames,
      ),
      weeks,
      outcomes.map((outcome) => ({
        name: words(`figures:outcome-${outcome}`),
        counts: handOvers.map((week) => week.outcomes[outcome]),
      })),
    ),
    offers: stripChart(
      said(
        'offers',
        offers.weeks.map((week) => week.levels.danger),
        weekNames,
      ),
      weeks,
      levels.map((level) => ({
        name: words(`figures:level-${level}`),
        counts: offers.weeks.map((week) => week.levels[level]),
      })),
    ),
    patterns: ranks('patterns', offers.patterns),
    countries: ranks('countries', offers.countries),
    objections: null,
  }

  function ranks(id: 'patterns' | 'countries', rows: readonly { count: number }[]) {
    const names = sheets[id].rows.map(([, name]) => String(name))
    const counts = rows.map(({ count }) => count)
    return rankChart(
      said(id, counts, names),
      counts.map((count, at) => ({ label: names[at] ?? '', count })),
    )
  }
}

/** The highest and the newest, for whoever hears the picture; the table says the rest. */
function spoken(
  counts: readonly (number | null)[],
  names: readonly string[],
  words: Words,
): string {
  const known = counts.flatMap((count, at) => (count ? [{ count, name: names[at] ?? '' }] : []))
  const [most] = known.toSorted((a, b) => b.count - a.count)
  if (!most) return words('figures:desc-none', { few: fewer })
  return words('figures:desc', { name: most.name, count: most.count })
}
