import { expect, test } from 'vitest'
import { datesOrdered } from '../../../src/content/checks/dates-ordered.ts'
import { agencies, brief, houseFrom } from '../house-from.ts'

const between = (listedOn: string, endsOn: string) =>
  brief(datesOrdered(houseFrom({ 'knowledge/agencies/ID.csv': agencies({ listedOn, endsOn }) })))

test('an end after the beginning, or not known to be before it', () => {
  expect(between('2025-03-01', '2025-03-02')).toEqual([])
  expect(between('2025-03-01', '2025-03-01')).toEqual([])
  expect(between('2025-03-01', '2025')).toEqual([])
  expect(between('2025', '2025-01')).toEqual([])
  expect(between('2025-03-01', '')).toEqual([])
})

test('an end before the beginning', () => {
  const said = (endsOn: string, listedOn: string) => [
    `knowledge/agencies/ID.csv: line 2, endsOn: ${endsOn} lies before listedOn, ${listedOn}`,
  ]
  expect(between('2025-03-02', '2025-03-01')).toEqual(said('2025-03-01', '2025-03-02'))
  expect(between('2025', '2024-12')).toEqual(said('2024-12', '2025'))
})
