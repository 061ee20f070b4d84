import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairTable } from '../../../src/offer/phrases/pair-table.ts'

const number = fc.integer({ min: 0, max: 7 })

test('finds what a map finds, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, number, number), { minLength: 20 }),
      number,
      number,
      (pairs, a, b) => {
        const table = pairTable(pairs)
        const map = new Map(pairs.map(([first, second, value]) => [`${first} ${second}`, value]))
        for (const [first, second] of [...pairs, [a, b] as const]) {
          const at = table.find(first, second)
          const value = at < 0 ? undefined : table.values[at]
          expect(value).toBe(map.get(`${first} ${second}`))
        }
      },
    ),
  )
})

test('an empty table finds nothing', () => {
  expect(pairTable([]).find(0, 0)).toBe(-1)
})
