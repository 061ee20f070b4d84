import { expect, test } from 'vitest'
import { textParity } from '../../../src/content/checks/text-parity.ts'
import { brief, houseFrom, texts } from '../house-from.ts'

type Bundles = Record<string, Record<string, string>>

function parity(bundles: Bundles, broken: string[] = []): string[] {
  const files = Object.entries(bundles).map(([at, entries]) => [
    `locales/${at}.json`,
    texts(entries),
  ])
  return brief(textParity(houseFrom(Object.fromEntries(files), { broken: new Set(broken) })))
}

test('the same keys and the same slots, in any order; English may have fewer', () => {
  expect(
    parity({
      'id/a': { x: '{a} {b} {a}', y: 'y' },
      'vi/a': { y: 'y', x: '{b} {a} {a}' },
      'en/a': { x: '{a} {a} {b}' },
    }),
  ).toEqual([])
})

test('missing keys and files, either way', () => {
  expect(
    parity({ 'id/a': { x: 'x' }, 'vi/a': { y: 'y' }, 'vi/b': { z: 'z' }, 'id/c': { z: 'z' } }),
  ).toEqual([
    'locales/vi/a.json: x: is missing; locales/id/a.json has it',
    'locales/vi/c.json: is missing; there is locales/id/c.json',
    'locales/id/a.json: y: is missing; locales/vi/a.json has it',
    'locales/id/b.json: is missing; there is locales/vi/b.json',
  ])
})

test('slots count as often as they stand there', () => {
  expect(parity({ 'id/a': { x: '{a}' }, 'vi/a': { x: '{a} {a}' }, 'en/a': { x: 'x' } })).toEqual([
    'locales/vi/a.json: x: has the slots {a} {a}, but locales/id/a.json has the slots {a}',
    'locales/en/a.json: x: has no slots, but locales/id/a.json has the slots {a}',
  ])
})

test('English has nothing of its own', () => {
  expect(parity({ 'id/a': { x: 'x' }, 'vi/a': { x: 'x' }, 'en/a': { y: 'y' } })).toEqual([
    'locales/id/a.json: y: is missing; locales/en/a.json has it',
  ])
})

test('a broken file is not called incomplete', () => {
  expect(parity({ 'id/a': { x: 'x' } }, ['locales/vi/a.json'])).toEqual([])
})
