import type { proto } from '@whiskeysockets/baileys'

/** Envelopes in which WhatsApp wraps a message to say that it disappears, is shown once, is one of an album. */
const envelopes = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'associatedChildMessage',
  'botForwardedMessage',
  'groupMentionedMessage',
  'limitSharingMessage',
  'editedMessage',
  'lottieStickerMessage',
] as const

/** Deeper than WhatsApp nests. */
const deepest = 6

/** The message itself, out of its envelopes. */
export function unwrap(message: proto.IMessage): proto.IMessage {
  let inner = message
  for (let depth = 0; depth < deepest; depth++) {
    const next = envelopes.map((name) => inner[name]?.message).find((one) => one)
    if (!next) return inner
    inner = next
  }
  return inner
}

/** What stands beside the content: what is answered to, whether it was forwarded, when it disappears. */
export function contextOf(message: proto.IMessage): proto.IContextInfo | null {
  for (const part of Object.values(unwrap(message)))
    if (typeof part === 'object' && part !== null && 'contextInfo' in part && part.contextInfo)
      return part.contextInfo as proto.IContextInfo
  return null
}

/** After how many seconds the person's app deletes this chat's messages; null where it is not said. */
export function expiryOf(message: proto.IMessage): number | null {
  const setting = message.protocolMessage?.ephemeralExpiration
  if (typeof setting === 'number') return setting
  return contextOf(message)?.expiration ?? null
}
