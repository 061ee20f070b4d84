import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { tooManyRequests } from '../../../fixtures/telegram-server/faults.ts'
import type { TelegramServer } from '../../../fixtures/telegram-server/telegram-server.ts'
import { openForTest } from './open-for-test.ts'
import { quick } from './rig.ts'

const open = openForTest('polling')
const polls = (server: TelegramServer) => server.callsTo('getUpdates').length
const texts = (inside: { stored: { body: object }[] }) =>
  inside.stored.map(({ body }) => ('text' in body ? String(body.text) : ''))

describe('polling when something fails', () => {
  it.each([
    ['a torn connection', { kind: 'reset' }],
    ['a connection torn after the answer was made', { kind: 'done-then-reset' }],
    ['a page instead of an answer', { kind: 'page', status: 502 }],
    ['half an answer', { kind: 'garbage' }],
    ['an error of Telegram', { kind: 'refuse', code: 500, description: 'Internal Server Error' }],
  ] as const)('loses nothing over %s', async (_, fault) => {
    const { server, channel, inside, somebody, log } = await open()
    await channel.start(inside)
    somebody.say('satu')
    await inside.until(() => inside.stored.length === 1)
    server.faults.next('getUpdates', fault, fault)
    somebody.say('dua')
    await inside.until(() => inside.stored.length === 2)
    const last = somebody.say('tiga')
    await server.until(() => server.isConfirmed(last))
    expect(texts(inside)).toEqual(['satu', 'dua', 'tiga'])
    expect(log.of('telegram.poll-failed').length).toBeGreaterThanOrEqual(1)
  })

  it('does not run hot when nothing is held back for it', async () => {
    const { server, channel, inside } = await open({ timing: { ...quick, pollSeconds: 0 } })
    await channel.start(inside)
    await sleep(300)
    expect(polls(server)).toBeLessThanOrEqual(3)
  })

  it('gives up on a connection that hangs, and asks again', async () => {
    const { server, channel, inside, somebody } = await open({
      timing: { ...quick, pollSeconds: 0, pollSlack: 60 },
    })
    server.faults.next('getUpdates', { kind: 'hang' })
    await channel.start(inside)
    somebody.say('halo')
    await inside.until(() => inside.stored.length === 1)
  })

  it('waits as long as Telegram says', async () => {
    const { server, channel, inside, log } = await open()
    server.faults.next('getUpdates', tooManyRequests(600))
    await channel.start(inside)
    await server.until(() => polls(server) === 1)
    await expect.poll(() => log.of('telegram.poll-failed')).toHaveLength(1)
    expect(log.of('telegram.poll-failed')[0]?.about['wait']).toBeGreaterThanOrEqual(600_000)
    expect(polls(server)).toBe(1)
  })

  it('says so when another process polls, and goes on trying', async () => {
    const { server, channel, inside, somebody, log } = await open()
    const description =
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'
    const conflict = { kind: 'refuse', code: 409, description } as const
    server.faults.next('getUpdates', conflict, conflict)
    await channel.start(inside)
    somebody.say('halo')
    await inside.until(() => inside.stored.length === 1)
    const reasons = log.of('telegram.poll-failed').map((line) => line.about['reason'])
    expect(reasons).toEqual(['409 another process polls', '409 another process polls'])
  })

  it('starts while Telegram cannot be reached, and is there as soon as it can', async () => {
    const { server, channel, inside, somebody, log } = await open()
    const down = { kind: 'page', status: 502 } as const
    server.faults.next('deleteWebhook', down, down, down)
    await channel.start(inside)
    expect(log.of('telegram.unreachable')).toHaveLength(1)
    somebody.say('halo')
    await inside.until(() => inside.stored.length === 1)
    expect(log.of('telegram.reached')).toHaveLength(1)
  })

  it('refuses to start with a token nobody knows, in words one can act on', async () => {
    const { channel, inside } = await open({ token: '1:wrong' })
    await expect(channel.start(inside)).rejects.toThrow(
      'Telegram refuses the bot token or the webhook: 401',
    )
  })

  it('takes in the others while the messages of one chat are refused, in order', async () => {
    const { server, channel, inside, somebody } = await open()
    const other = server.person({ id: 5002, name: 'B' })
    let broken = true
    await channel.start({
      ...inside,
      async accept(message) {
        if (broken && message.from.id === '5001') throw new Error('not now')
        await inside.accept(message)
      },
    })
    somebody.say('a1')
    other.say('b1')
    somebody.say('a2')
    other.say('b2')
    await inside.until(() => inside.stored.length === 2)
    broken = false
    const last = other.say('b3')
    await inside.until(() => inside.stored.length === 5)
    await server.until(() => server.isConfirmed(last))
    expect(texts(inside).filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2'])
    expect(texts(inside).filter((text) => text.startsWith('b'))).toEqual(['b1', 'b2', 'b3'])
  })

  it('writes no word, no person and no token into the log', async () => {
    const { server, channel, inside, somebody, log } = await open()
    await channel.start(inside)
    somebody.say('kata rahasia')
    await inside.until(() => inside.stored.length === 1)
    inside.refuse()
    somebody.say('kata rahasia')
    await inside.until(() => inside.received.length >= 3)
    inside.take()
    const quoting = { kind: 'refuse', code: 500, description: 'kata rahasia 5001' } as const
    server.faults.next('getUpdates', { kind: 'reset' }, quoting)
    somebody.press(1, 'kata rahasia')
    await inside.until(() => inside.stored.length === 3)
    await server.until(() => polls(server) > 6)
    const written = JSON.stringify(log.lines)
    expect(log.lines.length).toBeGreaterThan(1)
    for (const secret of ['rahasia', '5001', server.token, server.url])
      expect(written).not.toContain(secret)
  })
})
