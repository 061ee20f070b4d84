import { expect, test } from 'vitest'
import { saidWhereKnown } from '../../../src/content/checks/said-where-known.ts'
import { brief, corridor, houseFrom } from '../house-from.ts'

const file = 'knowledge/corridors/ID-KH.yaml'
const said = {
  authority: { id: 'a', vi: 'b' },
  on: '2025',
  source: { title: 'A', date: '2025' },
}
const wrong = (over: Record<string, unknown>) =>
  brief(saidWhereKnown(houseFrom({ [file]: corridor(over) })))

test('somebody said what is known, and nobody what is not', () => {
  expect(wrong({})).toEqual([])
  expect(wrong({ placement: 'closed', said })).toEqual([])
  expect(wrong({ placement: 'open' })).toEqual([
    `${file}: said: is missing, although placement is "open"`,
  ])
  expect(wrong({ placement: 'unknown', said })).toEqual([
    `${file}: placement: is "unknown", although an authority is named under said`,
  ])
})
