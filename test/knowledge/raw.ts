import { readdirSync, readFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { load as parseYaml } from 'js-yaml'

/** Reads `knowledge/` as it lies on disk, with no help from the product's own loader. */

const root = new URL('../../knowledge/', import.meta.url)

export type Row = Record<string, unknown>

/** File names in a folder of `knowledge/` that end in `ending`, without it. */
export function namesIn(folder: string, ending: string): string[] {
  return readdirSync(new URL(`${folder}/`, root))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort()
}

export function textOf(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

export function yamlOf(path: string): unknown {
  return parseYaml(textOf(path))
}

/** The rows of a CSV file as records of strings; a row with a wrong number of cells throws. */
export function csvOf(path: string): Record<string, string>[] {
  return parseCsv(textOf(path), { columns: true, bom: true, skip_empty_lines: true })
}

/** The value as a record, or an error that says where. */
export function rowOf(value: unknown, where: string): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where} is not a record`)
  }
  return value as Row
}

export function listOf(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${where} is not a list`)
  return value
}

/** Every record below `value` that stands under `key`, with the path to it. */
export function* under(value: unknown, key: string, path = ''): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* under(item, key, `${path}[${index}]`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (name === key) yield [`${path}.${name}`, item]
      yield* under(item, key, `${path}.${name}`)
    }
  }
}
