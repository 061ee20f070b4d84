import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const house: {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
} = JSON.parse(readFileSync('package.json', 'utf8'))
const all = { ...house.dependencies, ...house.devDependencies }

test('every dependency is pinned to one version', () => {
  expect(
    Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
  ).toEqual([])
})

test('every dependency has its reason in docs/dependencies.md, and nothing else stands there', () => {
  const named = [
    ...readFileSync('docs/dependencies.md', 'utf8').matchAll(/^\| `([^`]+)` +\|/gm),
  ].map(([, name]) => name)
  expect(named.toSorted()).toEqual(Object.keys(all).toSorted())
})

test('the lock file names no registry host', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/)
})
