import type * as z from 'zod'
import { type Fault, place } from './fault.ts'
import { didYouMean } from './nearest.ts'

type Issue = z.core.$ZodIssue

/**
 * Holds a value against a shape. Answers the value as the shape reads it, or one fault for each mistake;
 * `within` is what the paths begin with.
 */
export function holdAgainst<T>(
  shape: z.ZodType<T>,
  value: unknown,
  file: string,
  within: readonly PropertyKey[] = [],
): { value: T } | { faults: Fault[] } {
  const result = shape.safeParse(value, { reportInput: true })
  if (result.success) return { value: result.data }
  return {
    faults: result.error.issues.flatMap((issue) =>
      inWords(issue).map(([fault, tip]) => ({
        file,
        path: place(...within, ...issue.path),
        fault,
        tip,
      })),
    ),
  }
}

type Words = [fault: string, tip: string]

/** A zod issue in plain words; an issue about unknown fields may hold several faults. */
function inWords(issue: Issue): Words[] {
  if (issue.input === undefined && isAboutPresence(issue)) {
    const name = issue.path.at(-1)
    const field = typeof name === 'string' ? `"${name}:" and ` : ''
    return [['is missing', `write ${field}${expected(issue)}`]]
  }
  if (issue.code === 'invalid_type') return [wrongType(issue)]
  if (issue.code === 'invalid_value') return [wrongValue(issue)]
  // The issue about a key of a map is reported at the map; the key's own issue has the words.
  if (issue.code === 'invalid_key') {
    return issue.issues.flatMap(inWords).map(([fault, tip]) => [`has a name that ${fault}`, tip])
  }
  const lines = issue.message.split('\n')
  if (lines.length < 2) return [['is not right', issue.message]]
  return pairs(lines)
}

function isAboutPresence(issue: Issue): boolean {
  return ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code)
}

function pairs(lines: string[]): Words[] {
  return lines.flatMap((line, i): Words[] => (i % 2 === 0 ? [[line, lines[i + 1] ?? '']] : []))
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
}

function expected(issue: Issue): string {
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`
  return issue.message.split('\n')[1] ?? 'see a file that works'
}

function wrongType(issue: z.core.$ZodIssueInvalidType): Words {
  const { input } = issue
  const wanted = kinds[issue.expected] ?? issue.expected
  const fault = `must be ${wanted}, but is ${nameOf(input)}`
  if (issue.expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')) {
    return [fault, 'put it in double quotes, exactly as it should be read']
  }
  if (input === null) return [fault, 'write a value after the colon, or take the line out']
  if (issue.expected === 'array') {
    return [fault, 'write each item on a line of its own, beginning with "- "']
  }
  if (issue.expected === 'number') return [fault, 'write digits alone, without quotes']
  if (issue.expected === 'boolean') return [fault, 'write true or false, without quotes']
  return [fault, 'compare it with a file that works']
}

function nameOf(input: unknown): string {
  if (input === null) return 'empty'
  if (Array.isArray(input)) return 'a list'
  if (typeof input === 'object') return 'a group of fields'
  if (typeof input === 'string') return 'a text'
  return typeof input === 'number' ? `the number ${input}` : String(input)
}

function wrongValue(issue: z.core.$ZodIssueInvalidValue): Words {
  const written = typeof issue.input === 'string' ? `"${issue.input}"` : nameOf(issue.input)
  const known = issue.values.map(String)
  const oneOf = `write one of ${known.join(', ')}`
  return [`${written} is not known here`, didYouMean(String(issue.input), known, oneOf)]
}
