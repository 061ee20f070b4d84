import { type Document, LineCounter, parseDocument, visit, type YAMLError } from 'yaml'
import type { Fault } from './fault.ts'
import { notPlain, readPlainYaml } from './plain-yaml.ts'

/** The value in a YAML text (core schema, no aliases), or its faults, one for each mistake in the writing. */
export function readYaml(file: string, text: string): { value: unknown } | { faults: Fault[] } {
  const plain = readPlainYaml(text)
  return plain === notPlain ? readAnyYaml(file, text) : { value: plain }
}

// The library brings the whole process down over thousands of dashes in a row.
const tooDeep = /^[-?: ]{200}/m
const nestedTooDeeply = { fault: 'is nested too deeply', tip: 'write it with fewer levels' }

/** The same by the full library alone. */
export function readAnyYaml(file: string, text: string): { value: unknown } | { faults: Fault[] } {
  const deep = text.search(tooDeep)
  if (deep >= 0) {
    const path = `line ${text.slice(0, deep).split('\n').length}`
    return { faults: [{ file, path, ...nestedTooDeeply }] }
  }
  const counter = new LineCounter()
  const lineAt = (offset: number): number => counter.linePos(offset).line
  const document = parseDocument(text, {
    schema: 'core',
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'error',
  })
  const wrong = [...document.errors, ...document.warnings]
  if (wrong.length > 0) return { faults: toFaults(file, text, wrong, lineAt) }
  const alias = firstAlias(document)
  if (alias !== null) {
    return { faults: [{ file, path: `line ${lineAt(alias)}`, ...aliasUsed }] }
  }
  return { value: document.toJS({ maxAliasCount: 0 }) }
}

const aliasUsed = {
  fault: 'uses an alias (a name after "*" that repeats another part)',
  tip: 'write the part out in full',
}

// A few aliases of aliases can stand for billions of values, so not even one is followed.
function firstAlias(document: Document): number | null {
  let first: number | null = null
  visit(document, {
    Alias(_, node) {
      first = node.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return first
}

/** One fault a line, from the top: one slip often makes the reader stumble several times. */
function toFaults(
  file: string,
  text: string,
  errors: YAMLError[],
  lineAt: (offset: number) => number,
): Fault[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT')
  const byLine = new Map<number, Fault>()
  for (const error of tabs.length > 0 ? tabs : errors) {
    const found = explain(error, text.split('\n'), lineAt(error.pos[0]))
    if (!byLine.has(found.line)) {
      const { line, fault, tip } = found
      byLine.set(line, { file, path: `line ${line}`, fault, tip })
    }
  }
  return [...byLine].sort(([a], [b]) => a - b).map(([, fault]) => fault)
}

type Explained = { line: number; fault: string; tip: string }

function explain(error: YAMLError, lines: string[], line: number): Explained {
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && !/: .*: /.test(`${lines[line - 1]} `)) {
    return {
      line,
      fault: 'is followed by a line that stands too far to the right',
      tip: 'use the same number of spaces for all fields of one group',
    }
  }
  if (error.code === 'MISSING_CHAR' && error.message.includes('"quote')) {
    // The library tells where the text ended; people look for where the quote began.
    const began = lines.findIndex((text) => (text.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1)
    return {
      line: began < 0 ? line : began + 1,
      fault: 'has a double quote that is never closed',
      tip: 'close it; a double quote inside the text is written \\"',
    }
  }
  const [fault, tip] = words[error.code] ?? [
    'is not written as YAML',
    'compare the line and the one above it with a file that works',
  ]
  return { line, fault, tip }
}

const words: Partial<Record<YAMLError['code'], [fault: string, tip: string]>> = {
  RESOURCE_EXHAUSTION: [nestedTooDeeply.fault, nestedTooDeeply.tip],
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
