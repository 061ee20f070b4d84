import { expect, test } from 'vitest'
import { indicatorsIn } from '../../../src/desk/cases/indicators.ts'
import type { Case } from '../../../src/domain/case.ts'

const answered = (values: Record<string, string>): Pick<Case, 'fields'> => ({
  fields: Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { told: { value, at: 1 }, set: null }]),
  ),
})

test('held papers alone are one sign; with the way out closed the dimension is positive, and each says why', () => {
  expect(indicatorsIn(answered({ x_PapersHeld: 'yes' })).positive).toEqual([])
  const both = indicatorsIn(answered({ x_PapersHeld: 'yes', x_CanGoOut: 'no' }))
  expect(both.positive).toEqual(['coercion'])
  expect(both.indicators.map(({ field, ilo }) => [field, ilo])).toEqual([
    ['x_CanGoOut', 3],
    ['x_PapersHeld', 7],
  ])
})

test('a strong and a medium one are enough, one medium is not', () => {
  expect(
    indicatorsIn(answered({ x_OwesBeforeLeaving: 'yes', x_AfraidToStop: 'yes' })).positive,
  ).toEqual(['coercion'])
  expect(indicatorsIn(answered({ x_AfraidToStop: 'yes' })).positive).toEqual([])
})

test('one question to a dimension never makes it positive', () => {
  const { positive, indicators } = indicatorsIn(
    answered({ x_SameWork: 'no', x_PaidAsPromised: 'no' }),
  )
  expect(indicators).toHaveLength(2)
  expect(positive).toEqual([])
})

test('the good answer, a skipped one and "not known" speak for nothing', () => {
  const quiet = {
    x_PapersHeld: 'no',
    x_CanGoOut: 'yes',

    x_AfraidToStop: 'unknown',
  }
  expect(indicatorsIn(answered(quiet))).toEqual({ indicators: [], positive: [], child: false })
})

test('who is not of age or unsure is a child', () => {
  expect(indicatorsIn(answered({ x_AgeGroup: 'Child' })).child).toBe(true)
  expect(indicatorsIn(answered({ x_AgeGroup: 'Unknown' })).child).toBe(true)
  expect(indicatorsIn(answered({ x_AgeGroup: 'Adult' })).child).toBe(false)
})

test('what the staff set by hand counts before what was told', () => {
  const one = answered({ x_PapersHeld: 'yes', x_CanGoOut: 'no' })
  one.fields.x_CanGoOut = { told: { value: 'no', at: 1 }, set: { value: 'yes', at: 2, by: 'rani' } }
  expect(indicatorsIn(one).positive).toEqual([])
})
