import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { scriptParts, styleParts } from '../../../../src/adapters/channels/web/assets.ts'
import { joinScript } from '../../../../src/pages/join-script.ts'

const folder = new URL('../../../../src/adapters/channels/web/files/', import.meta.url)
const pathOf = (part: string) => fileURLToPath(new URL(`script/${part}.js`, folder))
const parts = scriptParts.map((part) => ({ part, source: readFileSync(pathOf(part), 'utf8') }))
const joined = joinScript(parts.map(({ source }) => source))

test('the script is whole: no import is left, and no two parts use one name', () => {
  expect(joined).not.toMatch(/^(import|export)\b/m)
  const declared = parts.flatMap(({ source }) =>
    [...source.matchAll(/^(?:export )?(?:async )?(?:const|let|function) (\w+)/gm)].map(
      (match) => match[1],
    ),
  )
  expect(declared.length).toBeGreaterThan(30)
  expect(declared.filter((name, at) => declared.indexOf(name) !== at)).toEqual([])
})

test('each part stands after those it uses', () => {
  for (const [at, { part, source }] of parts.entries()) {
    for (const [, used = ''] of source.matchAll(/from '\.\/([\w-]+)\.js'/g)) {
      const before = scriptParts.slice(0, at) as readonly string[]
      expect(before, `${part} uses ${used}`).toContain(used)
    }
  }
})

test('it is written for browsers of 2020: nothing in it is newer than ES2019', () => {
  const lowered = (target: ts.ScriptTarget) =>
    ts.transpileModule(joined, { compilerOptions: { target } }).outputText
  expect(lowered(ts.ScriptTarget.ES2019)).toBe(lowered(ts.ScriptTarget.ESNext))
  // Of what browsers offer: what came after Chrome 80 and would be easy to reach for.
  expect(joined).not.toMatch(
    /replaceChildren|randomUUID|structuredClone|replaceAll|\.at\(|Object\.hasOwn|AbortSignal\.(timeout|any)/,
  )
})

test('nothing is ever put on the page but text', () => {
  expect(joined).not.toMatch(
    /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function/,
  )
})

test('the style sheet needs nothing newer than Chrome 80', () => {
  const css = styleParts
    .map((part) => readFileSync(new URL(`style/${part}.css`, folder), 'utf8'))
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
  expect(css).not.toMatch(
    /:is\(|:where\(|:has\(|\b\d*dvh|\binset:|aspect-ratio|@layer|@container|color-mix/,
  )
  // A gap between flex items came with Chrome 84.
  expect(css).not.toMatch(/\bgap:/)
  expect(css).not.toMatch(/url\(|@import|@font-face/)
})
