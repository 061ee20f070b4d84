import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { allChecks } from '../../src/content/checks/all-checks.ts'
import { spokenByCode } from '../../src/content/checks/spoken-by-code.ts'

const folder = fileURLToPath(new URL('../../src/content', import.meta.url))
const namesIn = (path: string) => readdirSync(path).filter((name) => name.endsWith('.ts'))
const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8')

test('every check is run, and has a test of its own', () => {
  const checks = namesIn(`${folder}/checks`).filter((name) =>
    read(`checks/${name}`).includes(': Check ='),
  )
  expect(checks.map((name) => name.replace('.ts', ''))).toEqual(Object.keys(allChecks))
  const tests = readdirSync(fileURLToPath(new URL('checks', import.meta.url)))
  expect(checks.filter((name) => !tests.includes(name.replace('.ts', '.test.ts')))).toEqual([])
})

test('the room imports only what it may', () => {
  const allowed =
    /^(?:\.{1,2}\/(?!.*\.\.\/\.\.\/(?!domain\/))|node:fs(?:\/promises)?$|node:path$|zod$|js-yaml$|csv-parse\/sync$|i18next$|libphonenumber-js$)/
  const files = ['', 'checks', 'shapes'].flatMap((sub) =>
    namesIn(`${folder}/${sub}`).map((name) => (sub === '' ? name : `${sub}/${name}`)),
  )
  const imports = files.flatMap((file) =>
    [...read(file).matchAll(/from '([^']+)'/g)].map((found) => ({ file, from: found[1] ?? '' })),
  )
  expect(imports.length).toBeGreaterThan(150)
  expect(imports.filter(({ from }) => !allowed.test(from))).toEqual([])
  const rooms = imports.filter(({ from }) => from.startsWith('../../') || /^\.\.\/\w+\//.test(from))
  expect(
    rooms.filter(({ from }) => !/^(?:\.\.\/)+(?:domain|content|checks|shapes)\//.test(from)),
  ).toEqual([])
})

test('what the code says is written as keys', () => {
  for (const key of spokenByCode.keys) expect(key).toMatch(/^[a-z][a-z0-9-]*:[A-Za-z0-9._-]*\*?$/)
  for (const step of spokenByCode.steps) expect(step).toMatch(/^[a-z0-9-]+:[a-z0-9-]+$/)
})
