import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { z } from 'zod'

/** Test files below `test/`, without their ending, each with exact titles of tests in it. */
const shownBy = z.record(z.string().regex(/^[\w/.-]+$/), z.array(z.string().min(1)).min(1))

const asvsRow = z.strictObject({
  id: z.string().regex(/^\d+\.\d+\.\d+$/),
  asks: z.string().min(5),
  state: z.enum(['met', 'partly', 'not-met', 'not-applicable']),
  how: z.string().min(5),
  tests: shownBy.optional(),
  /** `operations#The staff`: a page of `docs/` without its ending, and a heading of it. */
  documents: z.array(z.string().regex(/^[\w/-]+#.+$/)).optional(),
})

const threatRow = z.strictObject({
  who: z.string(),
  wants: z.string(),
  stops: z.string(),
  /** What they can still see or do. */
  left: z.string(),
  tests: shownBy,
})

export type AsvsRow = z.infer<typeof asvsRow>
export type ThreatRow = z.infer<typeof threatRow>
/** A test by its file and title. */
export type Named = { file: string; title: string }

const read = (name: string) => load(readFileSync(`test/house/security/${name}.yaml`, 'utf8'))

export const asvsRows = (): AsvsRow[] => z.array(asvsRow).parse(read('asvs'))
export const threatRows = (): ThreatRow[] => z.array(threatRow).parse(read('threats'))

/** The tests a row names. */
export function testsOf({ tests = {} }: Pick<AsvsRow, 'tests'>): Named[] {
  return Object.entries(tests).flatMap(([file, titles]) =>
    titles.map((title) => ({ file: `test/${file}.test.ts`, title })),
  )
}

/** Every test that either page names, each once. */
export function allNamedTests(): Named[] {
  const all = [...asvsRows(), ...threatRows()].flatMap(testsOf)
  return [...new Map(all.map((one) => [`${one.file} ${one.title}`, one])).values()]
}
