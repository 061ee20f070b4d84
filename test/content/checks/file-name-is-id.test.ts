import { expect, test } from 'vitest'
import { fileNameIsId } from '../../../src/content/checks/file-name-is-id.ts'
import { brief, houseFrom, pattern } from '../house-from.ts'

test('flows and patterns stand in the file that bears their id', () => {
  const flow = 'id: menu\nstart: a\nsteps:\n  a: {}\n'
  const house = houseFrom({
    'flows/menu.yaml': flow,
    'flows/start.yaml': flow,
    'knowledge/patterns/money/fee.yaml': pattern(),
    'knowledge/patterns/money/fees.yaml': pattern(),
  })
  expect(brief(fileNameIsId(house))).toEqual([
    'flows/start.yaml: id: "menu" is not the name of the file',
    'knowledge/patterns/money/fees.yaml: id: "fee" is not the name of the file',
  ])
})
