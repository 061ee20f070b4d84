import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  fetchMedia,
  isMediaHost,
  mediaAddress,
} from '../../../../src/adapters/channels/whatsapp/media.ts'
import { startMediaHost } from '../../../fixtures/whatsapp-server/media-host.ts'

describe('where media may be fetched from', () => {
  it.each([
    ['https://mmg.whatsapp.net/v/t62.7118-24/1.enc?ccb=11', true],
    ['https://media-sin6-1.cdn.whatsapp.net/a.enc', true],
    ['http://mmg.whatsapp.net/a.enc', false],
    ['https://mmg.whatsapp.net:8443/a.enc', false],
    ['https://user@mmg.whatsapp.net/a.enc', false],
    ['https://whatsapp.net.example/a.enc', false],
    ['https://evilwhatsapp.net/a.enc', false],
    ['https://mmg.whatsapp.net@127.0.0.1/a.enc', false],
    ['https://127.0.0.1/a.enc', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://[::1]/a.enc', false],
    ['file:///etc/passwd', false],
    ['data:text/plain,a', false],
  ])('%s: %s', (address, allowed) => {
    expect(isMediaHost(new URL(address))).toBe(allowed)
  })

  it('is WhatsApp itself for a message that only names a path, whatever the path tries', () => {
    for (const directPath of ['/v/a.enc', '@127.0.0.1/a.enc', '.example.org/a.enc', ':80/a.enc']) {
      const address = mediaAddress({ directPath })
      expect(address === null || isMediaHost(address) === (directPath === '/v/a.enc')).toBe(true)
    }
  })

  it('is nowhere for what is no address', () => {
    expect(mediaAddress({ url: 'here', directPath: null })).toBeNull()
    expect(mediaAddress({})).toBeNull()
  })
})

describe('fetching media', () => {
  let host: Awaited<ReturnType<typeof startMediaHost>>
  beforeEach(async () => {
    host = await startMediaHost()
  })
  afterEach(() => host.stop())

  const options = () => ({
    maxBytes: 1000,
    signal: AbortSignal.timeout(2_000),
    isAllowed: ({ hostname }: URL) => hostname === '127.0.0.1',
  })
  const poster = Buffer.from('Loker admin online, gaji 15 juta')

  it('opens what was sealed with the key of the message', async () => {
    const source = await host.put(poster, 'image')
    expect(await fetchMedia(source, 'image', options())).toEqual(poster)
  })

  it('asks nobody but WhatsApp: the sender writes the address', async () => {
    const source = await host.put(poster, 'image')
    const { isAllowed: _, ...usual } = options()
    await expect(fetchMedia(source, 'image', usual)).rejects.toThrow('not an address of WhatsApp')
    expect(host.asked).toEqual([])
  })

  it('follows no redirect, by which WhatsApp could be made to send us elsewhere', async () => {
    const source = await host.put(poster, 'image')
    host.redirect('/moved', source.url)
    const moved = { ...source, url: `${host.url}/moved` }
    await expect(fetchMedia(moved, 'image', options())).rejects.toThrow('not fetched')
    expect(host.asked).toEqual(['/moved'])
  })

  it('tells what is over from what may come back, and is held up by nobody', async () => {
    const source = await host.put(poster, 'image')
    host.lose()
    await expect(fetchMedia(source, 'image', options())).rejects.toMatchObject({ kind: 'gone' })
    const away = { ...source, url: 'http://127.0.0.1:1/a.enc' }
    await expect(fetchMedia(away, 'image', options())).rejects.toMatchObject({ kind: 'later' })
    const signal = AbortSignal.abort()
    const broken = fetchMedia(source, 'image', { ...options(), signal })
    await expect(broken).rejects.toMatchObject({ name: 'FetchFault', kind: 'later' })
  })

  it('takes a file of just the size it may have, and not one byte more', async () => {
    for (const size of [983, 984, 990, 991, 1000]) {
      const bytes = Buffer.alloc(size, 'x')
      expect(await fetchMedia(await host.put(bytes, 'image'), 'image', options())).toEqual(bytes)
    }
    const more = await host.put(Buffer.alloc(1001), 'image')
    await expect(fetchMedia(more, 'image', options())).rejects.toMatchObject({ kind: 'too-large' })
  })

  it('reads no more than it was told', async () => {
    const source = await host.put(Buffer.alloc(5_000), 'image')
    await expect(fetchMedia(source, 'image', options())).rejects.toThrow('too large')
  })

  it('gives nothing back that was changed, or sealed with another key', async () => {
    const source = await host.put(poster, 'image')
    const other = { ...source, mediaKey: Buffer.alloc(32, 7) }
    await expect(fetchMedia(other, 'image', options())).rejects.toMatchObject({
      kind: 'gone',
      message: 'whatsapp: changed on its way',
    })
    host.spoil(source.path)
    await expect(fetchMedia(source, 'image', options())).rejects.toThrow('changed on its way')
  })
})
