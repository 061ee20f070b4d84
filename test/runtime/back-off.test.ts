import { expect, test } from 'vitest'
import { backOff } from '../../src/runtime/back-off.ts'
import { buttonId, readButtonId } from '../../src/runtime/choice-id.ts'

test('waits double up to a quarter of an hour, half of each by chance', () => {
  const least = [1, 2, 3, 11, 500].map((failures) => backOff(failures, () => 0))
  expect(least).toEqual([500, 1_000, 2_000, 450_000, 450_000])
  expect(backOff(1, () => 0.999)).toBe(1_000)
  expect(backOff(500, () => 0.999)).toBeLessThanOrEqual(900_000)
})

test('a button knows its line, and one that was not made here is taken as it is', () => {
  expect(readButtonId(buttonId(12, 'a~b'))).toEqual({ line: 12, choice: 'a~b' })
  expect(readButtonId('yes')).toEqual({ line: null, choice: 'yes' })
  expect(readButtonId('x~yes')).toEqual({ line: null, choice: 'x~yes' })
})
