import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { corridor } from './shapes/corridor.ts'
import { country } from './shapes/country.ts'
import { cue } from './shapes/cue.ts'
import { distress } from './shapes/distress.ts'
import { flow } from './shapes/flow.ts'
import { helpEntry } from './shapes/help.ts'
import { judge } from './shapes/judge.ts'
import { locale } from './shapes/locale.ts'
import { notAnswered } from './shapes/not-answered.ts'
import { pattern } from './shapes/pattern.ts'
import { sameWords } from './shapes/same-words.ts'
import { savedReply } from './shapes/saved-reply.ts'

const folder = 'knowledge/schemas'

const shapes: Record<string, z.ZodType> = {
  pattern,
  corridor,
  help: z.array(helpEntry),
  countries: z.array(country),
  cue,
  judge,
  distress,
  'not-answered': notAnswered,
  'same-words': sameWords,
  'saved-replies': z.array(savedReply),
  flow,
  locale,
}

/** The JSON Schemas that editors check content with while it is typed: path below the root -> text. */
export function schemas(): Map<string, string> {
  return new Map(
    Object.entries(shapes).map(([name, shape]) => [
      `${folder}/${name}.schema.json`,
      // What a person writes, with the defaults left out, not what the program makes of it.
      `${JSON.stringify(z.toJSONSchema(shape, { io: 'input' }), null, 2)}\n`,
    ]),
  )
}

/** Writes the schemas. Run by `npm run schemas`. */
export async function writeSchemas(root: string): Promise<void> {
  await mkdir(join(root, folder), { recursive: true })
  for (const [file, text] of schemas()) await writeFile(join(root, file), text)
}

/** The schema files that are not as the shapes would have them. */
export async function staleSchemas(root: string): Promise<string[]> {
  const stale: string[] = []
  for (const [file, text] of schemas()) {
    if ((await textOf(join(root, file))) !== text) stale.push(file)
  }
  return stale
}

/** Whether every schema file is as the shapes have it. */
export async function schemasAreCurrent(root: string): Promise<boolean> {
  return (await staleSchemas(root)).length === 0
}

async function textOf(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
