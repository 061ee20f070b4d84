import { describe, expect, it } from 'vitest'
import { RightLost } from '../../../../src/ports/keep.ts'
import { StoreFault } from '../../../../src/ports/store.ts'
import { memoryKeep } from '../../../fixtures/memory-keep.ts'
import { memoryStore } from '../../../fixtures/memory-store.ts'
import { openForTest } from './open-for-test.ts'

const open = openForTest()

describe('a message that comes again', () => {
  it('after a lost acknowledgement, or twice at once, is taken once', async () => {
    const { channel, inside, stored, server, somebody } = await open()
    await channel.start(inside)
    const { node, id } = await somebody.say('satu')
    server.deliver(node)
    await stored(1)
    server.deliver(node)
    await somebody.sendAgain(id)
    await somebody.say('dua')
    await stored(2)
    expect(inside.stored.map(({ body }) => body)).toEqual([
      { kind: 'text', text: 'satu' },
      { kind: 'text', text: 'dua' },
    ])
  })

  it('with the backlog after a reconnect is taken, and once: those that wait come as "append"', async () => {
    const { channel, inside, stored, server, somebody, until } = await open()
    await channel.start(inside)
    await somebody.say('sebelum')
    await stored(1)
    const logins = server.device()?.logins ?? 0
    server.drop()
    for (let n = 1; n <= 40; n++) await somebody.say(`selama ${n}`)
    await until(() => (server.device()?.logins ?? 0) > logins)
    await stored(41)
    await until(() => server.device()?.waiting.length === 0)
    const texts = inside.stored.map(({ body }) => (body.kind === 'text' ? body.text : ''))
    expect(texts).toEqual(['sebelum', ...Array.from({ length: 40 }, (_, n) => `selama ${n + 1}`)])
  })
})

describe('a message that cannot be read', () => {
  it('is asked for again, and taken when it comes', async () => {
    const { channel, inside, stored, server, somebody, counts } = await open()
    await channel.start(inside)
    await somebody.say('pertama')
    await stored(1)
    const { id } = await somebody.say('rusak', { corrupt: true })
    await stored(2)
    const retry = server.heard.find(({ attrs }) => attrs['type'] === 'retry')
    expect(retry?.attrs['id']).toBe(id)
    expect(inside.stored[1]).toMatchObject({ messageId: id, body: { kind: 'text', text: 'rusak' } })
    expect(counts.get('whatsapp-undecryptable')).toBe(1)
  })

  it('and never comes again is answered as one that cannot be read; a late copy is taken all the same', async () => {
    const { channel, inside, stored, server, somebody } = await open()
    await channel.start(inside)
    await somebody.say('pertama')
    await stored(1)
    server.resend(false)
    const { id } = await somebody.say('rusak', { corrupt: true })
    await stored(2)
    expect(inside.stored[1]).toMatchObject({
      messageId: id,
      body: { kind: 'media', media: 'other' },
    })
    await somebody.sendAgain(id)
    await stored(3)
    expect(inside.stored[2]?.body).toEqual({ kind: 'text', text: 'rusak' })
    expect(inside.stored[2]?.messageId).not.toBe(id)
  })
})

describe('a store that is away', () => {
  it('keeps messages unacknowledged and is waited for; nothing is asked for again', async () => {
    const store = memoryStore()
    let away = false
    const keep = memoryKeep({
      ...store,
      async commit(change) {
        if (away) throw new StoreFault('away')
        return store.commit(change)
      },
    })
    const { channel, inside, stored, server, somebody, heard, until } = await open({ keep })
    await channel.start(inside)
    await somebody.say('sebelum')
    await stored(1)
    await until(() => server.isConfirmed(somebody.sent()[0]?.attrs['id'] ?? ''))
    away = true
    await somebody.say('selama')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await heard()).toBe(false)
    away = false
    await stored(2)
    await until(() => server.device()?.waiting.length === 0)
    expect(server.heard.some(({ attrs }) => attrs['type'] === 'retry')).toBe(false)
  })

  it('has a message in the journal by the very commit that spends the key it was opened with', async () => {
    const kept = memoryKeep()
    const commits: string[][] = []
    const keep = {
      ...kept,
      write(changes: Parameters<typeof kept.write>[0]) {
        commits.push(changes.map(({ folder }) => folder))
        return kept.write(changes)
      },
    }
    const { channel, inside, stored, somebody } = await open({ keep })
    await channel.start(inside)
    await somebody.say('satu')
    await somebody.say('dua')
    await stored(2)
    const spending = commits.filter((folders) => folders.includes('journal') && folders.length > 1)
    expect(spending.map((folders) => folders.includes('session'))).toEqual([true, true])
  })

  it('leaves what the house has not taken in the journal, for whoever comes next', async () => {
    const keep = memoryKeep()
    const first = await open({ keep, timing: { patience: 50 } })
    await first.channel.start(first.inside)
    first.inside.refuse()
    await first.somebody.say('satu')
    await first.until(() => first.inside.received.length > 0)
    // It lies in the journal, so WhatsApp may be told.
    await first.until(() => first.server.device()?.waiting.length === 0)
    await first.channel.stop()
    const { server } = first
    const second = await open({ keep, server, unlinked: true })
    await second.channel.start(second.inside)
    await second.stored(1)
    expect(second.bodies()).toEqual([{ kind: 'text', text: 'satu' }])
    await second.until(() => second.channel.state().status === 'open')
    await second.until(() => second.counts.get('whatsapp-taken-up') === 1)
    expect(await keep.list('journal')).toEqual([])
  })

  it('and a right that is lost end the connection before anything is refused or acknowledged', async () => {
    const kept = memoryKeep()
    let lost = false
    const keep = {
      ...kept,
      write: (changes: Parameters<typeof kept.write>[0]) =>
        lost ? Promise.reject(new RightLost()) : kept.write(changes),
    }
    const { channel, inside, stored, server, somebody, until } = await open({ keep })
    await channel.start(inside)
    await somebody.say('sebelum')
    await stored(1)
    await until(() => server.device()?.waiting.length === 0)
    const before = server.heard.length
    lost = true
    const { id } = await somebody.say('selama')
    await until(() => server.device()?.connection === null)
    lost = false
    const about = server.heard.slice(before).filter(({ attrs }) => attrs['id'] === id)
    expect(about).toEqual([])
    await stored(2)
  })
})
