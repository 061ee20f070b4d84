import { expect, it } from 'vitest'
import { dayTold } from '../../src/dialogue/day-told.ts'

const today = '2026-11-22'

it.each([
  ['20 Desember', '2026-12-20'],
  ['tgl 20 des ya', '2026-12-20'],
  ['20/12', '2026-12-20'],
  ['20-12-2026', '2026-12-20'],
  ['ngày 20 tháng 12', '2026-12-20'],
  ['20 thang 12 nam 2026', '2026-12-20'],
  ['3 Januari', '2027-01-03'],
  ['1 mei', '2027-05-01'],
])('"%s" names a day', (text, day) => {
  expect(dayTold(text, today, 180)).toBe(day)
})

it.each([
  'besok',
  'kira-kira nanti',
  '30/2',
  '31 Juni 2027',
  '22/11',
  '20/12/2025',
  '20 Oktober',
  '5 orang',
  '',
])('"%s" names none that can be waited for', (text) => {
  expect(dayTold(text, today, 180)).toBeNull()
})
