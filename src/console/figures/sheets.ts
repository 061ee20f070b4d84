import type { Figures } from '../../desk/figures/figures.ts'
import { outcomes, type StaffLanguage } from '../../domain/desk.ts'
import { levels } from '../../domain/verdict.ts'
import { writtenCountry } from '../frame/written-date.ts'
import type { Words } from '../words.ts'
import type { Sheet, SheetId } from './sheet.ts'

/**
 * Every table of the page.
 * @param reason why a pattern is a sign, in a few words; null: not known any more
 * @param written how the Monday of a week is written, given as `2026-11-23`
 */
export function sheetsOf(
  { handOvers, hours, offers, objections }: Figures,
  words: Words,
  reason: (pattern: string) => string | null,
  written: (week: string) => string = (week) => week,
): Record<SheetId, Sheet> {
  const { language } = words
  const sheet = (id: SheetId, heads: string[], rows: Sheet['rows']): [SheetId, Sheet] => [
    id,
    { id, title: words(`figures:title-${id}`), what: words(`figures:what-${id}`), heads, rows },
  ]
  const week = words('figures:week')
  return Object.fromEntries([
    sheet(
      'waits',
      [week, words('figures:people'), words('figures:wait-middle'), words('figures:wait-most')],
      handOvers.map(({ week: on, total, waitMiddle, waitMost }) => [
        written(on),
        total,
        // A week without anybody has no time either.
        total === 0 ? '–' : waitMiddle,
        total === 0 ? '–' : waitMost,
      ]),
    ),
    sheet(
      'hours',
      [words('figures:hour'), words('figures:people')],
      hours.map((count, hour) => [hourOf(hour), count]),
    ),
    sheet(
      'outcomes',
      [week, ...outcomes.map((outcome) => words(`figures:outcome-${outcome}`))],
      handOvers.map(({ week: on, outcomes: counts }) => [
        written(on),
        ...outcomes.map((outcome) => counts[outcome]),
      ]),
    ),
    sheet(
      'offers',
      [week, ...levels.map((level) => words(`figures:level-${level}`))],
      offers.weeks.map(({ week: on, levels: counts }) => [
        written(on),
        ...levels.map((level) => counts[level]),
      ]),
    ),
    sheet(
      'patterns',
      [words('figures:rank'), words('figures:pattern'), words('figures:offers')],
      offers.patterns.map(({ id, count }, at) => [at + 1, reason(id) ?? id, count]),
    ),
    sheet(
      'countries',
      [words('figures:rank'), words('figures:country'), words('figures:offers')],
      offers.countries.map(({ country, count }, at) => [
        at + 1,
        countryOf(country, language, words),
        count,
      ]),
    ),
    sheet(
      'objections',
      [words('figures:objections-state'), words('figures:objections')],
      (['received', 'open', 'corrected', 'kept'] as const).map((state) => [
        words(`figures:objections-${state}`),
        objections[state],
      ]),
    ),
  ]) as Record<SheetId, Sheet>
}

/** `03:00`, as clocks of every language here show it. */
export function hourOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

function countryOf(code: string, language: StaffLanguage, words: Words): string {
  return code === '?' ? words('figures:country-unknown') : writtenCountry(code, language)
}
