import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { allChecks } from '../../src/content/checks/all-checks.ts'
import { ContentFault } from '../../src/content/fault.ts'
import { loadContent } from '../../src/content/load-content.ts'
import { printFaults } from '../../src/content/print-faults.ts'
import { asOnThatDay, brokenHouses, copyGoodHouse, layOver } from './lay-house.ts'

const entries = readdirSync(brokenHouses, { withFileTypes: true })
const mistakes = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)

const house = copyGoodHouse()
afterAll(() => house.remove())

async function told(root: string): Promise<string> {
  try {
    await loadContent(root, asOnThatDay)
    return ''
  } catch (error) {
    if (error instanceof ContentFault) return `${printFaults(error.faults)}\n`
    throw error
  }
}

test('the good house has no fault', async () => {
  expect(await told(house.root)).toBe('')
})

describe('each mistake is told in exactly these words', () => {
  test.each(mistakes)('%s', async (mistake) => {
    const takeOff = layOver(house.root, join(brokenHouses, mistake))
    try {
      const expected = readFileSync(join(brokenHouses, mistake, 'expected.txt'), 'utf8')
      expect(await told(house.root)).toBe(expected)
    } finally {
      takeOff()
    }
  })
})

test('what was laid over the good house is taken off again', async () => {
  expect(await told(house.root)).toBe('')
})

test('every check has a broken house that bears its name', () => {
  const without = Object.keys(allChecks).filter(
    (name) => !mistakes.some((mistake) => mistake.startsWith(name)),
  )
  expect(without).toEqual([])
  expect(mistakes.length).toBeGreaterThan(100)
})
