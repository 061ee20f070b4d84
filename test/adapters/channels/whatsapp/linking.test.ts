import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { linkPlaces } from '../../../../src/ports/link.ts'
import { openForTest } from './open-for-test.ts'
import { askToLink, linkByQr, ours } from './rig.ts'

const open = openForTest()

async function unlinked() {
  const rig = await open({ unlinked: true })
  await rig.channel.start(rig.inside)
  await rig.until(() => rig.channel.state().status === 'unlinked')
  return rig
}

describe('linking a phone', () => {
  it('begins when somebody asks: until then nobody is connected to', async () => {
    const { server, channel, keep, somebody, stored, until } = await unlinked()
    await sleep(200)
    expect(server.connections()).toBe(0)
    await linkByQr(channel, server, keep)
    await until(() => channel.state().status === 'open')
    expect(channel.state()).toMatchObject({ qr: null, pairingCode: null, code: null })
    await somebody.say('halo')
    await stored(1)
  })

  it('can be done with a code that is typed on the phone', async () => {
    const { server, channel, keep, somebody, stored, until } = await unlinked()
    await askToLink(keep, ours.pn)
    await until(() => channel.state().pairingCode !== null)
    expect(channel.state().qr).toBeNull()
    const code = channel.state().pairingCode ?? ''
    expect(code).toMatch(/^[A-Z0-9]{8}$/)
    await server.typeCode(code, ours)
    await until(() => channel.state().status === 'open')
    await somebody.say('halo')
    await stored(1)
  })

  it('ends when nobody scans, and does not go on by itself', async () => {
    const { server, channel, keep, until } = await unlinked()
    await askToLink(keep, null)
    await until(() => channel.state().qr !== null)
    server.dropAll()
    await until(() => channel.state().status === 'unlinked')
    const connections = server.connections()
    await sleep(300)
    expect(server.connections()).toBe(connections)
    await linkByQr(channel, server, keep)
    await until(() => channel.state().status === 'open')
  })

  it('is not begun for somebody who asked long ago and does not look any more', async () => {
    const { server, channel, keep } = await unlinked()
    const value = JSON.stringify({ phone: null, at: Date.now() - 11 * 60_000 })
    await keep.write([{ ...linkPlaces.request, value }])
    await sleep(300)
    expect(server.connections()).toBe(0)
    expect(channel.state().status).toBe('unlinked')
  })

  it('is written where others can read it, while it goes on and afterwards', async () => {
    const { server, channel, keep, until } = await unlinked()
    const written = async () => {
      const [value] = await keep.read(linkPlaces.state.folder, [linkPlaces.state.name])
      return JSON.parse(value ?? '{}')
    }
    await askToLink(keep, null)
    await until(() => channel.state().qr !== null)
    await expect.poll(written).toMatchObject({ status: 'linking', qr: channel.state().qr })
    server.scan(channel.state().qr ?? '', ours)
    await expect.poll(written, { timeout: 5_000 }).toMatchObject({ status: 'open', qr: null })
    const { at } = await written()
    await expect.poll(async () => (await written()).at).toBeGreaterThan(at)
  })
})
