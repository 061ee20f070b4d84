import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { numbersOrdered } from '../../../src/content/checks/numbers-ordered.ts'
import { brief, corridor, houseFrom } from '../house-from.ts'

const band = (low: number, high: number) => ({
  job: 'cleaner',
  low,
  high,
  currency: 'USD',
  basis: 'job order',
  asOf: '2024',
  confidence: 'low',
  source: 'A',
})

test('pay bands, of corridors and at home', () => {
  const pay = [band(1, 2), band(2, 2), band(3, 2)]
  const house = houseFrom({
    'knowledge/corridors/ID-KH.yaml': corridor({ pay }),
    'knowledge/pay-at-home.yaml': JSON.stringify({ VN: [band(2, 1)] }),
  })
  expect(brief(numbersOrdered(house))).toEqual([
    'knowledge/corridors/ID-KH.yaml: pay, item 3: low is 3, but high is 2',
    'knowledge/pay-at-home.yaml: VN, item 1: low is 2, but high is 1',
  ])
})

const goodJudge = readFileSync('test/fixtures/house/knowledge/judge.yaml', 'utf8')

test('caution begins below danger', () => {
  const judge = (cautionFrom: number) =>
    brief(
      numbersOrdered(
        houseFrom({
          'knowledge/judge.yaml': goodJudge.replace(
            /cautionFrom: \d+/,
            `cautionFrom: ${cautionFrom}`,
          ),
        }),
      ),
    )
  expect(judge(49)).toEqual([])
  expect(judge(50)).toEqual(['knowledge/judge.yaml: cautionFrom: is 50, but dangerFrom is 50'])
})
