import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadContent } from '../../src/content/load-content.ts'
import { layBigHouse } from './lay-big-house.ts'
import { asOnThatDay, copyGoodHouse } from './lay-house.ts'

const house = copyGoodHouse()
beforeAll(() => layBigHouse(house.root))
afterAll(() => house.remove())

test('200 patterns, 60 corridors, 600 notices and 1,000 texts load in less than 600 ms of work', async () => {
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage()
    const { knowledge } = await loadContent(house.root, asOnThatDay)
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
    expect(knowledge.patterns).toHaveLength(202)
    expect(knowledge.corridors).toHaveLength(60)
    expect(knowledge.notices).toHaveLength(602)
  }
  expect(Math.min(...times)).toBeLessThan(600)
})
