import { createHash, randomBytes } from 'node:crypto'
import type { Address, Inbound, InboundBody } from '../../../domain/message.ts'
import type { Visit } from './visit.ts'

/** What came in with a post, as the inside reads it. */
export function inbound(
  visit: Pick<Visit, 'hint'>,
  from: Address,
  messageId: string,
  sentAt: number,
  body: InboundBody,
): Inbound {
  const heard = { from, messageId, sentAt, body }
  return visit.hint ? { ...heard, languageHint: visit.hint } : heard
}

/**
 * The id of a message. The script gives each its own. A form has one id for as long as the page stands, so
 * what was written is mixed in: sent twice it is one message, changed and sent again it is another.
 */
export function messageIdOf(
  posted: { json: boolean; id: string | undefined },
  written: string,
): string {
  if (posted.id === undefined) return randomBytes(16).toString('hex')
  if (posted.json) return posted.id
  return createHash('sha256').update(`${posted.id}\n${written}`).digest('hex').slice(0, 32)
}
