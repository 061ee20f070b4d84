import { createHash } from 'node:crypto'
import type { proto } from '@whiskeysockets/baileys'
import type { Choice, Outbound } from '../../../domain/message.ts'
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
