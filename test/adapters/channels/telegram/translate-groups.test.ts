import { describe, expect, it } from 'vitest'
import { translateInbound } from '../../../../src/adapters/channels/telegram/translate-inbound.ts'
import { readUpdate } from '../../../../src/adapters/channels/telegram/update.ts'

const from = { id: 5001, is_bot: false, first_name: 'A', language_code: 'id' }
const chat = { id: 5001, type: 'private', first_name: 'A' }
const group = { id: -1001, type: 'supergroup', title: 'G' }
const base = { message_id: 12, date: 1_700_000_000, chat, from }
const start = {
  text: '/start@suar_bot',
  entities: [{ type: 'bot_command', offset: 0, length: 15 }],
}

function translate(update: object, staffGroup: string | null = null) {
  const read = readUpdate({ update_id: 900, ...update })
  return read ? translateInbound(read, { now: 0, staffGroup }) : 'no update'
}

describe('translating what happens in groups', () => {
  const member = { user: { id: 5000 }, status: 'member' }
  const left = { user: { id: 5000 }, status: 'left' }
  const change = (before: object, after: object, where: object = group) => ({
    my_chat_member: {
      chat: where,
      from,
      date: 1_700_000_000,
      old_chat_member: before,
      new_chat_member: after,
    },
  })

  it.each([
    ['left', left, member],
    ['kicked', { ...left, status: 'kicked' }, { ...member, status: 'administrator' }],
    ['restricted outside', { ...left, status: 'restricted', is_member: false }, member],
  ])('tells that the service was added (was %s)', (_, before, after) => {
    expect(translate(change(before, after))).toEqual({
      from: { channel: 'telegram', id: '-1001' },
      messageId: 'g1700000000',
      sentAt: 1_700_000_000_000,
      languageHint: 'id',
      body: { kind: 'added-to-group' },
    })
  })

  it.each([
    ['being removed', change(member, left)],
    ['becoming an administrator', change(member, { ...member, status: 'administrator' })],
    ['being blocked by a person', change(member, { ...left, status: 'kicked' }, chat)],
    ['being unblocked by a person', change(left, member, chat)],
    ['being added to a channel', change(left, member, { id: -1002, type: 'channel', title: 'C' })],
    ['a text', { message: { ...base, chat: group, text: 'halo' } }],
    ['a command', { message: { ...base, chat: group, ...start } }],
    ['somebody joining', { message: { ...base, chat: group, new_chat_members: [from] } }],
    ['an edit', { edited_message: { ...base, chat: group, edit_date: 1, text: 'halo' } }],
    [
      'a post in a channel',
      { channel_post: { ...base, chat: { id: -1002, type: 'channel' }, text: 'a' } },
    ],
    ['a changed post', { edited_channel_post: { message_id: 1 } }],
  ])('drops %s', (_, update) => {
    expect(translate(update)).toBe('not-ours')
  })

  it("stays silent about the staff's own group", () => {
    expect(translate(change(left, member), '-1001')).toBe('not-ours')
    expect(translate(change(left, member), '-1009')).toMatchObject({
      body: { kind: 'added-to-group' },
    })
  })
})
