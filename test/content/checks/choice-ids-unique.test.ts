import { expect, test } from 'vitest'
import { choiceIdsUnique } from '../../../src/content/checks/choice-ids-unique.ts'
import { brief, houseFrom } from '../house-from.ts'

const flow = (first: string, second: string) => `id: menu
start: a
steps:
  a:
    choices:
      - { id: ${first}, label: menu:x, to: b }
      - { id: ${second}, label: menu:y, to: b }
  b:
    choices:
      - { id: ${first}, label: menu:x, to: end }
`

test('the same id in two steps is no mistake', () => {
  expect(choiceIdsUnique(houseFrom({ 'flows/menu.yaml': flow('one', 'two') }))).toEqual([])
})

test('the same id twice in a step is one', () => {
  expect(brief(choiceIdsUnique(houseFrom({ 'flows/menu.yaml': flow('one', 'one') })))).toEqual([
    'flows/menu.yaml: steps, a, choices, item 2, id: "one" is the id of another choice of this step',
  ])
})
