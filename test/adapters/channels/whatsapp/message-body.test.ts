import { proto } from '@whiskeysockets/baileys'
import { describe, expect, it } from 'vitest'
import { messageBody } from '../../../../src/adapters/channels/whatsapp/message-body.ts'
import { expiryOf } from '../../../../src/adapters/channels/whatsapp/unwrap.ts'

/** As it comes over the wire: encoded and read again, so that absent fields are as they are then. */
const read = (message: proto.IMessage) =>
  messageBody(proto.Message.decode(proto.Message.encode(message).finish()))

const { Type } = proto.Message.ProtocolMessage
const key = { id: '3A01' }
const text = 'Gaji 15 juta'

describe('what a message holds', () => {
  it.each<[string, proto.IMessage, unknown]>([
    ['a text', { conversation: text }, { kind: 'text', text }],
    ['a text with a link', { extendedTextMessage: { text } }, { kind: 'text', text }],
    [
      'a forwarded text',
      { extendedTextMessage: { text, contextInfo: { isForwarded: true, forwardingScore: 3 } } },
      { kind: 'text', text, forwarded: true },
    ],
    ['a picture', { imageMessage: {} }, { kind: 'media', media: 'photo' }],
    [
      'a picture with words',
      { imageMessage: { caption: text } },
      { kind: 'media', media: 'photo', caption: text },
    ],
    [
      'a document with words',
      { documentWithCaptionMessage: { message: { documentMessage: { caption: text } } } },
      { kind: 'media', media: 'document', caption: text },
    ],
    ['a voice note', { audioMessage: { ptt: true } }, { kind: 'media', media: 'voice' }],
    ['a video', { videoMessage: {} }, { kind: 'media', media: 'video' }],
    ['a round video', { ptvMessage: {} }, { kind: 'media', media: 'video' }],
    ['a sticker', { stickerMessage: {} }, { kind: 'media', media: 'sticker' }],
    [
      'a moving sticker',
      { lottieStickerMessage: { message: { stickerMessage: {} } } },
      { kind: 'media', media: 'sticker' },
    ],
    [
      'a picture shown once',
      { viewOnceMessageV2: { message: { imageMessage: { caption: text } } } },
      { kind: 'media', media: 'photo', caption: text },
    ],
    [
      'a picture of an album',
      { associatedChildMessage: { message: { imageMessage: {} } } },
      { kind: 'media', media: 'photo' },
    ],
    ['the head of an album', { albumMessage: { expectedImageCount: 2 } }, null],
    [
      'a text that disappears',
      { ephemeralMessage: { message: { extendedTextMessage: { text } } } },
      { kind: 'text', text },
    ],
    [
      'a place',
      { locationMessage: { degreesLatitude: 11.5, degreesLongitude: 104.9 } },
      { kind: 'place', latitude: 11.5, longitude: 104.9 },
    ],
    [
      'a place that moves',
      { liveLocationMessage: { degreesLatitude: 0, degreesLongitude: 104.9 } },
      { kind: 'place', latitude: 0, longitude: 104.9 },
    ],
    [
      'an edit',
      { protocolMessage: { type: Type.MESSAGE_EDIT, key, editedMessage: { conversation: text } } },
      { kind: 'edit', of: '3A01', text },
    ],
    [
      'an edit in its envelope',
      {
        editedMessage: {
          message: {
            protocolMessage: {
              type: Type.MESSAGE_EDIT,
              key,
              editedMessage: { imageMessage: { caption: text } },
            },
          },
        },
      },
      { kind: 'edit', of: '3A01', text },
    ],
    [
      'a deletion',
      { protocolMessage: { type: Type.REVOKE, key } },
      { kind: 'taken-back', of: '3A01' },
    ],
    ['a reaction', { reactionMessage: { text: '👍', key } }, null],
    ['a vote', { pollUpdateMessage: {} }, null],
    ['keys of a group', { senderKeyDistributionMessage: { groupId: 'x' } }, null],
    ['a change of settings', { protocolMessage: { type: Type.EPHEMERAL_SETTING } }, null],
    ['a poll', { pollCreationMessageV3: { name: 'x' } }, { kind: 'media', media: 'other' }],
    ['what does not exist yet', { eventMessage: { name: 'x' } }, { kind: 'media', media: 'other' }],
    [
      'a pressed button of others',
      { listResponseMessage: { title: text } },
      { kind: 'text', text },
    ],
  ])('%s', (_, message, body) => {
    expect(read(message)).toEqual(body)
  })

  it('of contact cards their names and numbers, which are what a recruiter is asked by', () => {
    const vcard =
      'BEGIN:VCARD\nVERSION:3.0\nFN:Pak Budi\nitem1.TEL;waid=628111:+62 811-1\r\nTEL;type=CELL:+855 12\nTELEX:9\nEND:VCARD'
    expect(read({ contactMessage: { displayName: 'Pak Budi', vcard } })).toEqual({
      kind: 'media',
      media: 'contact',
      caption: 'Pak Budi\n+62 811-1\n+855 12',
    })
    const contacts = [{ displayName: 'A' }, { displayName: 'B' }]
    expect(read({ contactsArrayMessage: { contacts } })).toMatchObject({ caption: 'A\nB' })
  })

  it('with a message of a group that is answered privately, and an advert it was written from', () => {
    const quotedMessage = { conversation: 'Loker Kamboja' }
    const question = 'ini asli?'
    const answered = (contextInfo: proto.IContextInfo) =>
      read({ extendedTextMessage: { text: question, contextInfo } })
    expect(answered({ remoteJid: '1@g.us', quotedMessage })).toMatchObject({
      text: `Loker Kamboja\n\n${question}`,
    })
    expect(answered({ quotedMessage })).toEqual({ kind: 'text', text: question })
    const externalAdReply = {
      title: 'Admin online',
      body: 'Kamboja',
      sourceUrl: 'https://a.example',
    }
    expect(answered({ externalAdReply })).toMatchObject({
      text: `Admin online\nKamboja\nhttps://a.example\n\n${question}`,
    })
  })

  it('is not looked for without end', () => {
    let message: proto.IMessage = { conversation: text }
    for (let depth = 0; depth < 50; depth++) message = { ephemeralMessage: { message } }
    expect(messageBody(message)).toEqual({ kind: 'media', media: 'other' })
  })
})

describe('after how long a message disappears', () => {
  it('is said by the message, or by a change of settings', () => {
    const contextInfo = { expiration: 86_400 }
    expect(expiryOf({ extendedTextMessage: { text, contextInfo } })).toBe(86_400)
    expect(expiryOf({ protocolMessage: { ephemeralExpiration: 0 } })).toBe(0)
    expect(expiryOf({ conversation: text })).toBeNull()
  })
})
