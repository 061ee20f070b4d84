import { type Api, InputFile } from 'grammy'
import type { Outbound } from '../../../domain/message.ts'
import { type Picture, pictureWords } from '../../../domain/picture.ts'
import { type Receipt, SendFault } from '../../../ports/channel.ts'
import { type Draw, DrawFault } from '../../../ports/draw.ts'
import type { Log } from '../../../ports/log.ts'
import { isFinal, toSendFault } from './faults.ts'
import { chatIdOf, platformIdOf } from './platform-id.ts'
import { type Caption, type Part, render, renderUnder } from './render.ts'
import { channelName } from './translate-inbound.ts'

/** Half-sent messages remembered at once. Forgetting one only means that its beginning is shown twice. */
const remembered = 1000
/** Says nothing of what it shows; whoever saves the picture sees it in a list of files. */
const fileName = 'image.png'
const whenBusy = 3000

/** What goes with the first part of a message. */
type Carried = { as: 'photo' | 'document'; name: string; bytes: Uint8Array }

/**
 * Sends outbound messages. A long one is several of Telegram's; when one of these fails, those before it are
 * not sent again with the next try. Never waits for a rate limit: the fault says how long to wait.
 */
export function sender(api: Api, draw: Draw, log: Log): (message: Outbound) => Promise<Receipt> {
  /** By outbound id: Telegram's ids of the parts already shown. */
  const halfSent = new Map<string, number[]>()

  return async function send(message) {
    const chatId = chatIdOf(message.to)
    const carried = await carriedBy(message)
    const parts = carried ? renderUnder(message) : render(inWords(message))
    if (parts.length === 0) throw new SendFault('never', 'telegram: nothing to show')
    const shown = halfSent.get(message.id) ?? []
    halfSent.delete(message.id)
    try {
      for (const part of parts.slice(shown.length)) {
        const { message_id } = await put(chatId, part, carried)
        shown.push(message_id)
      }
      if (message.leave) await leave(chatId)
    } catch (error) {
      const fault = toSendFault(error)
      if (fault.kind === 'later') remember(message.id, shown)
      // Where it may not even speak, it must still not stay.
      else if (message.leave) await leave(chatId)
      throw fault
    }
    return { platformId: platformIdOf(shown) }
  }

  function put(chatId: number, part: Part | Caption, carried: Carried | null) {
    if ('text' in part) return api.raw.sendMessage({ chat_id: chatId, ...part })
    const file = new InputFile(carried?.bytes ?? new Uint8Array(), carried?.name)
    return carried?.as === 'document'
      ? api.raw.sendDocument({ chat_id: chatId, document: file, ...part })
      : api.raw.sendPhoto({ chat_id: chatId, photo: file, ...part })
  }

  /** A file goes as it is: as a photo Telegram would make a smaller one of it, in which no small print is read. */
  async function carriedBy({ file, picture }: Outbound): Promise<Carried | null> {
    if (file) return { as: 'document', name: file.name, bytes: await file.bytes() }
    const bytes = picture ? await drawn(picture) : null
    return bytes && { as: 'photo', name: fileName, bytes }
  }

  /** Null where it cannot be drawn: then its words go. */
  async function drawn(picture: Picture): Promise<Uint8Array | null> {
    try {
      return await draw(picture)
    } catch (error) {
      if (error instanceof DrawFault && error.kind === 'busy')
        throw new SendFault('later', 'telegram: many pictures wait', whenBusy)
      log.warn(`${channelName}.not-drawn`)
      return null
    }
  }

  async function leave(chatId: number): Promise<void> {
    try {
      await api.leaveChat(chatId)
    } catch (error) {
      // Refused for good means that we are not in there any more.
      if (!isFinal(error)) throw toSendFault(error)
    }
  }

  function remember(id: string, shown: number[]): void {
    halfSent.set(id, shown)
    const oldest = halfSent.keys().next()
    if (halfSent.size > remembered && !oldest.done) halfSent.delete(oldest.value)
  }
}

function inWords(message: Outbound): Outbound {
  const { picture, text } = message
  return picture ? { ...message, text: `${pictureWords(picture)}\n${text}` } : message
}
