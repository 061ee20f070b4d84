import { writtenIn } from './arrival.ts'
import type { Entry } from './chat-record.ts'
import type { Rules } from './rules.ts'

/** Entries that are answered as one: a burst of texts and pictures, or one entry that stands alone. */
export type Segment = Entry[]

/**
 * Cuts what waited into what is answered as one. Texts that came in a burst are one message; a pressed
 * button, a word of command and an edit are each one by themselves, because joined to anything they would
 * mean something else. An edit of a text that still waits simply takes its place. What is taken back while it
 * waits is not answered, unless it cries for help: whoever took it back may not be who wrote it.
 */
export function cutSegments(entries: Entry[], standsAlone: Rules['standsAlone']): Segment[] {
  const segments: Segment[] = []
  let burst: Segment | null = null
  for (const entry of withEdits(entries)) {
    if (isAlone(entry, standsAlone)) {
      segments.push([entry])
      burst = null
    } else if (burst) burst.push(entry)
    else {
      burst = [entry]
      segments.push(burst)
    }
  }
  return segments
}

function isAlone(entry: Entry, standsAlone: Rules['standsAlone']): boolean {
  const { kind } = entry.body
  if (kind === 'choice' || kind === 'edit') return true
  return kind === 'text' && standsAlone(writtenIn(entry.body))
}

function withEdits(entries: Entry[]): Entry[] {
  const result: Entry[] = []
  const takenBack = new Set(
    entries.flatMap(({ body }) => (body.kind === 'taken-back' ? [body.of] : [])),
  )
  for (const entry of entries) {
    const { body } = entry
    if (body.kind === 'taken-back') continue
    if (takenBack.has(entry.messageId) && !entry.distress) continue
    const at = body.kind === 'edit' ? result.findIndex((one) => one.messageId === body.of) : -1
    const before = result[at]
    if (body.kind === 'edit' && before) {
      const { distress, cut } = entry
      result[at] = { ...before, distress, cut, body: edited(before.body, body.text) }
    } else result.push(entry)
  }
  return result
}

function edited(body: Entry['body'], text: string): Entry['body'] {
  if (body.kind === 'media') return { ...body, caption: text }
  return body.kind === 'text' ? { ...body, text } : body
}
