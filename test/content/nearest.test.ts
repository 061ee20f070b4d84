import { expect, test } from 'vitest'
import { didYouMean, nearest } from '../../src/content/nearest.ts'

const fields = ['sources', 'signals', 'strength', 'id', 'facts']

test.each([
  ['sorces', 'sources'],
  ['source', 'sources'],
  ['Signals', 'signals'],
  ['stregnth', 'strength'],
  ['fact', 'facts'],
  ['i', 'id'],
])('%s is most like %s', (name, known) => {
  expect(nearest(name, fields)).toBe(known)
})

test.each(['banana', 'x', '', 'weight', 'constructor'])('%s is like none', (name) => {
  expect(nearest(name, fields)).toBeNull()
})

test('as a tip', () => {
  expect(didYouMean('sorces', fields, 'look it up')).toBe('did you mean "sources"?')
  expect(didYouMean('banana', fields, 'look it up')).toBe('look it up')
})
