import { constructFromEvents, EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml'
import { type Fault, lineOf } from './fault.ts'
import { inPlainWords } from './yaml-faults.ts'

/**
 * The value in a YAML text, or the first fault in its writing. Dates stay texts, and numbers without quotes are
 * numbers (the core schema). Aliases, anchors, tags, a second document and a field given twice are faults.
 */
export function readYaml(file: string, text: string): { value: unknown } | { faults: Fault[] } {
  try {
    const events = parseEvents(text, {})
    const refused = unwanted(text, events)
    if (refused !== null) {
      const { at, fault, tip } = refused
      return { faults: [{ file, path: lineOf(text, at), fault, tip }] }
    }
    // A file of nothing but comments has no document.
    return { value: constructFromEvents(events, { source: text })[0] ?? null }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { faults: [{ file, ...inPlainWords(error, text) }] }
  }
}

type Unwanted = { at: number; fault: string; tip: string }

/** What YAML allows and nobody needs here, found before any value is made: aliases of aliases can stand for billions. */
function unwanted(text: string, events: readonly Event[]): Unwanted | null {
  const alias = events.find((event) => event.type === EVENT_ID.ALIAS)
  if (alias !== undefined) return { at: alias.anchorStart, ...aliasUsed }
  for (const event of events) {
    if ('tagStart' in event && event.tagStart >= 0) return { at: event.tagStart, ...begins('!') }
    if ('anchorStart' in event && event.anchorStart >= 0) {
      return { at: event.anchorStart, ...begins('&') }
    }
  }
  return secondDocument(text, events)
}

const aliasUsed = {
  fault: 'uses an alias (a name after "*" that repeats another part)',
  tip: 'write the part out in full; a value that only begins with "*" goes in double quotes',
}

function begins(sign: string): { fault: string; tip: string } {
  return {
    fault: `has a value that begins with "${sign}"`,
    tip: 'put the value in double quotes',
  }
}

function secondDocument(text: string, events: readonly Event[]): Unwanted | null {
  const [first, second] = events.filter((event) => event.type === EVENT_ID.DOCUMENT)
  if (second === undefined) return null
  // The events do not say where a document begins. A line of dashes or dots means nothing else in YAML.
  const marks = [...text.matchAll(/^(?:---|\.\.\.)(?=\s|$)/gm)]
  const at = marks[first?.explicitStart === true ? 1 : 0]?.index ?? 0
  return { at, fault: 'begins a second document', tip: 'take out the line with "---"' }
}
