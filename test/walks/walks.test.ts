import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/language.ts'
import { groundOf } from './ground.ts'
import { walkAll } from './walk.ts'
import { everyStep, everyWay } from './ways.ts'
import { written } from './written.ts'

const folder = new URL('./', import.meta.url)
const ground = groundOf()
const { flows } = ground
const walks = languages.map((language) => walkAll(language, ground))

describe.each(walks)('every flow, walked in $language', (walk) => {
  it('has its every step said, or gone on from by code', () => {
    expect(missing(everyStep(flows), walk.steps)).toEqual([])
  })

  it('has its every way gone', () => {
    // Code goes on from these before they are said; where they lead is for a mistake in the code.
    const never = new Set(everyStep(flows).filter((step) => !walk.said.has(step)))
    const ways = everyWay(flows).filter(({ flow, step }) => !never.has(`${flow.id}:${step}`))
    expect([...never].filter((step) => !/:start$/.test(step))).toEqual([])
    expect(
      missing(
        ways.map(({ name }) => name),
        walk.ways,
      ),
    ).toEqual([])
  })

  it.each(flows.map(({ id }) => id))('%s goes as it is written', (id) => {
    const flow = flows.find((one) => one.id === id)
    const file = new URL(`${id}.${walk.language}.txt`, folder)
    const walked = flow ? written(flow, walk) : ''
    if (process.env['UPDATE']) writeFileSync(file, walked)
    else expect(walked).toBe(readFileSync(file, 'utf8'))
  })
})

it('no walk is written of a flow that is not there', () => {
  const names = flows.flatMap(({ id }) => languages.map((language) => `${id}.${language}.txt`))
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  expect(files.toSorted()).toEqual(names.toSorted())
})

function missing(declared: string[], gone: ReadonlyMap<string, unknown>): string[] {
  return declared.filter((name) => !gone.has(name))
}
