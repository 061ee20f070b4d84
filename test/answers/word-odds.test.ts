import { expect, test } from 'vitest'
import { wordOdds } from '../../src/answers/word-odds.ts'

const one = () => 1
const best = (odds: number[]) => odds.indexOf(Math.max(...odds))

test('an article whose own words a question has is likelier than one that lacks them', () => {
  const odds = wordOdds(
    [[{ terms: ['gaji', 'telat'], as: 1 }], [{ terms: ['paspor', 'hilang'], as: 1 }]],
    [],
  )
  expect(best(odds(['gaji'], one))).toBe(0)
  expect(best(odds(['paspor'], one))).toBe(1)
})

test('a term tells the less the more usual it is, and one that stands nowhere tells nothing', () => {
  const articles = [[{ terms: ['gaji'], as: 1 }], [{ terms: ['bayar'], as: 1 }]]
  const odds = wordOdds(articles, [{ terms: Array(20).fill('bayar'), as: 1 }])
  const [gaji = 0, bayar = 0] = odds(['gaji', 'bayar'], one)
  expect(gaji).toBeGreaterThan(bayar)
  expect(odds(['entah'], one)).toEqual([0, 0])
})

test('what a term counts is told by who asks', () => {
  const odds = wordOdds([[{ terms: ['a'], as: 1 }], [{ terms: ['b'], as: 1 }]], [])
  expect(best(odds(['a', 'b'], (term) => (term === 'b' ? 1 : 0.2)))).toBe(1)
})
