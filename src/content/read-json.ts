import type { Fault } from './fault.ts'

const space = /[ \t\n\r]*/y
const quoted = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy

/**
 * Reads a JSON object whose values are all texts: `{"key": "text", ...}`. Own code, because the platform's
 * parser keeps the last of two equal keys in silence and words its faults differently in every version.
 * Answers the texts in their order, or the first fault with its line.
 */
export function readTexts(
  file: string,
  text: string,
): { texts: Map<string, string> } | { faults: Fault[] } {
  const texts = new Map<string, string>()
  let at = 0

  const fault = (fault: string, tip: string): { faults: Fault[] } => {
    const path = `line ${text.slice(0, at).split('\n').length}`
    return { faults: [{ file, path, fault, tip }] }
  }
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  const takeSign = (sign: string): boolean => {
    take(space)
    if (text[at] !== sign) return false
    at += 1
    return true
  }

  if (!takeSign('{')) return fault('does not begin with {', 'write { before the first key')
  let more = !takeSign('}')
  while (more) {
    take(space)
    const key = take(quoted)
    if (key === '') return fault(...noKey(text[at]))
    if (!takeSign(':')) return fault(`has no colon after ${key}`, 'write "key": "text"')
    take(space)
    const value = take(quoted)
    if (value === '') return fault(...noText(key, text[at]))
    const name = String(JSON.parse(key))
    if (texts.has(name)) return fault(`has the key ${key} a second time`, 'keep one of the two')
    texts.set(name, String(JSON.parse(value)))
    more = takeSign(',')
    if (!more && !takeSign('}')) {
      return fault(`misses a comma after the text of ${key}`, 'write a comma between two texts')
    }
  }
  take(space)
  if (at < text.length) return fault('has something after the last }', 'take it out')
  return { texts }
}

function noKey(found: string | undefined): [fault: string, tip: string] {
  if (found === '}') return ['has a comma after the last text', 'take the comma out']
  if (found === undefined) return ['ends too early', 'close the file with }']
  return ['has no key in double quotes', 'write "key": "text"']
}

function noText(key: string, found: string | undefined): [fault: string, tip: string] {
  if (found === '{' || found === '[') {
    return [`has a group under ${key}`, 'write one key for each text, with dots: "group.key"']
  }
  if (found === '"') {
    return [
      `has a text for ${key} that is not closed or goes over several lines`,
      'write \\n for a new line, \\" for a quote, \\\\ for a backslash',
    ]
  }
  return [`has no text in double quotes after ${key}`, 'write "key": "text"']
}
