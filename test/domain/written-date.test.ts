import { expect, it } from 'vitest'
import { writtenDate } from '../../src/domain/written-date.ts'

it.each([
  ['2025-04-10', '10 April 2025', 'ngày 10/4/2025'],
  ['2026-01-01', '1 Januari 2026', 'ngày 1/1/2026'],
  ['2025-10', 'Oktober 2025', 'tháng 10/2025'],
  ['2014', '2014', 'năm 2014'],
])('writes %s as %s and %s', (date, id, vi) => {
  expect(writtenDate(date, 'id')).toBe(id)
  expect(writtenDate(date, 'vi')).toBe(vi)
})
