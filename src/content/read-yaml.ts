import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml'
import type { Fault } from './fault.ts'
import { notPlain, readPlainYaml } from './plain-yaml.ts'

/** The value in a YAML text (core schema, no aliases), or its faults, one for each mistake in the writing. */
export function readYaml(file: string, text: string): { value: unknown } | { faults: Fault[] } {
  const plain = readPlainYaml(text)
  return plain === notPlain ? readAnyYaml(file, text) : { value: plain }
}

/** The same by the full library alone. */
export function readAnyYaml(file: string, text: string): { value: unknown } | { faults: Fault[] } {
  const lines = new LineCounter()
  try {
    const document = parseDocument(text, {
      schema: 'core',
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'silent',
    })
    const wrong = [...document.errors, ...document.warnings]
    if (wrong.length > 0) {
      return { faults: firstOfEachLine(wrong.map((error) => toFault(file, error, lines))) }
    }
    return { value: toValue(document) }
  } catch (error) {
    if (error instanceof RangeError) return { faults: [{ file, path: '', ...tooDeep }] }
    if (error instanceof ReferenceError) return { faults: [{ file, path: '', ...alias }] }
    throw error
  }
}

function toValue(document: Document): unknown {
  return document.toJS({ maxAliasCount: 0 })
}

const tooDeep = { fault: 'is nested too deeply', tip: 'write it with fewer levels' }
const alias = {
  fault: 'uses an alias (a name after "*" that repeats another part)',
  tip: 'write the part out in full',
}

// One slip often makes the reader stumble several times in the same line.
function firstOfEachLine(faults: Fault[]): Fault[] {
  const seen = new Set<string>()
  return faults.filter(({ path }) => !seen.has(path) && seen.add(path))
}

function toFault(file: string, error: YAMLError, lines: LineCounter): Fault {
  const { line } = lines.linePos(error.pos[0])
  const [fault, tip] = words[error.code] ?? [
    'is not written as YAML',
    'compare the line and the one above it with a file that works',
  ]
  return { file, path: `line ${line}`, fault, tip }
}

const words: Partial<Record<YAMLError['code'], [fault: string, tip: string]>> = {
  RESOURCE_EXHAUSTION: [tooDeep.fault, tooDeep.tip],
  BAD_INDENT: [
    'does not stand under the line above it',
    'use the same number of spaces for all fields of one group',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'has a second colon in it',
    'put the value in double quotes, as in to: "menu:"',
  ],
  DUPLICATE_KEY: ['has a field that was already given', 'keep one of the two'],
  MISSING_CHAR: [
    'misses a character, most often a closing quote, a bracket or a colon',
    'close what was opened; put a value with a quote in it in double quotes and write \\" inside',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'has a field that goes over several lines, or misses its colon',
    'write it as "field: value"',
  ],
  TAB_AS_INDENT: ['begins with a tab', 'use spaces'],
  UNEXPECTED_TOKEN: [
    'has something after the end of the value',
    'put the whole value in double quotes',
  ],
  BAD_SCALAR_START: [
    'has a value that begins with a special character',
    'put the value in double quotes',
  ],
  BAD_ALIAS: ['has a value that begins with "*" or "&"', 'put the value in double quotes'],
  BAD_DQ_ESCAPE: [
    'has a backslash that means nothing here',
    'write \\\\ for a backslash, or use single quotes',
  ],
  MULTIPLE_DOCS: ['begins a second document', 'take out the line with "---"'],
  TAG_RESOLVE_FAILED: ['has a value that begins with "!"', 'put the value in double quotes'],
}
