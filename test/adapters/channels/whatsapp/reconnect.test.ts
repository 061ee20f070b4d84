import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Keep, RightLost } from '../../../../src/ports/keep.ts'
import { memoryKeep } from '../../../fixtures/memory-keep.ts'
import { openForTest } from './open-for-test.ts'
import { askToLink, linkByQr, ours } from './rig.ts'

const open = openForTest()

async function linked(options: Parameters<typeof open>[0] = {}) {
  const rig = await open(options)
  await rig.channel.start(rig.inside)
  return rig
}

describe('a connection that breaks', () => {
  it.each(['428', '408', '500', '503', 'without a word'])(
    'with %s is made again, and messages come and go as before',
    async (code) => {
      const { server, channel, somebody, stored, say, until } = await linked()
      await somebody.say('satu')
      await stored(1)
      const before = server.device()?.logins ?? 0
      if (code === 'without a word') server.drop()
      else server.kick(code)
      await until(() => (server.device()?.logins ?? 0) > before)
      await until(() => channel.state().status === 'open')
      await somebody.say('dua')
      await stored(2)
      await say('Halo.')
      await until(() => somebody.texts().includes('Halo.'))
    },
  )

  it('again and again is tried ever less often, with chance in it', async () => {
    const waits: number[] = []
    const { server, until } = await linked({
      timing: { firstWait: 20, longestWait: 400 },
      chance: () => {
        waits.push(performance.now())
        return 1
      },
    })
    server.refuseLogins('503')
    server.drop()
    await until(() => waits.length > 6)
    // Between two waits lie the first of them and the time to connect: 20, 40, 80, 160, 320, then 400.
    const gaps = waits.slice(1).map((at, n) => at - (waits[n] ?? 0))
    expect(gaps[4]).toBeGreaterThanOrEqual(310)
    expect(gaps[5]).toBeGreaterThanOrEqual(390)
    expect((gaps[4] ?? 0) + (gaps[5] ?? 0)).toBeGreaterThan((gaps[0] ?? 0) + (gaps[1] ?? 0))
  })
})

it('one that is let go in the middle of its login is not told as open when the library ends that login', async () => {
  const keep = memoryKeep()
  let losses = 1
  const write: Keep['write'] = async (changes) => {
    if (changes.some(({ folder }) => folder === 'pre-key') && losses-- > 0) throw new RightLost()
    await keep.write(changes)
  }
  const right = { take: async () => true, release: async () => {} }
  const { server, log } = await linked({ keep: { ...keep, write }, right })
  expect(server.device()?.preKeysLeft()).toBeGreaterThan(0)
  const told = log.of('whatsapp.is').map(({ about }) => about['status'])
  expect(told.filter((status) => status === 'open')).toEqual(['open'])
})

describe('an end that only a person can mend', () => {
  it.each([
    ['logged out by the phone', '401', 'logged-out'],
    ['closed by WhatsApp', '403', 'closed'],
    ['closed for a time', '402', 'closed'],
    ['a login of the old kind', '411', 'logged-out'],
    ['used by another program', '440', 'replaced'],
    ['too old a version', '405', 'outdated'],
  ])('%s: no more connections, and it is said', async (_, code, status) => {
    const { server, channel, log, counts, until } = await linked()
    if (code === '440') server.kick('440')
    else {
      server.refuseLogins(code)
      server.drop()
    }
    await until(() => channel.state().status === status)
    const connections = server.connections()
    await sleep(400)
    expect(server.connections()).toBe(connections)
    expect(channel.state().code).toBe(Number(code))
    expect(log.of('whatsapp.needs-somebody')).toEqual([
      { level: 'error', event: 'whatsapp.needs-somebody', about: { status, code: Number(code) } },
    ])
    expect(counts.get(`whatsapp-${status}`)).toBe(1)
  })

  it('after a log-out or a ban a new start connects no more either, until a phone is linked again', async () => {
    const keep = memoryKeep()
    const first = await linked({ keep })
    await first.somebody.say('sebelum')
    await first.stored(1)
    first.server.logOut()
    await first.until(() => first.channel.state().status === 'logged-out')
    expect(await keep.list('device')).toEqual([])
    expect(await keep.list('pre-key')).toEqual([])
    await first.channel.stop()

    const { server } = first
    const connections = server.connections()
    const second = await open({ keep, server, unlinked: true })
    await second.channel.start(second.inside)
    await second.until(() => second.channel.state().status === 'logged-out')
    await sleep(300)
    expect(server.connections()).toBe(connections)
    expect(await second.say('Halo.').catch(({ kind }) => kind)).toBe('later')

    await linkByQr(second.channel, server, keep)
    await second.until(() => second.channel.state().status === 'open')
    await first.somebody.contact.forget(server.device()?.lidJid ?? '')
    await first.somebody.say('sesudah')
    await second.stored(1)
    await second.say('Halo lagi.')
    await second.until(() => first.somebody.texts().includes('Halo lagi.'))
  })

  it('replaced by another program it goes on when asked, with the login it has', async () => {
    const { server, channel, keep, until } = await linked()
    server.kick('440')
    await until(() => channel.state().status === 'replaced')
    await askToLink(keep, null)
    await until(() => channel.state().status === 'open')
    expect(channel.state().qr).toBeNull()
    expect(server.device()?.pn).toBe(ours.pn)
  })
})
