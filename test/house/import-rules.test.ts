import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)

type Cruise = {
  modules: { source: string }[]
  summary: {
    totalCruised: number
    violations: { from: string; to: string; rule: { name: string } }[]
    ruleSetUsed: { forbidden: { name: string; comment?: string }[] }
  }
}

let cruise: Cruise

/** Cruises the given folders by the rules of the house. Faults are in the result, not thrown. */
async function cruiseOver(...folders: string[]): Promise<Cruise> {
  const { stdout } = await run(
    'node_modules/.bin/depcruise',
    ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders],
    { maxBuffer: 64 * 1024 * 1024 },
  ).catch((failed: { stdout: string }) => failed)
  return JSON.parse(stdout)
}

beforeAll(async () => {
  cruise = await cruiseOver('src')
})

test('the cruise really saw the house: every source file is a module of it', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${file}`)
  const seen = new Set(cruise.modules.map((module) => module.source))
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((file) => !seen.has(file))).toEqual([])
})

test('nobody imports what their room may not import', () => {
  expect(
    cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  ).toEqual([])
})

test('every rule says why it is there', () => {
  const rules = cruise.summary.ruleSetUsed.forbidden
  expect(rules.length).toBeGreaterThan(10)
  expect(rules.filter((rule) => (rule.comment ?? '').length < 40).map((rule) => rule.name)).toEqual(
    [],
  )
})
