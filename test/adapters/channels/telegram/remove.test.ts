import { describe, expect, it } from 'vitest'
import { tooManyRequests } from '../../../fixtures/telegram-server/faults.ts'
import { openForTest } from './open-for-test.ts'

const openPolling = openForTest('polling')

async function open() {
  const rig = await openPolling()
  await rig.channel.start(rig.inside)
  const { address } = rig.person
  return {
    ...rig,
    remove: (ids: string[]) => rig.channel.remove(address, ids),
    screen: () => rig.somebody.screen().map((line) => line.text),
    async send(text: string) {
      const receipt = await rig.channel.send({ id: text, to: address, text, choices: [] })
      return receipt.platformId ?? ''
    },
  }
}

const hours = 60 * 60 * 1000

describe('taking messages from the screen', () => {
  it('takes those of both sides, by the ids the inside knows', async () => {
    const { inside, somebody, remove, send, screen } = await open()
    const first = somebody.say('tanya').message?.message_id ?? 0
    somebody.edit(first, 'tanya lagi')
    somebody.say('kedua')
    await inside.until(() => inside.stored.length === 3)
    const answer = await send('jawab')
    const [, edit, second] = inside.stored.map((message) => message.messageId)
    await remove([edit ?? '', second ?? '', answer])
    expect(screen()).toEqual([])
  })

  it('asks in batches of a hundred', async () => {
    const { server, somebody, remove, screen } = await open()
    const ids = Array.from({ length: 250 }, () => somebody.say('a').message?.message_id)
    await remove(ids.map((id) => `m${id}`))
    expect(screen()).toEqual([])
    const sizes = server.callsTo('deleteMessages').map(({ message_ids }) => String(message_ids))
    expect(sizes.map((list) => list.split(',').length)).toEqual([100, 100, 50])
  })

  it('passes over what is gone, too old, or no message', async () => {
    const { server, somebody, remove, send, screen } = await open()
    somebody.say('tua')
    const old = [await send('tua juga'), 'm1']
    server.forwardTime(49 * hours)
    const young = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(send))
    await remove([...old, 'm9999', 'c77', 'g1700000000', 'x', '', ...young])
    expect(screen()).toEqual(['tua', 'tua juga'])
  })

  it('asks for nothing where there is nothing to take', async () => {
    const { server, remove } = await open()
    await remove([])
    await remove(['c77'])
    expect(server.callsTo('deleteMessages')).toEqual([])
  })

  it('says when to come again', async () => {
    const { server, somebody, remove } = await open()
    somebody.say('a')
    server.faults.next('deleteMessages', tooManyRequests(3), { kind: 'reset' })
    await expect(remove(['m1'])).rejects.toMatchObject({ kind: 'later', retryAfter: 3000 })
    await expect(remove(['m1'])).rejects.toMatchObject({ kind: 'later', retryAfter: null })
    await remove(['m1'])
  })

  it('asks few times for a few old ones among many', async () => {
    const { server, somebody, remove, screen } = await open()
    somebody.say('tua')
    server.forwardTime(49 * hours)
    const ids = Array.from({ length: 63 }, () => somebody.say('a').message?.message_id)
    await remove(['m1', ...ids.map((id) => `m${id}`)])
    expect(screen()).toEqual(['tua'])
    expect(server.callsTo('deleteMessages').length).toBeLessThanOrEqual(13)
  })
})
