import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { translateInbound } from '../../../../src/adapters/channels/telegram/translate-inbound.ts'
import { readUpdate } from '../../../../src/adapters/channels/telegram/update.ts'

const now = 1_700_000_500_000
const from = { id: 5001, is_bot: false, first_name: 'A', language_code: 'id' }
const chat = { id: 5001, type: 'private', first_name: 'A' }
const group = { id: -1001, type: 'supergroup', title: 'G' }
const base = { message_id: 12, date: 1_700_000_000, chat, from }
const command = (length: number) => ({ entities: [{ type: 'bot_command', offset: 0, length }] })

function translate(update: unknown, staffGroup: string | null = null) {
  const read = readUpdate({ update_id: 900, ...(update as object) })
  return read ? translateInbound(read, { now, staffGroup }) : 'no update'
}

const message = (more: object) => translate({ message: { ...base, ...more } })
const edited = (more: object) =>
  translate({ edited_message: { ...base, edit_date: 1_700_000_060, ...more } })

/** The envelope every message of person A is in. */
const envelope = {
  from: { channel: 'telegram', id: '5001' },
  messageId: 'm12',
  sentAt: 1_700_000_000_000,
  languageHint: 'id',
}

describe('translating a new message', () => {
  it('keeps the text, and says who, when and in which language', () => {
    expect(message({ text: 'Kerja ke Kamboja?\n🔴' })).toEqual({
      ...envelope,
      body: { kind: 'text', text: 'Kerja ke Kamboja?\n🔴' },
    })
  })

  it('says nothing of the language where Telegram does not', () => {
    const silent = { id: 5001, is_bot: false, first_name: 'A' }
    expect(message({ text: 'a', from: silent })).not.toHaveProperty('languageHint')
    expect(message({ text: 'a', from: { ...silent, language_code: 7 } })).not.toHaveProperty(
      'languageHint',
    )
  })

  it.each<[string, object, object]>([
    [
      'a forwarded text',
      { text: 'a', forward_origin: { type: 'channel' } },
      { text: 'a', forwarded: true },
    ],
    ['a forward of old', { text: 'a', forward_date: 1 }, { text: 'a', forwarded: true }],
    [
      'a forwarded command',
      { text: '/start', forward_date: 1, ...command(6) },
      { text: '/start', forwarded: true },
    ],
    ['a command', { text: '/menu', ...command(5) }, { text: 'menu' }],
    ['a command with words', { text: '/cek PT A', ...command(4) }, { text: 'cek PT A' }],
    ['a command to a bot', { text: '/menu@suar_bot', ...command(14) }, { text: 'menu' }],
    [
      'start with a sentence',
      { text: '/start tolong saya', ...command(6) },
      { text: 'start tolong saya' },
    ],
    ['a slash that is no command', { text: '/ / 5 juta' }, { text: '/ / 5 juta' }],
    [
      'a command inside a text',
      { text: 'ketik /menu', entities: [{ type: 'bot_command', offset: 6, length: 5 }] },
      { text: 'ketik /menu' },
    ],
    [
      'words that are a link',
      {
        text: 'Daftar di sini',
        entities: [{ type: 'text_link', offset: 10, length: 4, url: 'https://t.me/a' }],
      },
      { text: 'Daftar di sini\nhttps://t.me/a' },
    ],
    [
      'the buttons under an advert',
      {
        text: 'Loker',
        reply_markup: { inline_keyboard: [[{ text: 'Daftar', url: 'https://b.example' }]] },
      },
      { text: 'Loker\nhttps://b.example' },
    ],
    [
      'a question about an advert in another chat',
      {
        text: 'Aman?',
        quote: { text: 'Loker Kamboja', position: 0 },
        external_reply: { origin: {} },
      },
      { text: 'Loker Kamboja\n\nAman?' },
    ],
    ['an answer in this chat', { text: 'Ya', quote: { text: 'Sudah bayar?' } }, { text: 'Ya' }],
    ['entities out of shape', { text: 'a', entities: 'none' }, { text: 'a' }],
  ])('%s', (_, more, body) => {
    expect(message(more)).toEqual({ ...envelope, body: { kind: 'text', ...body } })
  })

  it('reads the words of a rich message', () => {
    const rich_message = {
      blocks: [
        { type: 'heading', size: 1, text: ['LOKER ', { type: 'bold', text: 'KAMBOJA' }] },
        {
          type: 'list',
          items: [{ label: '1.', blocks: [{ type: 'paragraph', text: 'Gaji 15 juta' }] }],
        },
        {
          type: 'table',
          cells: [[{ text: 'WA' }, { text: { type: 'phone_number', text: '0800' } }]],
        },
        { type: 'paragraph', text: { type: 'url', text: 'Daftar', url: 'https://a.example' } },
        { type: 'buttons', buttons: [{ text: 'Chat', url: 'https://b.example' }] },
      ],
    }
    expect(message({ rich_message, forward_date: 1 })).toEqual({
      ...envelope,
      body: {
        kind: 'text',
        text: 'LOKER KAMBOJA\n1.\nGaji 15 juta\nWA\n0800\nDaftar\nChat\nhttps://a.example\nhttps://b.example',
        forwarded: true,
      },
    })
    expect(message({ rich_message: { blocks: [{ type: 'photo', photo: [] }] } })).toEqual({
      ...envelope,
      body: { kind: 'media', media: 'other' },
    })
  })

  it.each([
    ['/start', 6],
    ['/start abc-DEF_1', 6],
    ['/start@suar_bot', 15],
  ])('%s opens the chat', (text, length) => {
    expect(message({ text, ...command(length) })).toEqual({ ...envelope, body: { kind: 'opened' } })
  })

  it.each([
    ['a place', { location: { latitude: 11.5, longitude: 104.9 } }],
    ['a live place', { location: { latitude: 11.5, longitude: 104.9, live_period: 900 } }],
    ['a venue', { venue: { title: 'A' }, location: { latitude: 11.5, longitude: 104.9 } }],
  ])('%s', (_, more) => {
    expect(message(more)).toEqual({
      ...envelope,
      body: { kind: 'place', latitude: 11.5, longitude: 104.9 },
    })
  })

  it.each([
    ['photo', { photo: [{ file_id: 'f' }] }],
    ['document', { document: { file_id: 'f' } }],
    ['voice', { voice: { file_id: 'f' } }],
    ['voice', { audio: { file_id: 'f' } }],
    ['video', { video: { file_id: 'f' } }],
    ['video', { video_note: { file_id: 'f' } }],
    ['video', { animation: { file_id: 'f' }, document: { file_id: 'f' } }],
    ['sticker', { sticker: { file_id: 'f' } }],
    ['contact', { contact: { phone_number: '0', first_name: 'B' } }],
    ['other', { poll: { id: '1' } }],
    ['other', { dice: { value: 1 } }],
  ])('%s is media', (media, more) => {
    expect(message(more)).toMatchObject({ ...envelope, body: { kind: 'media', media } })
    expect(message({ ...more, caption: 'ini' })).toMatchObject({
      ...envelope,
      body: { kind: 'media', media, caption: 'ini' },
    })
  })

  const size = (file_id: string, width: number, height: number) => ({ file_id, width, height })
  it.each([
    [
      'the largest size of a photo',
      { photo: [size('s', 90, 67), size('l', 9, 800), size('m', 9, 9)] },
      'l',
    ],
    ['a document', { document: { file_id: 'd' } }, 'd'],
    ['the film of an animation', { animation: { file_id: 'a' }, document: { file_id: 'd' } }, 'a'],
  ])('is fetched later by the id of %s', (_, more, ref) => {
    expect(message(more)).toMatchObject({ body: { file: { ref } } })
  })

  it('says what the sender says of a file, and does not believe a word of it', () => {
    const document = { file_id: 'd', file_size: 7, mime_type: 'text/html', file_name: 'a.html' }
    const body = { kind: 'media', media: 'document' }
    expect(message({ document })).toMatchObject({
      body: { ...body, file: { ref: 'd', type: 'text/html', name: 'a.html', bytes: 7 } },
    })
    expect(message({ document: { ...document, file_size: 'x', mime_type: 5 } })).toMatchObject({
      body: { ...body, file: { ref: 'd', type: null, bytes: null } },
    })
  })

  it.each([
    ['a photo without sizes', { photo: [] }],
    ['a photo of something else', { photo: [{ file_id: 5 }] }],
    ['a document without an id', { document: {} }],
    ['a contact', { contact: { phone_number: '0', first_name: 'B' } }],
  ])('is taken without its file where there is none: %s', (_, more) => {
    const { body } = message(more) as { body: object }
    expect(body).toHaveProperty('kind', 'media')
    expect(body).not.toHaveProperty('file')
  })

  it('is unknown where nothing in it is known', () => {
    expect(message({ pinned_message: {} })).toBe('unknown')
    expect(message({ something_new: {} })).toBe('unknown')
  })
})

describe('translating a changed message', () => {
  const changed = { ...envelope, messageId: 'e12-1700000060', sentAt: 1_700_000_060_000 }

  it('names the message it was', () => {
    expect(edited({ text: 'b' })).toEqual({
      ...changed,
      body: { kind: 'edit', of: 'm12', text: 'b' },
    })
    expect(edited({ photo: [], caption: 'c' })).toEqual({
      ...changed,
      body: { kind: 'edit', of: 'm12', text: 'c' },
    })
  })

  it('takes a moved live place for a place', () => {
    expect(edited({ location: { latitude: 1, longitude: 2, live_period: 900 } })).toEqual({
      ...changed,
      body: { kind: 'place', latitude: 1, longitude: 2 },
    })
  })
})

describe('translating a pressed button', () => {
  const press = { id: '77', from, chat_instance: '1', data: 'paid' }

  it('gives the choice', () => {
    expect(translate({ callback_query: { ...press, message: base } })).toEqual({
      ...envelope,
      messageId: 'c77',
      sentAt: now,
      body: { kind: 'choice', choice: 'paid' },
    })
  })

  it('also under a message Telegram does not show any more', () => {
    const gone = { chat, message_id: 3, date: 0 }
    expect(translate({ callback_query: { ...press, message: gone } })).toMatchObject({
      body: { kind: 'choice', choice: 'paid' },
    })
  })

  it.each([
    ['in a group', { ...press, message: { ...base, chat: group } }],
    ['under an inline message', { ...press, inline_message_id: '1' }],
    ['of a game', { ...press, data: undefined, game_short_name: 'g', message: base }],
  ])('is dropped %s', (_, callback_query) => {
    expect(translate({ callback_query })).toBe('not-ours')
  })
})

describe('translating what has no shape', () => {
  it.each([
    ['no number', { update_id: 'x', message: { ...base, text: 'a' } }],
    ['a message without a chat', { message: { message_id: 1, date: 1, text: 'a' } }],
    ['a text that is none', { message: { ...base, text: { a: 1 } } }],
    ['a place without numbers', { message: { ...base, location: {} } }],
  ])('%s', (_, update) => {
    expect(translate(update)).toBe('no update')
  })

  it('is unknown where the kind is new', () => {
    expect(translate({ message_reaction: {} })).toBe('unknown')
  })

  it('is not felled by a message nested without end', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)
    const rich_message = { blocks: deep, text: deep }
    expect(message({ rich_message })).toMatchObject({ body: { kind: 'media', media: 'other' } })
  })

  it('never throws, whatever comes', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ update_id: fc.integer(), message: fc.anything() }),
      fc.record({
        update_id: fc.integer(),
        message: fc.record({
          message_id: fc.integer(),
          date: fc.integer(),
          chat: fc.record({ id: fc.integer(), type: fc.constantFrom('private', 'group') }),
          text: fc.oneof(fc.string(), fc.anything()),
          entities: fc.anything(),
          rich_message: fc.anything(),
        }),
      }),
    )
    fc.assert(
      fc.property(anything, (raw) => {
        const read = readUpdate(raw)
        if (read) translateInbound(read, { now, staffGroup: null })
      }),
      { numRuns: 300 },
    )
  })
})
