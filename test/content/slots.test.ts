import { expect, test } from 'vitest'
import { brokenSlot, slotsOf } from '../../src/content/slots.ts'

test('names in order, as often as they stand there', () => {
  expect(slotsOf('{b} {a} {b} {help1}')).toEqual(['b', 'a', 'b', 'help1'])
  expect(slotsOf('{B} {a b} { a} {}')).toEqual([])
})

test('the first thing that is no slot', () => {
  expect(brokenSlot('{a} {b}')).toBeNull()
  expect(brokenSlot('{a} {B} }')).toBe('{B}')
  expect(brokenSlot('{a} }')).toBe('}')
})
