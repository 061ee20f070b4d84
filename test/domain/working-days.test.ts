import { expect, it } from 'vitest'
import { workingDaysAfter } from '../../src/domain/working-days.ts'

const day = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10)

it.each([
  ['a Wednesday', '2026-11-25T05:00:00Z', '2026-12-09'],
  ['a Friday evening there', '2026-11-27T16:59:00Z', '2026-12-11'],
  ['a Saturday there, still Friday here', '2026-11-27T17:01:00Z', '2026-12-11'],
  ['a Sunday', '2026-11-29T05:00:00Z', '2026-12-11'],
])('ten working days after %s', (_, from, due) => {
  expect(day(workingDaysAfter(Date.parse(from), 10))).toBe(due)
})
