import { describe, expect, it } from 'vitest'
import { messageIdOf } from '../../../../src/adapters/channels/whatsapp/render.ts'
import { SendFault } from '../../../../src/ports/channel.ts'
import { memoryKeep } from '../../../fixtures/memory-keep.ts'
import { askAgain } from '../../../fixtures/whatsapp-server/person.ts'
import { plain } from '../../../fixtures/whatsapp-server/queries.ts'
import { openForTest } from './open-for-test.ts'
import { siti } from './rig.ts'

const open = openForTest()
const fault = (sending: Promise<unknown>) =>
  sending.then(
    () => null,
    (error: unknown) => (error instanceof SendFault ? error : null),
  )

async function talking(options: Parameters<typeof open>[0] = {}) {
  const rig = await open(options)
  await rig.channel.start(rig.inside)
  await rig.somebody.say('halo')
  await rig.stored(1)
  return rig
}

describe('a reply', () => {
  it('sent again is the same message, by an id fixed before it was sent first', async () => {
    const { say, somebody, until } = await talking()
    const first = await say('Jangan bayar dulu.')
    const again = await say('Jangan bayar dulu.')
    expect(again).toEqual(first)
    expect(first.platformId).toBe(messageIdOf('Jangan bayar dulu.', 0))
    expect(first.platformId).toMatch(/^3EB0[0-9A-F]{18}$/)
    await until(() => somebody.texts().length > 0)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(somebody.texts()).toEqual(['Jangan bayar dulu.'])
  })

  it('goes to those who have written and to nobody else', async () => {
    const { channel, server } = await talking()
    const stranger = server.person({ pn: '6289999999999', lid: '900000000000009' })
    for (const id of [stranger.contact.lidJid, stranger.contact.pnJid, 'x']) {
      const to = { channel: 'whatsapp', id }
      const failed = await fault(channel.send({ id: 'r', to, text: 'Halo', choices: [] }))
      expect(failed).toMatchObject({ kind: 'never', message: 'whatsapp: never written to us' })
    }
    expect(stranger.texts()).toEqual([])
  })

  it('is not counted as sent before the server has it, nor when the line breaks meanwhile', async () => {
    const { say, server, somebody, until, channel } = await talking()
    server.holdAcks(true)
    const sending = fault(say('a'))
    await until(() => somebody.texts().length > 0)
    server.drop()
    expect(await sending).toMatchObject({ kind: 'later' })
    server.holdAcks(false)
    expect(await fault(say('b'))).toMatchObject({
      kind: 'later',
      message: 'whatsapp: not connected',
    })
    await until(() => channel.state().status === 'open')
    await say('a')
    expect(somebody.texts()).toEqual(['a'])
  })

  it('waits where too much was sent in this minute, unless somebody may be in danger', async () => {
    const { say } = await talking({ perMinute: 2 })
    await say('a')
    await say('b')
    const capped = await fault(say('c'))
    expect(capped).toMatchObject({ kind: 'later', message: 'whatsapp: enough for this minute' })
    expect(capped?.retryAfter).toBeGreaterThan(50_000)
    await say('d', { urgent: true })
  })

  it('waits long where WhatsApp lets us begin no new chats, and the operator is told', async () => {
    const { say, server, channel, until } = await talking()
    const ends = Math.floor(Date.now() / 1000) + 3600
    const update = { is_active: true, time_enforcement_ends: String(ends), enforcement_type: 'X' }
    const data = JSON.stringify({ data: { xwa2_notify_account_reachout_timelock: update } })
    const op = { op_name: 'NotificationUserReachoutTimelockUpdate' }
    server.send(
      plain('notification', { from: 's.whatsapp.net', type: 'mex', id: 'n' }, [
        plain('update', op, Buffer.from(data)),
      ]),
    )
    await until(() => channel.state().limitedUntil === ends * 1000)
    server.faults.push({ error: '463' })
    const limited = await fault(say('a'))
    expect(limited?.kind).toBe('later')
    expect(limited?.retryAfter).toBeGreaterThan(3_500_000)
    await say('b')
  })

  it('disappears with the chat, where the person has set it so', async () => {
    const { say, somebody, stored, until } = await talking()
    const contextInfo = { expiration: 86_400 }
    await somebody.send({ extendedTextMessage: { text: 'rahasia', contextInfo } })
    await stored(2)
    await say('Baik.')
    await until(() => somebody.texts().length === 1)
    const [shown] = somebody.screen()
    expect(shown?.message.extendedTextMessage?.contextInfo?.expiration).toBe(86_400)
  })

  it('has no preview of a link in it: nothing is fetched, nothing of the page is shown', async () => {
    const { say, somebody, until } = await talking()
    await say('Periksa https://dolab.gov.vn dulu.')
    await until(() => somebody.texts().length === 1)
    const [shown] = somebody.screen()
    expect(shown?.message.extendedTextMessage?.matchedText ?? '').toBe('')
    expect(shown?.message.extendedTextMessage?.title ?? '').toBe('')
  })
})

describe('a reply the phone cannot read', () => {
  it('is sent again by its id, by another process, to whichever number asks', async () => {
    const keep = memoryKeep()
    const first = await talking({ keep })
    const long = Array.from({ length: 1200 }, (_, n) => `kata${n}`).join(' ')
    const { platformId } = await first.say(long)
    const ids = platformId?.split(',') ?? []
    expect(ids).toHaveLength(3)
    const { server, somebody, person } = first
    await first.until(() => somebody.texts().length === 3)
    await first.channel.stop()
    const second = await open({ keep, server, unlinked: true })
    await second.channel.start(second.inside)
    await second.until(() => second.channel.state().status === 'open')
    // The house of the second process knows what was said; the channel only knows to whom.
    second.inside.said.push({
      to: person.address,
      text: long,
      choices: [],
      platformId: platformId ?? '',
    })
    const [, middle = ''] = ids
    const shown = somebody.screen().find(({ id }) => id === middle)
    for (const from of [somebody.contact.pnJid, somebody.contact.lidJid]) {
      const before = somebody.received().length
      await somebody.contact.forget(server.device()?.lidJid ?? '')
      server.send(askAgain(middle, from, 1, somebody.contact.registrationId))
      await second.until(() => somebody.received().length > before)
      expect(somebody.received().at(-1)).toEqual({ id: middle, text: shown?.text })
    }
  })

  it('is not sent again when nothing is left of it, as after everything was erased', async () => {
    const keep = memoryKeep()
    const first = await talking({ keep })
    const { platformId } = await first.say('Sudah dihapus.')
    await first.channel.stop()
    const second = await open({ keep, server: first.server, unlinked: true })
    await second.channel.start(second.inside)
    await second.until(() => second.channel.state().status === 'open')
    const { somebody, server } = first
    const before = somebody.received().length
    const { registrationId } = somebody.contact
    server.send(askAgain(platformId ?? '', `${siti.lid}@lid`, 1, registrationId))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(somebody.received()).toHaveLength(before)
  })
})
