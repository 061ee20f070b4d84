import { describe, expect, it } from 'vitest'
import { allowedUpdates } from '../../../../src/adapters/channels/telegram/update.ts'
import type { TelegramServer } from '../../../fixtures/telegram-server/telegram-server.ts'
import { openForTest } from './open-for-test.ts'
import { quick } from './rig.ts'

const open = openForTest('polling')
const polls = (server: TelegramServer) => server.callsTo('getUpdates').length
const texts = (inside: { stored: { body: object }[] }) =>
  inside.stored.map(({ body }) => ('text' in body ? String(body.text) : ''))

describe('polling', () => {
  it('tells Telegram what it wants, and gives up nothing that waits', async () => {
    const { server, channel, inside, somebody } = await open()
    somebody.say('sebelum hidup')
    await channel.start(inside)
    await inside.until(() => inside.stored.length === 1)
    expect(server.callsTo('deleteWebhook')).toEqual([{ drop_pending_updates: false }])
    expect(server.callsTo('getUpdates')[0]).toEqual({
      timeout: 2,
      allowed_updates: allowedUpdates,
    })
    expect(texts(inside)).toEqual(['sebelum hidup'])
  })

  it('asks for the next update only after all of the last were stored', async () => {
    const { server, channel, inside, somebody } = await open()
    const updates = [somebody.say('a'), somebody.say('b')]
    inside.hold()
    await channel.start(inside)
    await inside.until(() => inside.received.length === 1)
    expect(polls(server)).toBe(1)
    inside.take()
    await server.until(() => updates.every(server.isConfirmed))
    expect(server.callsTo('getUpdates')[1]?.['offset']).toBe((updates[1]?.update_id ?? 0) + 1)
  })

  it('brings an edited message as an edit of the first', async () => {
    const { channel, inside, somebody } = await open()
    await channel.start(inside)
    const first = somebody.say('Gaji 5 juta').message?.message_id ?? 0
    somebody.edit(first, 'Gaji 15 juta')
    await inside.until(() => inside.stored.length === 2)
    const [said, changed] = inside.stored
    expect(changed?.body).toEqual({ kind: 'edit', of: said?.messageId, text: 'Gaji 15 juta' })
    expect(changed?.messageId).not.toBe(said?.messageId)
  })

  it('brings each photo of an album, the words with the first', async () => {
    const { channel, inside, somebody } = await open()
    await channel.start(inside)
    somebody.album([new Uint8Array([1]), new Uint8Array([2])], 'Dua foto')
    await inside.until(() => inside.stored.length === 2)
    const bodies = inside.stored.map(({ body }) => body)
    expect(bodies).toMatchObject([
      { kind: 'media', media: 'photo', caption: 'Dua foto' },
      { kind: 'media', media: 'photo' },
    ])
    const refs = bodies.map((body) => (body.kind === 'media' ? body.file?.ref : undefined))
    expect(new Set(refs).size).toBe(2)
  })

  it('stops the clock on a pressed button after the choice was stored, and leaves the buttons', async () => {
    const { server, channel, inside, somebody } = await open()
    await channel.start(inside)
    somebody.say('halo')
    await inside.until(() => inside.stored.length === 1)
    const to = { channel: 'telegram', id: '5001' }
    const choices = [{ id: 'yes', label: 'Ya' }]
    await channel.send({ id: 'r', to, text: 'Jadi?', choices })
    const line = somebody.screen().at(-1)
    inside.hold()
    const press = somebody.press(line?.id ?? 0, 'yes').callback_query?.id ?? ''
    await inside.until(() => inside.received.length === 2)
    expect(server.waitsForAnswer(press)).toBe(true)
    inside.take()
    await server.until(() => server.callsTo('answerCallbackQuery').length === 1)
    expect(server.callsTo('answerCallbackQuery')).toEqual([{ callback_query_id: press }])
    expect(somebody.screen().at(-1)?.buttons).toHaveLength(1)
  })

  it('says of a group only that it was added to it, and confirms the rest unread', async () => {
    const { server, channel, inside, somebody, log } = await open()
    await channel.start(inside)
    const group = server.group({ id: -1001 })
    group.addBot(somebody)
    const rest = [group.say(somebody, 'halo semua'), group.removeBot(somebody)]
    const post = {
      message_id: 9,
      date: 1,
      chat: { id: -1002, type: 'channel', title: 'C' },
    } as const
    rest.push(server.push({ channel_post: { ...post, text: 'loker' } }))
    await server.until(() => rest.every(server.isConfirmed))
    expect(inside.received.map(({ from, body }) => ({ id: from.id, body }))).toEqual([
      { id: '-1001', body: { kind: 'added-to-group' } },
    ])
    expect(log.lines).toEqual([])
  })

  it('drops what it does not know, with its number in the log and no more', async () => {
    const { server, channel, inside, somebody, log } = await open()
    // @ts-expect-error A kind that does not exist yet.
    const odd = server.push({ telepathy: { thought: 'rahasia' } })
    somebody.say('setelahnya')
    await channel.start(inside)
    await inside.until(() => inside.stored.length === 1)
    await server.until(() => server.isConfirmed(odd))
    expect(log.lines).toEqual([
      { level: 'warn', event: 'telegram.update-dropped', about: { update: odd.update_id } },
    ])
  })
})

describe('stopping', () => {
  it('ends a poll that hangs, at once', async () => {
    const { server, channel, inside } = await open({ timing: { ...quick, pollSeconds: 30 } })
    await channel.start(inside)
    await server.until(() => polls(server) === 1)
    const begun = performance.now()
    await channel.stop()
    expect(performance.now() - begun).toBeLessThan(250)
  })

  it('closes its connections', async () => {
    const { server, channel, inside, somebody } = await open()
    await channel.start(inside)
    somebody.say('halo')
    await inside.until(() => inside.stored.length === 1)
    expect(await server.connections()).toBeGreaterThan(0)
    await channel.stop()
    await expect.poll(server.connections).toBe(0)
  })

  it('finishes what it has received, and tells Telegram', async () => {
    const { server, channel, inside, somebody } = await open()
    const update = somebody.say('hampir')
    inside.hold()
    await channel.start(inside)
    await inside.until(() => inside.received.length === 1)
    const stopped = channel.stop()
    inside.take()
    await stopped
    expect(inside.stored).toHaveLength(1)
    expect(server.isConfirmed(update)).toBe(true)
  })
})

describe('polling by lease', () => {
  it('polls only while it holds the lease, and gives it back', async () => {
    let ours = false
    const events: string[] = []
    const lease = {
      async take(ms: number) {
        events.push(ms > 2000 ? 'take' : 'take too short')
        return ours
      },
      async release() {
        events.push('release')
      },
    }
    // Waiting for the lease takes no time here.
    const clock = {
      now: () => Date.now(),
      after(_: number, task: () => void) {
        const timer = setTimeout(task, 5)
        return () => clearTimeout(timer)
      },
    }
    const { server, channel, inside, somebody } = await open({ lease, clock })
    somebody.say('halo')
    await channel.start(inside)
    await expect.poll(() => events.length).toBeGreaterThan(2)
    expect(polls(server)).toBe(0)
    ours = true
    await inside.until(() => inside.stored.length === 1)
    await channel.stop()
    expect(new Set(events)).toEqual(new Set(['take', 'release']))
    expect(events.at(-1)).toBe('release')
  })
})
