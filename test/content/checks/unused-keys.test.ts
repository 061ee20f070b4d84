import { expect, test } from 'vitest'
import { unusedKeys } from '../../../src/content/checks/unused-keys.ts'
import { brief, houseFrom, pattern, texts } from '../house-from.ts'

const files = {
  'flows/menu.yaml':
    'id: menu\nstart: a\nsteps:\n  a: { say: [menu:one], choices: [{ id: x, label: menu:two, to: end }] }\n',
  'knowledge/patterns/money/fee.yaml': pattern(),
  'locales/id/menu.json': texts({ one: '1', two: '2', three: '3', four: '4' }),
  'locales/vi/menu.json': texts({ one: '1', two: '2', three: '3' }),
  'locales/id/patterns.json': texts({ fee: 'x', old: 'y' }),
  'locales/vi/check.json': texts({ 'danger.head': 'x', 'danger.foot': 'x' }),
}

test('texts nobody names, each once', () => {
  expect(brief(unusedKeys(houseFrom(files)))).toEqual([
    'locales/id/menu.json: three: is a text that nothing says',
    'locales/id/menu.json: four: is a text that nothing says',
    'locales/id/patterns.json: old: is a text that nothing says',
    'locales/vi/check.json: danger.head: is a text that nothing says',
    'locales/vi/check.json: danger.foot: is a text that nothing says',
  ])
})

test('what the code says, by key, by beginning and by namespace', () => {
  const spoken = {
    keys: ['menu:three', 'menu:fo*', 'patterns:*', 'check:danger.h*'],
    slots: [],
    steps: [],
  }
  expect(brief(unusedKeys(houseFrom(files, { spoken })))).toEqual([
    'locales/vi/check.json: danger.foot: is a text that nothing says',
  ])
})

test('says nothing while something that may name a text is broken', () => {
  const broken = new Set(['flows/other.yaml'])
  expect(unusedKeys(houseFrom(files, { broken }))).toEqual([])
})
