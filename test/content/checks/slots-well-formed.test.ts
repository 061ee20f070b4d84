import { expect, test } from 'vitest'
import { slotsWellFormed } from '../../../src/content/checks/slots-well-formed.ts'
import { brief, houseFrom, texts } from '../house-from.ts'

const wrong = (text: string) =>
  brief(slotsWellFormed(houseFrom({ 'locales/en/a.json': texts({ a: text }) })))

test.each(['no slot', '{a}{b}', '{help1} {listedOn}'])('%s', (text) => {
  expect(wrong(text)).toEqual([])
})

test.each([
  ['{mã}', '{mã}'],
  ['{Name}', '{Name}'],
  ['{ name }', '{ name }'],
  ['{{name}}', '{'],
  ['{- name}', '{- name}'],
  ['{a, number}', '{a, number}'],
  ['{a.b}', '{a.b}'],
  ['{}', '{}'],
  ['a } b', '}'],
  ['{a', '{'],
])('%s has %s, which is no slot', (text, slot) => {
  expect(wrong(text)).toEqual([`locales/en/a.json: a: has "${slot}", which is no slot`])
})
