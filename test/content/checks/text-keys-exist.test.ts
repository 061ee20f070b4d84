import { expect, test } from 'vitest'
import { textKeysExist } from '../../../src/content/checks/text-keys-exist.ts'
import { brief, houseFrom, pattern, texts } from '../house-from.ts'

const files = {
  'flows/menu.yaml':
    'id: menu\nstart: a\nsteps:\n  a: { say: [menu:one, menu:two], choices: [{ id: x, label: menu:three, to: end }] }\n',
  'knowledge/patterns/money/fee.yaml': pattern(),
  'locales/vi/menu.json': texts({ one: 'x' }),
}

test('what flows say, what stands on buttons, and what patterns say', () => {
  expect(brief(textKeysExist(houseFrom(files)))).toEqual([
    'flows/menu.yaml: steps, a, say, item 2: names the text "menu:two", which is in no file',
    'flows/menu.yaml: steps, a, choices, item 1, label: names the text "menu:three", which is in no file',
    'knowledge/patterns/money/fee.yaml: id: names the text "patterns:fee", which is in no file',
  ])
})

test('what the code says', () => {
  const spoken = { keys: ['menu:one', 'check:*', 'check:danger.head'], slots: [], steps: [] }
  const house = houseFrom({ 'locales/vi/menu.json': texts({ one: 'x' }) }, { spoken })
  expect(brief(textKeysExist(house))).toEqual([
    'locales/id/check.json: danger.head: is missing, and the program says it',
  ])
})

test('says nothing of what a broken file may hold', () => {
  const broken = new Set(['locales/id/menu.json', 'locales/vi/patterns.json'])
  expect(textKeysExist(houseFrom(files, { broken }))).toEqual([])
})
