import { proto } from '@whiskeysockets/baileys'
import type { InboundBody, Media } from '../../../domain/message.ts'
import { type MediaKind, type MediaPart, mediaRef } from './media-ref.ts'
import { contextOf, unwrap } from './unwrap.ts'
import { cardsAsText, withWhatItIsAbout, wordsOf } from './written-in.ts'

type Part = keyof proto.IMessage

/** Which part of a message tells its kind, and what it is sealed as; the first one present counts. */
const mediaParts: [part: Part, media: Media, sealedAs: MediaKind][] = [
  ['imageMessage', 'photo', 'image'],
  ['videoMessage', 'video', 'video'],
  ['ptvMessage', 'video', 'video'],
  ['audioMessage', 'voice', 'audio'],
  ['documentMessage', 'document', 'document'],
  ['stickerMessage', 'sticker', 'sticker'],
]

/** What a phone says to ours by itself, or what nobody expects an answer to. */
const unspoken: Part[] = [
  'reactionMessage',
  'encReactionMessage',
  'pollUpdateMessage',
  'encEventResponseMessage',
  'keepInChatMessage',
  'pinInChatMessage',
  'albumMessage',
  'call',
  'callLogMesssage',
  'requestPhoneNumberMessage',
  'placeholderMessage',
  'stickerSyncRmrMessage',
  'messageHistoryNotice',
]

/** Parts that come along with others and say nothing alone. */
const beside = new Set<string>([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
])

const { Type } = proto.Message.ProtocolMessage

/**
 * What a person's message holds; null where it is nothing a person says. Whatever is not known counts as
 * something that cannot be read, so that nobody waits for an answer to it.
 */
export function messageBody(wrapped: proto.IMessage): InboundBody | null {
  if (wrapped.protocolMessage) return changeBody(wrapped.protocolMessage)
  const message = unwrap(wrapped)
  if (message.protocolMessage) return changeBody(message.protocolMessage)
  if (unspoken.some((part) => message[part])) return null
  const context = contextOf(message)
  const words = wordsOf(message)
  if (words !== null) {
    const text = withWhatItIsAbout(words, context)
    return { kind: 'text', text, ...(isForwarded(context) ? { forwarded: true } : {}) }
  }
  return (
    placeBody(message) ?? cardBody(message) ?? mediaBody(message, context) ?? otherBody(message)
  )
}

/** An edit, or a message that was taken back. */
function changeBody({ type, key, editedMessage }: proto.Message.IProtocolMessage) {
  if (!key?.id) return null
  if (type === Type.REVOKE) return { kind: 'taken-back', of: key.id } as const
  if (type !== Type.MESSAGE_EDIT || !editedMessage) return null
  const inner = unwrap(editedMessage)
  const text = wordsOf(inner) ?? captionOf(inner)
  return text === undefined ? null : ({ kind: 'edit', of: key.id, text } as const)
}

function placeBody(message: proto.IMessage): InboundBody | null {
  const place = message.locationMessage ?? message.liveLocationMessage
  const { degreesLatitude: latitude, degreesLongitude: longitude } = place ?? {}
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  return { kind: 'place', latitude, longitude }
}

function cardBody(message: proto.IMessage): InboundBody | null {
  const cards = message.contactMessage
    ? [message.contactMessage]
    : (message.contactsArrayMessage?.contacts ?? [])
  if (cards.length === 0) return null
  return { kind: 'media', media: 'contact', caption: cardsAsText(cards) }
}

function mediaBody(
  message: proto.IMessage,
  context: proto.IContextInfo | null,
): InboundBody | null {
  const [part, media, sealedAs] = mediaParts.find(([part]) => message[part]) ?? []
  if (!part || !media || !sealedAs) return null
  const caption = captionOf(message)
  const file = mediaRef(message[part] as MediaPart, sealedAs)
  return {
    kind: 'media',
    media,
    ...(caption === undefined ? {} : { caption: withWhatItIsAbout(caption, context) }),
    ...(file ? { file } : {}),
  }
}

function otherBody(message: proto.IMessage): InboundBody | null {
  const parts = Object.entries(message).filter(([part, value]) => value && !beside.has(part))
  if (parts.length === 0) return null
  const caption = message.groupInviteMessage?.caption
  return { kind: 'media', media: 'other', ...(caption ? { caption } : {}) }
}

function captionOf(message: proto.IMessage): string | undefined {
  const part = message.imageMessage ?? message.videoMessage ?? message.documentMessage
  return part?.caption || undefined
}

function isForwarded(context: proto.IContextInfo | null): boolean {
  return context?.isForwarded === true || (context?.forwardingScore ?? 0) > 0
}
