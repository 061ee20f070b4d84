import { expect, test } from 'vitest'
import { flowThenEnds } from '../../../src/content/checks/flow-then-ends.ts'
import { brief, houseFrom } from '../house-from.ts'

test('a chain that ends, and a circle the person can leave', () => {
  const house = houseFrom({
    'flows/menu.yaml': `id: menu
start: a
steps:
  a: { then: b }
  b: { then: c }
  c: { choices: [{ id: x, label: menu:x, to: a }] }
  d: { then: end }
`,
  })
  expect(flowThenEnds(house)).toEqual([])
})

test('a circle, also over two flows, is told at its own steps only', () => {
  const house = houseFrom({
    'flows/menu.yaml': "id: menu\nstart: a\nsteps:\n  a: { then: b }\n  b: { then: 'held:' }\n",
    'flows/held.yaml': 'id: held\nstart: x\nsteps:\n  x: { then: menu:b }\n  y: { then: y }\n',
  })
  const circle = 'goes round in a circle and never waits for the person'
  expect(brief(flowThenEnds(house))).toEqual([
    `flows/held.yaml: steps, x, then: ${circle}`,
    `flows/held.yaml: steps, y, then: ${circle}`,
    `flows/menu.yaml: steps, b, then: ${circle}`,
  ])
})
