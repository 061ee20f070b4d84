import type { proto } from '@whiskeysockets/baileys'
import type { Outbound } from '../../../domain/message.ts'
import { type Receipt, SendFault } from '../../../ports/channel.ts'
import type { Cap } from './cap.ts'
import { channelName } from './names.ts'
import type { People, Person } from './people.ts'
import { contentOf, messageIdOf, render } from './render.ts'
import type { SentMessages } from './sent-messages.ts'

/** The connection, as far as sending needs it. */
export type Wire = {
  /** Resolves when WhatsApp's server has it; rejects with a `SendFault`. */
  send(jid: string, content: proto.IMessage, id: string): Promise<void>
}

export type SenderOptions = {
  people: People
  cap: Cap
  sent: SentMessages
  /** Null: not connected. */
  wire(): Wire | null
}

/**
 * Sends outbound messages, to people who have written to us and to nobody else. A part that was sent before
 * is sent again with its id, which shows it once.
 */
export function sender({ people, cap, sent, wire }: SenderOptions) {
  /** Nothing is sent that could not be sent again when the person's phone asks for it. */
  async function note(person: Person, ids: string[]): Promise<void> {
    try {
      await sent.note(person, ids)
    } catch {
      throw new SendFault('later', `${channelName}: not noted`)
    }
  }

  return async function send(message: Outbound): Promise<Receipt> {
    const person = await people.find(message.to.id)
    if (!person) throw new SendFault('never', `${channelName}: never written to us`)
    const texts = render(message)
    if (texts.length === 0) throw new SendFault('never', `${channelName}: nothing to show`)
    const line = wire()
    if (!line) throw new SendFault('later', `${channelName}: not connected`)
    const wait = cap.take(texts.length, message.urgent === true)
    if (wait > 0) throw new SendFault('later', `${channelName}: enough for this minute`, wait)
    const ids = texts.map((_, part) => messageIdOf(message.id, part))
    await note(person, ids)
    for (const [part, text] of texts.entries()) {
      const content = contentOf(text, person.expires)
      const id = ids[part] ?? ''
      sent.remember(id, content)
      await line.send(jidOf(person), content, id)
    }
    return { platformId: ids.join(',') }
  }
}

/** The hidden number where it is known: that is where WhatsApp keeps the session. */
export function jidOf({ lid, pn, id }: Person): string {
  return lid ?? pn ?? id
}
