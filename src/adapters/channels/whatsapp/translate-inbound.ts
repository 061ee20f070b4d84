import { proto, unpadRandomMax16 } from '@whiskeysockets/baileys'
import type { Inbound, InboundBody } from '../../../domain/message.ts'
import type { JournalEntry } from './journal.ts'
import { messageBody } from './message-body.ts'
import { channelName } from './names.ts'
import type { Person } from './people.ts'
import { expiryOf } from './unwrap.ts'

/** A decrypted message as it is read before its sender is looked up. */
export type Opened = {
  /** Null: nothing a person says. */
  body: InboundBody | null
  /** See `Person.expires`; null where the message does not say. */
  expires: number | null
}

/** Reads the plain bytes. What cannot be read counts as a message that cannot: its sender is told. */
export function openEntry({ plain }: Pick<JournalEntry, 'plain'>): Opened {
  try {
    const read = proto.Message.decode(unpadRandomMax16(Buffer.from(plain, 'base64')))
    const message = read.deviceSentMessage?.message ?? read
    return { body: messageBody(message), expires: expiryOf(message) }
  } catch {
    return { body: { kind: 'media', media: 'other' }, expires: null }
  }
}

/** The message in the words of the house. */
export function translateInbound(
  { id, sentAt }: Pick<JournalEntry, 'id' | 'sentAt'>,
  person: Person,
  body: InboundBody,
): Inbound {
  const language = languageOf(person)
  return {
    from: { channel: channelName, id: person.id },
    messageId: id,
    sentAt,
    ...(language === null ? {} : { languageHint: language }),
    body,
  }
}

/** WhatsApp tells no language; the country of the telephone number is a guess. */
function languageOf({ pn }: Person): string | null {
  if (pn?.startsWith('84')) return 'vi'
  return pn?.startsWith('62') ? 'id' : null
}
