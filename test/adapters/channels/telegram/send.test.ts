import { describe, expect, it } from 'vitest'
import type { TelegramOptions } from '../../../../src/adapters/channels/telegram/telegram.ts'
import type { Outbound } from '../../../../src/domain/message.ts'
import { type Fault, tooManyRequests } from '../../../fixtures/telegram-server/faults.ts'
import { openForTest } from './open-for-test.ts'
import { quick } from './rig.ts'

const openPolling = openForTest('polling')

async function open(options: Partial<TelegramOptions> = {}) {
  const rig = await openPolling(options)
  await rig.channel.start(rig.inside)
  rig.somebody.say('halo')
  let number = 0
  const reply = (text: string, more: Partial<Outbound> = {}): Outbound => ({
    id: `r${++number}`,
    to: rig.person.address,
    text,
    choices: [],
    ...more,
  })
  const ours = () =>
    rig.somebody
      .screen()
      .filter((line) => line.by === 'bot')
      .map((line) => line.text)
  return { ...rig, reply, ours }
}

/** Longer than one message: two parts. */
const long = Array.from({ length: 700 }, (_, index) => `kata${index}`).join(' ')

describe('sending', () => {
  it('asks for nothing but a plain text to an integer chat, and no preview of links', async () => {
    const { server, channel, reply } = await open()
    await channel.send(reply('*Lihat* http://a.example'))
    expect(server.callsTo('sendMessage')).toEqual([
      {
        chat_id: 5001,
        text: 'Lihat http://a.example',
        entities: [{ type: 'bold', offset: 0, length: 5 }],
        link_preview_options: { is_disabled: true },
      },
    ])
  })

  it.each<[string, Fault, 'later' | 'never', number | null]>([
    ['too many requests', tooManyRequests(5820), 'later', 5_820_000],
    ['an error of Telegram', { kind: 'refuse', code: 500, description: 'Internal' }, 'later', null],
    ['a page', { kind: 'page', status: 502 }, 'later', null],
    ['half an answer', { kind: 'garbage' }, 'later', null],
    ['a torn connection', { kind: 'reset' }, 'later', null],
    ['an answer lost on the way', { kind: 'done-then-reset' }, 'later', null],
    ['a connection that hangs', { kind: 'hang' }, 'later', null],
    ['a refusal', { kind: 'refuse', code: 400, description: 'Bad Request: x' }, 'never', null],
  ])(
    'ends at once over %s, without a second try of its own',
    async (_, fault, kind, retryAfter) => {
      const { server, channel, reply } = await open({ timing: { ...quick, callTimeout: 80 } })
      server.faults.next('sendMessage', fault)
      const begun = performance.now()
      await expect(channel.send(reply('halo'))).rejects.toMatchObject({
        name: 'SendFault',
        kind,
        retryAfter,
      })
      expect(performance.now() - begun).toBeLessThan(1000)
      expect(server.callsTo('sendMessage')).toHaveLength(1)
      await channel.send(reply('lagi'))
    },
  )

  it.each(['blocked', 'deactivated'] as const)('never comes back to somebody %s', async (how) => {
    const { channel, reply, somebody } = await open()
    if (how === 'blocked') somebody.block()
    else somebody.deactivate()
    await expect(channel.send(reply('halo'))).rejects.toMatchObject({
      kind: 'never',
      message: `telegram: 403 ${how}`,
    })
  })

  it.each(['', 'abc', '12x', '99999999999999999999', '5002'])('cannot reach %j', async (id) => {
    const { channel, reply } = await open()
    const nowhere = reply('halo', { to: { channel: 'telegram', id } })
    await expect(channel.send(nowhere)).rejects.toMatchObject({ kind: 'never' })
  })

  it('does not try to send what nobody would see', async () => {
    const { server, channel, reply } = await open()
    await expect(channel.send(reply(' \n '))).rejects.toMatchObject({ kind: 'never' })
    expect(server.callsTo('sendMessage')).toEqual([])
  })

  it('goes on where it stopped in a long one, when it is sent again', async () => {
    const { server, channel, reply, ours } = await open()
    const message = reply(long)
    server.faults.next('sendMessage', 'pass', tooManyRequests(1))
    await expect(channel.send(message)).rejects.toMatchObject({ kind: 'later', retryAfter: 1000 })
    expect(ours()).toHaveLength(1)
    const { platformId } = await channel.send(message)
    expect(ours().join(' ')).toBe(long)
    await channel.remove(message.to, [platformId ?? ''])
    expect(ours()).toEqual([])
  })

  it('shows the whole message again when the very same is sent again after it went well', async () => {
    const { channel, reply, ours } = await open()
    const message = reply('sekali')
    await channel.send(message)
    await channel.send(message)
    expect(ours()).toEqual(['sekali', 'sekali'])
  })
})

describe('leaving a group', () => {
  async function inGroup() {
    const rig = await open()
    const group = rig.server.group({ id: -1001 })
    group.addBot(rig.somebody)
    const farewell = rig.reply('Chat pribadi saja.', {
      to: { channel: 'telegram', id: '-1001' },
      leave: true,
    })
    return { ...rig, group, farewell }
  }

  it('says its word and goes', async () => {
    const { channel, group, farewell } = await inGroup()
    await channel.send(farewell)
    expect(group.screen().map((line) => line.text)).toEqual(['Chat pribadi saja.'])
    expect(group.hasBot()).toBe(false)
  })

  it('goes even where it may not speak', async () => {
    const { server, channel, group, farewell } = await inGroup()
    const mute = 'Bad Request: not enough rights to send text messages to the chat'
    server.faults.next('sendMessage', { kind: 'refuse', code: 400, description: mute })
    await expect(channel.send(farewell)).rejects.toMatchObject({ kind: 'never' })
    expect(group.hasBot()).toBe(false)
  })

  it('does not say it twice when only the going failed', async () => {
    const { server, channel, group, farewell } = await inGroup()
    server.faults.next('leaveChat', { kind: 'reset' })
    await expect(channel.send(farewell)).rejects.toMatchObject({ kind: 'later' })
    await channel.send(farewell)
    expect(group.screen()).toHaveLength(1)
    expect(group.hasBot()).toBe(false)
  })

  it('is content when it is out already', async () => {
    const { server, channel, farewell } = await inGroup()
    const out = 'Forbidden: bot is not a member of the group chat'
    server.faults.next('leaveChat', { kind: 'refuse', code: 403, description: out })
    await expect(channel.send(farewell)).resolves.toHaveProperty('platformId')
  })
})
