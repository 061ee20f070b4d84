import { expect, test } from 'vitest'
import { lineLength } from '../../../src/content/checks/line-length.ts'
import { brief, houseFrom, texts } from '../house-from.ts'

function length(text: string): string[] {
  const flow =
    'id: menu\nstart: a\nsteps:\n  a: { say: [menu:a], choices: [{ id: x, label: menu:b, to: end }] }\n'
  const bundle = texts({ a: text, b: 'x'.repeat(200), c: 'x'.repeat(200) })
  return brief(lineLength(houseFrom({ 'flows/menu.yaml': flow, 'locales/vi/menu.json': bundle })))
}

test('six lines of 110 letters', () => {
  expect(length(Array(6).fill('ệ'.repeat(110)).join('\n'))).toEqual([])
})

test('letters are counted as people see them, and slots not at all', () => {
  expect(length('e\u0323\u0302'.repeat(110))).toEqual([])
  expect(length(`${'😀'.repeat(100)}{aVeryLongSlotName}`)).toEqual([])
})

test('a seventh line, and a letter too many', () => {
  expect(length('a\n'.repeat(6))).toEqual(['locales/vi/menu.json: a: has 7 lines; 6 is the most'])
  expect(length(`a\n${'x'.repeat(111)}`)).toEqual([
    'locales/vi/menu.json: a: line 2 has 111 letters; 110 is the most',
  ])
})
