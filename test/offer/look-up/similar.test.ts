import fc from 'fast-check'
import { distance } from 'fastest-levenshtein'
import { describe, expect, it } from 'vitest'
import { similarIndex } from '../../../src/offer/look-up/similar.ts'
import { misspelt, namesOf } from '../../bench/checker/texts.ts'

/** Names as they are compared: without the form, joined. */
const keysOf = (count: number) =>
  namesOf(count).map((name) => name.slice(3).replaceAll(' ', '').toLowerCase())

/** What must be found, looked for in every name. */
const everyOne = (names: string[], name: string) => {
  const most = Math.min(3, Math.max(1, Math.floor(name.length / 8)))
  const isLong = ({ length }: string) => length >= 8
  if (!isLong(name)) return []
  return names
    .filter((other) => isLong(other) && other !== name && distance(name, other) <= most)
    .sort((a, b) => distance(name, a) - distance(name, b) || (a < b ? -1 : 1))
}

describe('similar names', () => {
  it('are found among twenty thousand that share their words', () => {
    const names = keysOf(20_000)
    const index = similarIndex(names)
    for (const name of names.filter((_, i) => i % 100 === 7)) {
      expect(index.find(misspelt(name))[0]).toBe(name)
    }
  })

  it.each([
    ['a letter before', 'xmitraabadibersama'],
    ['a letter behind', 'mitraabadibersamax'],
    ['the first left out', 'itraabadibersama'],
    ['the last left out', 'mitraabadibersam'],
    ['another letter', 'mitraabudibersama'],
    ['two far apart', 'mtraabadibersamaa'],
  ])('are found by %s', (_, asked) => {
    expect(similarIndex(['mitraabadibersama', 'dutasejatiwibawa']).find(asked)).toEqual([
      'mitraabadibersama',
    ])
  })

  it('are neither too far away nor too short, nor the name itself', () => {
    const index = similarIndex(['mitraabadibersama', 'comoabc', 'karyautama'])
    expect(index.find('mitraabudibarsima')).toEqual([])
    expect(index.find('comoabd')).toEqual([])
    expect(index.find('karyautomi')).toEqual([])
    expect(index.find('karyautama')).toEqual([])
  })

  it('are just those that a look at every name finds', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'n'), minLength: 6, maxLength: 30 })
    fc.assert(
      fc.property(fc.array(name, { maxLength: 60 }), name, (names, asked) => {
        const all = [...new Set([...names, asked.slice(1), `${asked}ab`, `b${asked.slice(0, -2)}`])]
        expect(similarIndex(all).find(asked)).toEqual(everyOne(all, asked))
      }),
    )
  })
})
