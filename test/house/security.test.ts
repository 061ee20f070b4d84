import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { notShown } from './security/really-ran.ts'
import { alsoKept, asksForDocument, levelOf } from './security/requirements.ts'
import { allNamedTests, asvsRows } from './security/rows.ts'
import { securityPage } from './security/security-page.ts'
import { namesOf } from './security/test-names.ts'
import { titlesIn } from './security/test-titles.ts'
import { threatPage } from './security/threat-page.ts'

const rows = asvsRows()

test.each([
  ['docs/security.md', securityPage],
  ['docs/threat-model.md', threatPage],
] as const)('%s says what the rows say, otherwise run npm run security', (file, page) => {
  expect(readFileSync(file, 'utf8')).toBe(page())
})

test('every requirement of level 1 and 2, and those of level 3 we keep, has one row, in their order', () => {
  const asked = [...levelOf].filter(([, level]) => level < 3).map(([id]) => id)
  expect([70, 183, 92]).toEqual([1, 2, 3].map(countAt))
  const given = rows.map(({ id }) => id)
  expect(given.filter((id, at) => given.indexOf(id) !== at)).toEqual([])
  expect(given.filter((id) => !levelOf.has(id))).toEqual([])
  expect([...asked, ...alsoKept].filter((id) => !given.includes(id))).toEqual([])
  expect(given).toEqual([...levelOf.keys()].filter((id) => given.includes(id)))
})

function countAt(level: number): number {
  return [...levelOf.values()].filter((one) => one === level).length
}

test('whatever is called met is shown by a test, or written where the standard asks for a document', () => {
  const bare = rows.filter(({ id, state, tests, documents }) => {
    if (state !== 'met') return false
    return asksForDocument(id) ? !documents?.length : !tests
  })
  expect(bare.map(({ id }) => id)).toEqual([])
})

test('what does not apply names no test, and no text is there twice for two requirements that differ', () => {
  const named = rows.filter(({ state, tests }) => state === 'not-applicable' && tests)
  expect(named.map(({ id }) => id)).toEqual([])
  const asks = rows.map(({ asks }) => asks)
  expect(asks.filter((one, at) => asks.indexOf(one) !== at)).toEqual([])
})

test('every heading that is named stands in its page', () => {
  const missing = rows.flatMap(({ documents = [] }) =>
    documents.filter((named) => {
      const [page = '', heading = ''] = named.split('#')
      const file = `docs/${page}.md`
      return !existsSync(file) || !headingsIn(file).includes(heading)
    }),
  )
  expect(missing).toEqual([])
})

function headingsIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading)
}

test('every test that is named is written under that title in that file', () => {
  const byFile = new Map<string, Set<string>>()
  const named = allNamedTests()
  for (const { file } of named)
    if (!byFile.has(file)) byFile.set(file, existsSync(file) ? titlesIn(file) : new Set())
  expect(named.length).toBeGreaterThan(150)
  expect(named.filter(({ file, title }) => !byFile.get(file)?.has(title))).toEqual([])
})

test('a title with slots is told from others when its tests run', () => {
  expect('nobody: POST /desk/x leads away').toMatch(namesOf('nobody: $name leads away'))
  expect('killed before any commit, 3 of 4').toMatch(
    namesOf('killed ${' + 'when} any commit, %d of %s'),
  )
  expect('somebody: x leads away').not.toMatch(namesOf('nobody: $name leads away'))
  expect('what is (not) said').toMatch(namesOf('what is (not) said'))
  expect('what is not said').not.toMatch(namesOf('what is (not) said'))
})

test('a run in which a named test was skipped, failed once, or had no such file does not show it', () => {
  const ran = (...tests: [name: string, state: 'passed' | 'failed' | 'skipped'][]) => {
    const cases = tests.map(([name, state]) => ({ name, result: () => ({ state }) }))
    const children = { allTests: () => cases.values() }
    return { relativeModuleId: 'test/a.test.ts', children } as never
  }
  const named = { file: 'test/a.test.ts', title: 'it holds for %s' }
  const shown = (whole: boolean, ...modules: never[]) => notShown([named], { whole, modules })
  const [one, other] = ['it holds for one', 'it holds for another']
  expect(shown(true, ran([one, 'passed'], [other, 'passed']))).toEqual([])
  expect(shown(true, ran([one, 'passed'], [other, 'failed']))).toEqual([named])
  expect(shown(true, ran([one, 'skipped']))).toEqual([named])
  expect(shown(true, ran(['it falls', 'passed']))).toEqual([named])
  expect(shown(true)).toEqual([named])
  expect(shown(false)).toEqual([])
})
