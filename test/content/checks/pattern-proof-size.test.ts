import { expect, test } from 'vitest'
import { patternProofSize } from '../../../src/content/checks/pattern-proof-size.ts'
import { brief, houseFrom, pattern } from '../house-from.ts'

const file = 'knowledge/patterns/money/fee.yaml'
const proof = (over: Record<string, unknown>) =>
  brief(patternProofSize(houseFrom({ [file]: pattern(over) })))

test('two of each in the language it has phrases for', () => {
  expect(proof({})).toEqual([])
})

test('each language with phrases needs its own', () => {
  expect(proof({ signals: { id: ['a'], en: ['b'] } })).toEqual([
    `${file}: hits, en: has no example, but needs 2`,
    `${file}: innocents, en: has no example, but needs 2`,
  ])
})

test('a language without phrases needs none', () => {
  expect(proof({ signals: { id: ['a'], en: [] } })).toEqual([])
})

test('one is not enough', () => {
  expect(proof({ innocents: { id: ['a'] } })).toEqual([
    `${file}: innocents, id: has one example, but needs 2`,
  ])
})

test('facts alone are proven in both languages', () => {
  expect(proof({ signals: {}, facts: ['fee-asked'] })).toEqual([
    `${file}: hits, vi: has no example, but needs 2`,
    `${file}: innocents, vi: has no example, but needs 2`,
  ])
})

test('what an authority says of a destination may hold for one country only', () => {
  const facts = ['destination-closed', 'destination-suspended']
  expect(proof({ signals: {}, facts })).toEqual([])
  expect(proof({ signals: {}, facts: [...facts, 'fee-asked'] })).toHaveLength(2)
  expect(proof({ signals: {}, facts, hits: {} })).toHaveLength(3)
})

test('a pattern must be able to be seen', () => {
  expect(proof({ signals: { id: [] } })).toEqual([
    `${file}: has neither signals nor facts, so it can never be seen`,
  ])
})
