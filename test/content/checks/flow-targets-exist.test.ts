import { expect, test } from 'vitest'
import { flowTargetsExist } from '../../../src/content/checks/flow-targets-exist.ts'
import { brief, houseFrom } from '../house-from.ts'

const flow = (id: string, step: string) => `id: ${id}\nstart: a\nsteps:\n  a: ${step}\n  b: {}\n`

function missing(step: string): string[] {
  const files = { 'flows/menu.yaml': flow('menu', step), 'flows/held.yaml': flow('held', '{}') }
  return brief(flowTargetsExist(houseFrom(files)))
}

test.each(['b', 'end', 'held:b', "'held:'", 'menu:b'])('%s is a target', (target) => {
  expect(missing(`{ then: ${target} }`)).toEqual([])
})

test.each([
  ['{ then: c }', 'then: leads to "c", but the flow "menu" has no step "c"'],
  ['{ then: held:c }', 'then: leads to "held:c", but the flow "held" has no step "c"'],
  ["{ then: 'gone:' }", 'then: leads to "gone:", but there is no flow "gone"'],
  ['{ otherwise: { text: toString } }', ''],
  [
    '{ otherwise: { place: c } }',
    'otherwise, place: leads to "c", but the flow "menu" has no step "c"',
  ],
])('%s', (step, fault) => {
  if (fault === '') return expect(() => missing(step)).toThrow('is not a target')
  return expect(missing(step)).toEqual([`flows/menu.yaml: steps, a, ${fault}`])
})

test('what every object has is no step', () => {
  expect(missing('{ then: constructor }')).toHaveLength(1)
})

test('a flow that is broken is not called missing', () => {
  const files = { 'flows/menu.yaml': flow('menu', "{ then: 'held:' }") }
  const broken = new Set(['flows/held.yaml'])
  expect(flowTargetsExist(houseFrom(files, { broken }))).toEqual([])
})

test('a step the code goes to must be there', () => {
  const spoken = { keys: [], slots: [], steps: ['menu:b', 'menu:c', 'held:a'] }
  const house = houseFrom({ 'flows/menu.yaml': flow('menu', '{}') }, { spoken })
  expect(brief(flowTargetsExist(house))).toEqual([
    'flows/menu.yaml: leads to "menu:c", but the flow "menu" has no step "c", but the program goes there',
    'flows/held.yaml: leads to "held:a", but there is no flow "held", but the program goes there',
  ])
})
