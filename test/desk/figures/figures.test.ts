import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFigures } from '../../../src/desk/figures/figures.ts'
import { handOverWeeks, hourlyLoad } from '../../../src/desk/figures/hand-over-figures.ts'
import { createOfferTally } from '../../../src/desk/figures/offer-tally.ts'
import { leastShown, roundly, shown, shownRow } from '../../../src/desk/figures/suppress.ts'
import { lastWeeks, weekOf } from '../../../src/desk/figures/weeks.ts'
import type { HandOverEnd, JudgedFact, StaffMember } from '../../../src/domain/desk.ts'
import { handOverEndKey } from '../../../src/runtime/keys.ts'
import { createObjections } from '../../../src/runtime/objections.ts'
import { toBytes } from '../../../src/runtime/stored-form.ts'
import { failingStore } from '../../fixtures/failing-store.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { smallHouse } from '../../fixtures/small-house.ts'

const minute = 60_000
/** A Wednesday noon in Jakarta. */
const now = Date.parse('2026-11-25T12:00:00+07:00')

const end = (more: Partial<HandOverEnd> = {}): HandOverEnd => ({
  desk: 'ID',
  reason: 'asked',
  urgency: 'plain',
  outcome: 'advised',
  since: now,
  takenAt: now + 4 * minute,
  endedAt: now + 30 * minute,
  country: null,
  ...more,
})
const times = <T>(count: number, one: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => one(n))

describe('weeks', () => {
  test('begin on Monday at midnight in Jakarta', () => {
    expect(weekOf(Date.parse('2026-11-23T00:00:00+07:00'))).toBe('2026-11-23')
    expect(weekOf(Date.parse('2026-11-22T23:59:59+07:00'))).toBe('2026-11-16')
    expect(weekOf(now)).toBe('2026-11-23')
  })
  test('are listed oldest first, also over a year’s end', () => {
    expect(lastWeeks(3, Date.parse('2026-01-08T12:00:00+07:00'))).toEqual([
      '2025-12-22',
      '2025-12-29',
      '2026-01-05',
    ])
  })
})

test('no count below eleven is shown, nor can one be worked out from a total', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 }),
      (counts) => {
        const row = shownRow(counts)
        for (const [at, count] of counts.entries())
          if (row[at] !== null) expect(row[at] === 0 || count >= leastShown).toBe(true)
        const hidden = counts.filter((_, at) => row[at] === null)
        // A single hidden one is the total less the others.
        if (hidden.length === 1) expect(counts.filter((count) => count > 0)).toHaveLength(1)
      },
    ),
  )
})

test('what is told by the hour or the country is rounded: a sum does not tell what is hidden', () => {
  const at = (hour: number) => Date.parse(`2026-11-25T${String(hour).padStart(2, '0')}:00:00+07:00`)
  const ends = [3, 9].flatMap((hour, n) => times(n === 0 ? 4 : 23, () => end({ since: at(hour) })))
  const hours = hourlyLoad(ends)
  expect(hours[3]).toBeNull()
  // All 27 are told by the week; 27 less 23 would be the four.
  expect(hours[9]).toBe(25)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), (count) => {
      const told = roundly(shown(count))
      if (told === null) expect(count).toBeLessThan(leastShown)
      else expect(told % 5 === 0 && Math.abs(told - count) <= 2).toBe(true)
    }),
  )
})

test('waiting times are told by the middle one and nine of ten, where there are enough', () => {
  const ends = times(20, (n) => end({ takenAt: now + (n + 1) * minute }))
  const [week] = handOverWeeks(ends, ['2026-11-23'])
  expect(week).toMatchObject({ total: 20, waitMiddle: 11, waitMost: 19 })
  const [few] = handOverWeeks(ends.slice(0, 5), ['2026-11-23'])
  expect(few).toMatchObject({ total: null, waitMiddle: null, waitMost: null })
})

describe('offers', () => {
  const fact: JudgedFact = { at: now, desk: 'ID', level: 'danger', patterns: ['p'], country: 'KH' }

  test('are counted by two processes into one week, and none is lost while the store is away', async () => {
    const store = memoryStore()
    const clock = heldClock()
    const faulty = failingStore(store)
    const one = createOfferTally(store, clock)
    const two = createOfferTally(faulty, clock)
    one.add(times(5, () => fact))
    two.add(times(7, () => fact))
    faulty.away = true
    await two.stop()
    faulty.away = false
    await Promise.all([one.stop(), two.stop()])
    expect(await one.read(['2026-11-23'], ['ID', 'VN'])).toEqual([
      {
        week: '2026-11-23',
        desk: 'ID',
        levels: { danger: 12 },
        patterns: { p: 12 },
        countries: { KH: 12 },
      },
    ])
  })

  test('are told of by a turn once each, and not again for a further part', async () => {
    const facts: JudgedFact[] = []
    const house = smallHouse({
      onJudged: (_chat, _verdict, fact) => {
        if (fact) facts.push(fact)
      },
    })
    await house.write('offer sign-a sign-b sign-c')
    await house.clock.pass(2_000)
    await house.write('halo')
    await house.clock.pass(2_000)
    expect(facts).toMatchObject([
      { desk: 'ID', level: 'danger', patterns: ['sign-a', 'sign-b', 'sign-c'] },
    ])
  })
})

test('figures are for whoever may see them, and of their own desk', async () => {
  const store = memoryStore()
  const clock = { now: () => now, after: () => () => {} }
  const ends = [...times(12, () => end()), ...times(30, () => end({ desk: 'VN' }))]
  await store.commit({
    put: ends.map((one, n) => [
      handOverEndKey(one.endedAt, `id${n}`),
      toBytes('hand-over-end', one),
    ]),
  })
  const objections = createObjections(store, { index: (text) => text })
  const tally = createOfferTally(store, clock)
  const figures = createFigures({ store, tally, objections, clock })
  const member = (roles: StaffMember['roles']): StaffMember => ({
    id: 'x',
    name: 'X',
    roles,
    desks: ['ID'],
  })
  expect(await figures(member(['worker']), 4)).toBeNull()
  const seen = await figures(member(['supervisor']), 4)
  expect(seen?.handOvers.map(({ total }) => total)).toEqual([0, 0, 0, 12])
  expect(seen?.hours[12]).toBe(10)
})
