import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadAssets, scriptParts, styleParts } from '../../src/console/frame/assets.ts'
import { joinScript } from '../../src/pages/join-script.ts'
import { consoleForTest } from './console-for-test.ts'

const read = (path: string) =>
  readFileSync(new URL(`../../src/console/files/${path}`, import.meta.url), 'utf8')
const parts = scriptParts.map((part) => ({ part, source: read(`script/${part}.js`) }))
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

test('our own script puts no HTML on a page and runs no text', () => {
  const own = joined + read('script/trust.js')
  expect(own).not.toMatch(
    /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function/,
  )
})

test('the style sheet fetches nothing', () => {
  const css = styleParts.map((part) => read(`style/${part}.css`)).join('\n')
  expect(css).not.toMatch(/url\(|@import|@font-face/)
})

test('the first page weighs less than 60 kB with all it needs', async () => {
  const { paths } = loadAssets()
  const rig = consoleForTest()
  const page = await (await rig.visitor(rig.who.supervisor).get('/desk/rota/ID')).text()
  let bytes = gzipSync(page).length
  for (const path of [paths.style, ...paths.scripts, paths.icon]) {
    const answer = await rig.visitor().get(path, { 'Accept-Encoding': 'gzip' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('immutable')
    bytes += (await answer.arrayBuffer()).byteLength
  }
  expect(bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThan(60_000)
})

test('no page holds a script or a style of its own', async () => {
  const rig = consoleForTest()
  for (const path of ['/desk/rota/ID', '/desk/rules', '/desk/account', '/desk/sign-in']) {
    const page = await (await rig.visitor(rig.who.supervisor).get(path)).text()
    expect(page).not.toMatch(/<script(?! defer src)|<style|\sstyle=|\son\w+=|hx-on|hx-vals/)
  }
})
