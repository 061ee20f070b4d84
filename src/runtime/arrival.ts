import { visible } from '../domain/fold.ts'
import type { FileRef, Inbound, InboundBody } from '../domain/message.ts'
import type { Entry } from './chat-record.ts'
import { cutText, longestText } from './cut-text.ts'
import type { Hurry } from './due-time.ts'

/** A message as it will be stored, but for its numbers. */
export type Arrival = { entry: Omit<Entry, 'line' | 'hurried'>; hurry: Hurry }

export type ArrivalRules = {
  hearsDistress(text: string): boolean
  /** Whether a text is a whole word of command or a short answer, so that nothing may be joined to it. */
  standsAlone(text: string): boolean
}

/** A longer way to a file than any platform gives, or name than anybody reads, is somebody's play. */
const longestRef = 4_000
const longestName = 120

/** Looks at one message: for distress first, then for how soon it must be answered. */
export function readArrival(message: Inbound, rules: ArrivalRules, now: number): Arrival {
  const body = withSoundFile(message.body)
  const written = writtenIn(body)
  const distress = written !== '' && rules.hearsDistress(written)
  const { text, cut } = cutText(written, longestText, rules.hearsDistress)
  const sentAt = Number.isFinite(message.sentAt) ? message.sentAt : now
  const entry = {
    from: { channel: message.from.channel, id: message.from.id },
    messageId: message.messageId,
    at: now,
    // A platform's clock that runs ahead must not make a late reply look early.
    sentAt: Math.min(sentAt, now),
    languageHint: message.languageHint ?? null,
    body: cut ? withText(body, text) : body,
    distress,
    cut,
  }
  return { entry, hurry: distress ? 'distress' : hurryOf(body, rules) }
}

/** The words of a message; empty where nobody could see any. */
export function writtenIn(body: InboundBody): string {
  const text =
    body.kind === 'text' || body.kind === 'edit'
      ? body.text
      : body.kind === 'media'
        ? (body.caption ?? '')
        : ''
  // U+2800 is drawn as nothing and is no white space to anybody's library.
  return visible(text).replaceAll('\u2800', '').trim() === '' ? '' : text
}

function withSoundFile(body: InboundBody): InboundBody {
  if (body.kind !== 'media' || !body.file) return body
  const { file, ...rest } = body
  return file.ref.length > longestRef ? rest : { ...rest, file: soundFile(file) }
}

function soundFile({ ref, type, name, bytes }: FileRef): FileRef {
  const short = (words: string | null) => words && visible(words).slice(0, longestName)
  const counted = bytes !== null && Number.isSafeInteger(bytes) && bytes >= 0
  return { ref, type: short(type), name: short(name), bytes: counted ? bytes : null }
}

function withText(body: InboundBody, text: string): InboundBody {
  if (body.kind === 'text' || body.kind === 'edit') return { ...body, text }
  return body.kind === 'media' ? { ...body, caption: text } : body
}

function hurryOf(body: InboundBody, rules: ArrivalRules): Hurry {
  switch (body.kind) {
    case 'text':
      if (body.forwarded) return 'sent-along'
      return rules.standsAlone(body.text) ? 'now' : 'typed'
    case 'edit':
      return 'typed'
    case 'media':
      return 'sent-along'
    default:
      // A button, a pin, a chat just opened: the person waits and nothing more is coming.
      return 'now'
  }
}
