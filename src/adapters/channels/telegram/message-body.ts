import type { InboundBody, Media } from '../../../domain/message.ts'
import { fileOf } from './file-of.ts'
import { withHiddenLinks } from './hidden-links.ts'
import { richText } from './rich-text.ts'
import type { TelegramMessage } from './update.ts'

/** Which field of a message tells its kind; the first one present counts. */
const mediaFields: [field: string, media: Media][] = [
  ['photo', 'photo'],
  ['live_photo', 'photo'],
  // An animation carries a `document` as well, for older programs.
  ['animation', 'video'],
  ['document', 'document'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['sticker', 'sticker'],
  ['contact', 'contact'],
  ['rich_message', 'other'],
  ['poll', 'other'],
  ['story', 'other'],
  ['dice', 'other'],
  ['game', 'other'],
  ['invoice', 'other'],
  ['giveaway', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
]

/** The names under which Telegram told, over the years, that a message is a forwarded one. */
const forwardFields = ['forward_origin', 'forward_date', 'forward_from', 'forward_sender_name']

/** What a new private message holds, or null where it is nothing a person says. */
export function newBody(message: TelegramMessage): InboundBody | null {
  const written = writtenIn(message)
  if (written !== null) return textBody(message, written)
  return placeBody(message) ?? mediaBody(message)
}

/** What a changed private message holds, or null where nothing of it can be read. */
export function changedBody(message: TelegramMessage): InboundBody | null {
  const text = writtenIn(message) ?? captionOf(message)
  if (text !== null) return { kind: 'edit', of: newMessageId(message), text }
  // A live location tells each move as an edit of its first message.
  return placeBody(message)
}

export function newMessageId(message: TelegramMessage): string {
  return `m${message.message_id}`
}

/**
 * The words of a message: with what they lead to, and after what they answer to in another chat, which is
 * how the app lets somebody ask about an advert without forwarding it.
 */
function writtenIn(message: TelegramMessage): string | null {
  if (message.text === undefined) return richText(message.rich_message) || null
  const text = withHiddenLinks(message.text, message.entities, message)
  return message.external_reply && message.quote ? `${message.quote.text}\n\n${text}` : text
}

function textBody(message: TelegramMessage, text: string): InboundBody {
  if (forwardFields.some((field) => message[field] !== undefined))
    return { kind: 'text', text, forwarded: true }
  const command = message.entities?.find(
    ({ type, offset }) => type === 'bot_command' && offset === 0,
  )
  if (!command || !text.startsWith('/')) return { kind: 'text', text }
  if (/^\/start(@\w+)?(\s+\S+)?\s*$/i.test(text)) return { kind: 'opened' }
  const name = text.slice(1, command.length).split('@', 1)[0]
  return { kind: 'text', text: name + text.slice(command.length) }
}

function placeBody({ location }: TelegramMessage): InboundBody | null {
  if (!location) return null
  return { kind: 'place', latitude: location.latitude, longitude: location.longitude }
}

function mediaBody(message: TelegramMessage): InboundBody | null {
  const [field, media] = mediaFields.find(([field]) => message[field] !== undefined) ?? []
  if (!field || !media) return null
  const caption = captionOf(message)
  const file = fileOf(message[field])
  return {
    kind: 'media',
    media,
    ...(caption === null ? {} : { caption }),
    ...(file ? { file } : {}),
  }
}

function captionOf(message: TelegramMessage): string | null {
  if (message.caption === undefined) return null
  return withHiddenLinks(message.caption, message.caption_entities, message)
}
