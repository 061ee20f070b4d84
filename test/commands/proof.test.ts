import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkerMaker, houseFolder } from '../../src/commands/house.ts'
import { isProven, noteProof } from '../../src/commands/proof.ts'
import { spoken } from '../../src/commands/spoken.ts'
import { loadContent } from '../../src/content/load-content.ts'

let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'suar-proof-'))
  for (const folder of ['knowledge', 'src', 'flows', 'locales', 'proof.json']) {
    cpSync(join(houseFolder, folder), join(copy, folder), { recursive: true })
  }
  symlinkSync(join(houseFolder, 'node_modules'), join(copy, 'node_modules'))
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

test('every pattern sees its hits and no innocent, and proof.json says so; otherwise run: npm run proof', async () => {
  await loadContent(houseFolder, { spoken, alsoCheck: [checkerMaker(false).check] })
  expect(isProven(houseFolder)).toBe(true)
})

test('a changed pattern is no longer taken for proven', () => {
  expect(isProven(copy)).toBe(true)
  const file = join(copy, 'knowledge/patterns/money/new.yaml')
  writeFileSync(file, 'id: new\n')
  expect(isProven(copy)).toBe(false)
  noteProof(copy)
  expect(isProven(copy)).toBe(true)
  writeFileSync(join(copy, 'src/offer/read/read.ts'), '// another checker\n')
  expect(isProven(copy)).toBe(false)
  writeFileSync(join(copy, 'proof.json'), 'not JSON')
  expect(isProven(copy)).toBe(false)
})

test('a pattern that misses its own hit stops the loading', async () => {
  const from = join(houseFolder, 'knowledge/patterns/documents/passport-held-by-others.yaml')
  const file = join(copy, 'knowledge/patterns/documents/passport-held-by-others.yaml')
  rmSync(join(copy, 'knowledge/patterns/money/new.yaml'), { force: true })
  cpSync(from, file)
  const { readFileSync } = await import('node:fs')
  const broken = readFileSync(file, 'utf8').replace(
    'hits:\n  id:\n',
    'hits:\n  id:\n    - "sama sekali lain"\n',
  )
  writeFileSync(file, broken)
  const loading = loadContent(copy, { spoken, alsoCheck: [checkerMaker(false).check] })
  await expect(loading).rejects.toMatchObject({
    faults: [
      {
        file: 'knowledge/patterns/documents/passport-held-by-others.yaml',
        path: 'hits.id[0]',
        fault: 'does not see its own hit "sama sekali lain"',
      },
    ],
  })
})
