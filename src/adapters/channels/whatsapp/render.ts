import { createHash } from 'node:crypto'
import type { proto } from '@whiskeysockets/baileys'
import type { Choice, FileOut, Outbound } from '../../../domain/message.ts'
import { split } from '../split.ts'

/** WhatsApp takes sixteen times as much, and folds it away behind "read more". */
export const maxLength = 4096

/**
 * An outbound message as texts, in order; none when it has nothing to show. WhatsApp's own mark for bold is
 * the house's. Buttons it shows to nobody, so the answers are numbered lines and the person types a number.
 */
export function render({ text, choices }: Pick<Outbound, 'text' | 'choices'>): string[] {
  const whole = wellFormed([text, ...choices.map(numbered)].join('\n'))
  return split(whole, maxLength).map(({ start, end }) => whole.slice(start, end))
}

/**
 * The id of one part of an outbound message: always the same for the same part, and of the form WhatsApp's
 * own web client gives.
 */
export function messageIdOf(outboundId: string, part: number): string {
  const hash = createHash('sha256').update(`${outboundId}/${part}`).digest('hex')
  return `3EB0${hash.slice(0, 18).toUpperCase()}`
}

/** What stands under a document. */
const maxCaption = 1024

/** A message with a document: that with the text under it, or the text after it where that is too long. */
export function renderUnder(message: Pick<Outbound, 'text' | 'choices'>): {
  caption: string
  after: string[]
} {
  const [first = '', ...more] = render(message)
  return more.length > 0 || first.length > maxCaption
    ? { caption: '', after: [first, ...more] }
    : { caption: first, after: [] }
}

/** A document as it goes over the wire. */
export function documentOf(
  uploaded: proto.Message.IDocumentMessage,
  { name, type }: Pick<FileOut, 'name' | 'type'>,
  caption: string,
  expires: number,
): proto.IMessage {
  const words = caption === '' ? {} : { caption }
  const contextInfo = expires > 0 ? { contextInfo: { expiration: expires } } : {}
  const named = { fileName: name, title: name, mimetype: type }
  return { documentMessage: { ...uploaded, ...named, ...words, ...contextInfo } }
}

/** What goes over the wire. Links get no preview: nothing a recruiter wrote about is ever fetched. */
export function contentOf(text: string, expires: number): proto.IMessage {
  const contextInfo = expires > 0 ? { contextInfo: { expiration: expires } } : {}
  return { extendedTextMessage: { text, ...contextInfo } }
}

function numbered({ label }: Choice, index: number): string {
  return `${index + 1} ${label}`
}

/** Half a surrogate pair cannot be sent as UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
