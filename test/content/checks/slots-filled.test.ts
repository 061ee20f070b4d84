import { expect, test } from 'vitest'
import { slotsFilled } from '../../../src/content/checks/slots-filled.ts'
import { brief, houseFrom, pattern, texts } from '../house-from.ts'

function unfilled(count: number, say: Record<string, string>, label = 'x', slots: string[] = []) {
  const help = count === 0 ? '' : `help: { need: child, count: ${count} }, `
  const keys = Object.keys(say).map((key) => `a:${key}`)
  const step = `{ ${help}say: [${keys.join(', ')}], choices: [{ id: x, label: a:label, to: end }] }`
  const house = houseFrom(
    {
      'flows/a.yaml': `id: a\nstart: s\nsteps:\n  s: ${step}\n`,
      'locales/id/a.json': texts({ ...say, label }),
    },
    { spoken: { keys: [], slots, steps: [] } },
  )
  return brief(slotsFilled(house)).map((fault) => fault.replace('flows/a.yaml: steps, s, ', ''))
}

test('helplines fill {help1} and so on, over all texts of the step', () => {
  expect(unfilled(2, { one: '{help1}', two: 'x\n{help2}' })).toEqual([])
})

test('a slot for a helpline that is not asked for', () => {
  expect(unfilled(1, { one: '{help1}\n{help2}' })).toEqual([
    'say, item 1: says "a:one", whose slot {help2} nothing fills here',
  ])
})

test('a helpline that is asked for and has no slot', () => {
  expect(unfilled(2, { one: '{help1}' })).toEqual([
    'help: asks for a helpline that no text of the step has room for: {help2}',
  ])
})

test('what the code fills', () => {
  expect(unfilled(0, { one: '{code}' }, 'x', ['code'])).toEqual([])
  expect(unfilled(0, { one: '{code}' })).toEqual([
    'say, item 1: says "a:one", whose slot {code} nothing fills here',
  ])
})

test('nothing fills what stands on a button, nor what a pattern says', () => {
  expect(unfilled(1, { one: '{help1}' }, '{help1} {code}', ['code'])).toEqual([
    'choices, item 1, label: says "a:label", whose slot {help1} nothing fills here',
    'choices, item 1, label: says "a:label", whose slot {code} nothing fills here',
  ])
  const house = houseFrom({
    'knowledge/patterns/money/fee.yaml': pattern(),
    'locales/id/patterns.json': texts({ fee: 'minta {amount}' }),
  })
  expect(brief(slotsFilled(house))).toEqual([
    'knowledge/patterns/money/fee.yaml: id: says "patterns:fee", whose slot {amount} nothing fills here',
  ])
})
