import { EVENT_ID, type Event, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'
import { type Fault, lineOf } from './fault.ts'

type Words = [fault: string, tip: string]
type Wrong = { path: string; words: Words }

/**
 * Reads a JSON object whose values are all texts: `{"key": "text", ...}`. What is JSON and what a text in it
 * means is for the platform's parser to say; but that keeps the last of two equal keys in silence and tells no
 * lines, so the YAML library, to which JSON is YAML, takes the object apart. Answers the texts in their order,
 * or the first fault.
 */
export function readTexts(
  file: string,
  text: string,
): { texts: Map<string, string> } | { faults: Fault[] } {
  const read = takeApart(text)
  if (read instanceof Map) return { texts: read }
  const [fault, tip] = read.words
  return { faults: [{ file, path: read.path, fault, tip }] }
}

function takeApart(text: string): Map<string, string> | Wrong {
  if (!text.trimStart().startsWith('{')) return { path: 'line 1', words: noBeginning }
  try {
    const [, , ...inside] = parseEvents(text, {})
    return readPairs(text, inside)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return badlyWritten(error, text)
  }
}

/** `inside` is what follows the opening of the object: keys and texts in turn, up to its end. */
function readPairs(text: string, inside: readonly Event[]): Map<string, string> | Wrong {
  const texts = new Map<string, string>()
  let end = 0
  for (let i = 0; inside[i]?.type === EVENT_ID.SCALAR; i += 2) {
    const key = readQuoted(text, inside[i])
    const value = readQuoted(text, inside[i + 1])
    if (key.meaning === null) return { path: lineOf(text, key.start), words: noKey }
    if (value.meaning === null) {
      const path = lineOf(text, value.start < 0 ? key.start : value.start)
      return { path, words: noText(key.written, inside[i + 1]) }
    }
    if (texts.has(key.meaning)) {
      return { path: lineOf(text, key.start), words: givenTwice(key.written) }
    }
    texts.set(key.meaning, value.meaning)
    end = value.end
  }
  // YAML is the wider language: the platform has the last word.
  if (meaningOf(text) !== null) return texts
  return /^\s*,/.test(text.slice(end))
    ? { path: lineOf(text, end), words: commaAfterLast }
    : { path: '', words: notJson }
}

type Quoted = { start: number; end: number; written: string; meaning: string | null }

/** A text in double quotes, as it is written and what it means; no meaning where it is anything else. */
function readQuoted(text: string, event: Event | undefined): Quoted {
  if (event === undefined || !('style' in event)) {
    return { start: -1, end: -1, written: '', meaning: null }
  }
  if (event.type !== EVENT_ID.SCALAR) {
    return { start: event.start, end: event.start, written: '', meaning: null }
  }
  const inQuotes = event.style === SCALAR_STYLE.DOUBLE_QUOTED
  const [start, end] = inQuotes
    ? [event.valueStart - 1, event.valueEnd + 1]
    : [event.valueStart, event.valueEnd]
  const written = text.slice(start, end)
  const meaning = inQuotes ? meaningOf(written) : null
  return { start, end, written, meaning: typeof meaning === 'string' ? meaning : null }
}

/** What the platform reads in a piece of JSON, or null where it is none. */
function meaningOf(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function badlyWritten({ reason, mark }: YAMLException, text: string): Wrong {
  const at = Math.min(mark?.position ?? 0, text.trimEnd().length)
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  const path = lineOf(text, at)
  if (reason.startsWith('unexpected end of the stream')) return { path, words: tooEarly }
  if (reason.startsWith('end of the stream or')) return { path, words: goesOn }
  if (/escape|hexadecimal/.test(reason)) return { path, words: badBackslash }
  if (reason.startsWith('missed comma')) {
    // Before the first word of a line only the comma of the line above can be missing.
    if (before.trim() !== '') return { path, words: missesSign }
    return { path: lineOf(text, text.slice(0, at).trimEnd().length), words: missesComma }
  }
  return { path, words: notJson }
}

const pair = 'write "key": "text"'
const escapes = 'write \\n for a new line, \\" for a quote, \\\\ for a backslash'

const noBeginning: Words = ['does not begin with {', 'write { before the first key']
const noKey: Words = ['has no key in double quotes', pair]
const commaAfterLast: Words = ['has a comma after the last text', 'take the comma out']
const tooEarly: Words = [
  'ends too early',
  'close the last text with a double quote and the file with }',
]
const goesOn: Words = ['has something after the last }', 'take it out']
const badBackslash: Words = ['has a backslash that means nothing here', escapes]
const missesComma: Words = ['misses a comma at its end', 'write a comma between two texts']
const missesSign: Words = [
  'misses a colon, a comma or a double quote',
  'write "key": "text" with a comma between two, and \\" for a quote inside; look at the line above too',
]
const notJson: Words = [
  'is not written as JSON',
  'write nothing but "key": "text", with commas between; comments are not possible',
]

function givenTwice(key: string): Words {
  return [`has the key ${key} a second time`, 'keep one of the two']
}

function noText(key: string, found: Event | undefined): Words {
  if (found?.type === EVENT_ID.MAPPING || found?.type === EVENT_ID.SEQUENCE) {
    return [`has a group under ${key}`, 'write one key for each text, with dots: "group.key"']
  }
  if (found?.type === EVENT_ID.SCALAR && found.style === SCALAR_STYLE.DOUBLE_QUOTED) {
    return [`has a text for ${key} that is not closed or goes over several lines`, escapes]
  }
  return [`has no text in double quotes after ${key}`, pair]
}
