import type * as z from 'zod'
import { type Fault, place } from './fault.ts'
import type { Entry } from './house.ts'
import { readCsv } from './read-csv.ts'
import { readTexts } from './read-json.ts'
import { readYaml } from './read-yaml.ts'
import { holdAgainst } from './shape-faults.ts'
import { locale } from './shapes/locale.ts'

/**
 * Reads files of each format against a shape and gathers what is wrong with them. What can be read is
 * answered, so that one broken row does not hide the faults of the next; the file then counts as broken.
 */
export function shapedReader() {
  const faults: Fault[] = []
  const broken = new Set<string>()

  const refuse = (file: string, ...found: Fault[]): [] => {
    if (found.length > 0) broken.add(file)
    faults.push(...found)
    return []
  }

  const hold = <T>(
    file: string,
    value: unknown,
    shape: z.ZodType<T>,
    within: PropertyKey[] = [],
  ): Entry<T>[] => {
    const held = holdAgainst(shape, value, file, within)
    if ('faults' in held) return refuse(file, ...held.faults)
    return [{ file, path: place(...within), value: held.value }]
  }

  return {
    faults,
    broken,
    refuse,

    /** A YAML file that is one thing. */
    one<T>(file: string, text: string, shape: z.ZodType<T>): Entry<T>[] {
      const read = readYaml(file, text)
      return 'value' in read ? hold(file, read.value, shape) : refuse(file, ...read.faults)
    },

    /** A YAML file that is a list of things. */
    many<T>(file: string, text: string, shape: z.ZodType<T>): Entry<T>[] {
      const read = readYaml(file, text)
      if ('faults' in read) return refuse(file, ...read.faults)
      if (!Array.isArray(read.value)) return refuse(file, { file, path: '', ...notAList })
      return read.value.flatMap((item, i) => hold(file, item, shape, [i]))
    },

    /** A CSV table, a thing a row. */
    table<T>(file: string, text: string, { columns, optional, shape }: Table<T>): Entry<T>[] {
      const read = readCsv(file, text, columns, optional)
      refuse(file, ...read.faults)
      return read.rows.flatMap(({ line, cells }) => hold(file, cells, shape, [`line ${line}`]))
    },

    /** A JSON file of texts by key. */
    texts(file: string, text: string): Entry<Map<string, string>>[] {
      const read = readTexts(file, text)
      if ('faults' in read) return refuse(file, ...read.faults)
      const held = hold(file, Object.fromEntries(read.texts), locale)
      return held.map((entry) => ({ ...entry, value: read.texts }))
    },
  }
}

/** What a table looks like, and a row of it. */
export type Table<T> = {
  columns: readonly string[]
  optional?: readonly string[]
  shape: z.ZodType<T>
}

const notAList = {
  fault: 'must be a list',
  tip: 'begin each entry with "- " at the start of its first line',
}
