import type { InboundBody, Media } from '../../../domain/message.ts'
import { withHiddenLinks } from './hidden-links.ts'
import type { TelegramMessage } from './update.ts'

/** Which field of a message tells its kind; the first one present counts. */
const mediaFields: [field: string, media: Media][] = [
  ['photo', 'photo'],
  // An animation carries a `document` as well, for older programs.
  ['animation', 'video'],
  ['document', 'document'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['sticker', 'sticker'],
  ['contact', 'contact'],
  ['poll', 'other'],
  ['story', 'other'],
  ['dice', 'other'],
  ['game', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
]

/** The names under which Telegram told, over the years, that a message is a forwarded one. */
const forwardFields = ['forward_origin', 'forward_date', 'forward_from', 'forward_sender_name']

/** What a new private message holds, or null where it is nothing a person says. */
export function newBody(message: TelegramMessage): InboundBody | null {
  if (message.text !== undefined) return textBody(message, message.text)
  return placeBody(message) ?? mediaBody(message)
}

/** What a changed private message holds, or null where nothing of it can be read. */
export function changedBody(message: TelegramMessage): InboundBody | null {
  const of = newMessageId(message)
  if (message.text !== undefined)
    return { kind: 'edit', of, text: withHiddenLinks(message.text, message.entities, message) }
  // A live location tells each move as an edit of its first message.
  const place = placeBody(message)
  if (place) return place
  return message.caption === undefined
    ? null
    : { kind: 'edit', of, text: captionOf(message, message.caption) }
}

export function newMessageId(message: TelegramMessage): string {
  return `m${message.message_id}`
}

function textBody(message: TelegramMessage, written: string): InboundBody {
  const text = withHiddenLinks(written, message.entities, message)
  if (forwardFields.some((field) => message[field] !== undefined))
    return { kind: 'text', text, forwarded: true }
  const command = message.entities?.find(
    (entity) => entity.type === 'bot_command' && entity.offset === 0,
  )
  if (!command) return { kind: 'text', text }
  if (/^\/start(@\w+)?(\s+\S+)?\s*$/i.test(written)) return { kind: 'opened' }
  const name = text.slice(1, command.length).replace(/@.*$/, '')
  return { kind: 'text', text: name + text.slice(command.length) }
}

function placeBody({ location }: TelegramMessage): InboundBody | null {
  return location
    ? { kind: 'place', latitude: location.latitude, longitude: location.longitude }
    : null
}

function mediaBody(message: TelegramMessage): InboundBody | null {
  const media = mediaFields.find(([field]) => message[field] !== undefined)?.[1]
  if (!media) return null
  if (message.caption === undefined) return { kind: 'media', media }
  return { kind: 'media', media, caption: captionOf(message, message.caption) }
}

function captionOf(message: TelegramMessage, caption: string): string {
  return withHiddenLinks(caption, message.caption_entities, message)
}
