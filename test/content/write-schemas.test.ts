import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import {
  schemas,
  schemasAreCurrent,
  staleSchemas,
  writeSchemas,
} from '../../src/content/write-schemas.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the schemas for editors are as the shapes have them; otherwise run: npm run schemas', async () => {
  expect(await staleSchemas(root)).toEqual([])
})

test('twelve of them, each for what a person writes', () => {
  expect([...schemas().keys()]).toEqual(
    [
      'pattern',
      'corridor',
      'help',
      'countries',
      'cue',
      'judge',
      'distress',
      'not-answered',
      'same-words',
      'saved-replies',
      'flow',
      'locale',
    ].map((name) => `knowledge/schemas/${name}.schema.json`),
  )
  const pattern = JSON.parse(schemas().get('knowledge/schemas/pattern.schema.json') ?? '')
  expect(pattern.required).toEqual(['id', 'family', 'strength', 'weight', 'sources'])
  expect(pattern.additionalProperties).toBe(false)
  expect(pattern.properties.strength.enum).toEqual(['strong', 'weak'])
})

test('written schemas are current until one is changed or gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'suar-schemas-'))
  try {
    expect(await schemasAreCurrent(folder)).toBe(false)
    await writeSchemas(folder)
    expect(await schemasAreCurrent(folder)).toBe(true)
    const file = join(folder, 'knowledge/schemas/flow.schema.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"start"', '"begin"'))
    expect(await staleSchemas(folder)).toEqual(['knowledge/schemas/flow.schema.json'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
