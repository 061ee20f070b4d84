import { expect, test } from 'vitest'
import { indicatorsIn } from '../../../src/desk/cases/indicators.ts'
import type { Report } from '../../../src/domain/report.ts'

const answered = (values: Record<string, string | null>): Pick<Report, 'answers'> => ({
  answers: Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, at: 1 }]),
  ),
})

test('held papers alone are one sign; with the way out closed the dimension is positive, and each says why', () => {
  expect(indicatorsIn(answered({ 'papers-held': 'yes' })).positive).toEqual([])
  const both = indicatorsIn(answered({ 'papers-held': 'yes', 'can-go-out': 'no' }))
  expect(both.positive).toEqual(['coercion'])
  expect(both.indicators.map(({ field, ilo }) => [field, ilo])).toEqual([
    ['can-go-out', 3],
    ['papers-held', 7],
  ])
})

test('a strong and a medium one are enough, one medium is not', () => {
  expect(
    indicatorsIn(answered({ 'owes-before-leaving': 'yes', 'afraid-to-stop': 'yes' })).positive,
  ).toEqual(['coercion'])
  expect(indicatorsIn(answered({ 'afraid-to-stop': 'yes' })).positive).toEqual([])
})

test('one question to a dimension never makes it positive', () => {
  const { positive, indicators } = indicatorsIn(
    answered({ 'same-work': 'no', 'paid-as-promised': 'no' }),
  )
  expect(indicators).toHaveLength(2)
  expect(positive).toEqual([])
})

test('the good answer, a skipped one and "not known" speak for nothing', () => {
  const quiet = {
    'papers-held': 'no',
    'can-go-out': 'yes',
    'same-work': null,
    'afraid-to-stop': 'unknown',
  }
  expect(indicatorsIn(answered(quiet))).toEqual({ indicators: [], positive: [], child: false })
})

test('who is not of age or unsure is a child', () => {
  expect(indicatorsIn(answered({ adult: 'no' })).child).toBe(true)
  expect(indicatorsIn(answered({ adult: 'unknown' })).child).toBe(true)
  expect(indicatorsIn(answered({ adult: 'yes' })).child).toBe(false)
})
