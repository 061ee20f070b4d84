import type { proto } from '@whiskeysockets/baileys'
import type { FileOut, Outbound } from '../../../domain/message.ts'
import { type Receipt, SendFault } from '../../../ports/channel.ts'
import type { Cap } from './cap.ts'
import type { MediaDoor } from './media.ts'
import { channelName } from './names.ts'
import type { People, Person } from './people.ts'
import { contentOf, documentOf, messageIdOf, render, renderUnder } from './render.ts'
import type { SentMessages } from './sent-messages.ts'
import { type MediaHosts, uploadDocument } from './upload-media.ts'

/** The connection, as far as sending needs it. */
export type Wire = {
  /** Resolves when WhatsApp's server has it; rejects with a `SendFault`. */
  send(jid: string, content: proto.IMessage, id: string): Promise<void>
  /** Where files may be brought; rejects with a `SendFault`. */
  mediaHosts(): Promise<MediaHosts>
}

export type SenderOptions = {
  people: People
  cap: Cap
  sent: SentMessages
  media: MediaDoor
  /** Null: not connected. */
  wire(): Wire | null
}

/**
 * Sends outbound messages, to people who have written to us and to nobody else. A part that was sent before
 * is sent again with its id, which shows it once.
 */
export function sender({ people, cap, sent, media, wire }: SenderOptions) {
  /** Nothing is sent that could not be sent again when the person's phone asks for it. */
  async function note(person: Person, ids: string[]): Promise<void> {
    try {
      await sent.note(person, ids)
    } catch {
      throw new SendFault('later', `${channelName}: not noted`)
    }
  }

  async function contentsOf(
    message: Outbound,
    { expires }: Person,
    line: Wire,
  ): Promise<proto.IMessage[]> {
    if (!message.file) return render(message).map((text) => contentOf(text, expires))
    const { caption, after } = renderUnder(message)
    const document = documentOf(await upload(message.file, line), message.file, caption, expires)
    return [document, ...after.map((text) => contentOf(text, expires))]
  }

  async function upload(file: FileOut, line: Wire) {
    return await uploadDocument(await file.bytes(), await line.mediaHosts(), media)
  }

  return async function send(message: Outbound): Promise<Receipt> {
    const person = await people.find(message.to.id)
    if (!person) throw new SendFault('never', `${channelName}: never written to us`)
    const count = partsOf(message)
    if (count === 0) throw new SendFault('never', `${channelName}: nothing to show`)
    const line = wire()
    if (!line) throw new SendFault('later', `${channelName}: not connected`)
    const wait = cap.take(count, message.urgent === true)
    if (wait > 0) throw new SendFault('later', `${channelName}: enough for this minute`, wait)
    const contents = await contentsOf(message, person, line)
    const ids = contents.map((_, part) => messageIdOf(message.id, part))
    await note(person, ids)
    for (const [part, content] of contents.entries()) {
      const id = ids[part] ?? ''
      sent.remember(id, content)
      await line.send(jidOf(person), content, id)
    }
    return { platformId: ids.join(',') }
  }
}

function partsOf(message: Outbound): number {
  return message.file ? renderUnder(message).after.length + 1 : render(message).length
}

/** The hidden number where it is known: that is where WhatsApp keeps the session. */
export function jidOf({ lid, pn, id }: Person): string {
  return lid ?? pn ?? id
}
