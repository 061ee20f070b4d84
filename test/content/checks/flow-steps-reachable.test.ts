import { expect, test } from 'vitest'
import { flowStepsReachable } from '../../../src/content/checks/flow-steps-reachable.ts'
import { brief, houseFrom } from '../house-from.ts'

const files = {
  'flows/menu.yaml': `id: menu
start: a
steps:
  a: { then: b }
  b: { otherwise: { media: c } }
  c: { choices: [{ id: x, label: menu:x, to: 'held:inside' }] }
  lost: { then: lost-too }
  lost-too: {}
`,
  'flows/held.yaml': `id: held
start: heard
steps:
  heard: { otherwise: { place: end } }
  inside: {}
  by-code: { then: after-code }
  after-code: {}
`,
}

test('follows choices, then and otherwise, within and between flows', () => {
  expect(brief(flowStepsReachable(houseFrom(files)))).toEqual([
    'flows/held.yaml: steps, by-code: is a step that nothing leads to',
    'flows/held.yaml: steps, after-code: is a step that nothing leads to',
    'flows/menu.yaml: steps, lost: is a step that nothing leads to',
    'flows/menu.yaml: steps, lost-too: is a step that nothing leads to',
  ])
})

test('a step the code goes to can be come to', () => {
  const spoken = { keys: [], slots: [], steps: ['held:by-code', 'menu:lost'] }
  expect(flowStepsReachable(houseFrom(files, { spoken }))).toEqual([])
})

test('says nothing while a flow is broken', () => {
  const broken = new Set(['flows/other.yaml'])
  expect(flowStepsReachable(houseFrom(files, { broken }))).toEqual([])
})
