import { describe, expect, it } from 'vitest'
import { mediaRef, readMediaRef } from '../../../../src/adapters/channels/whatsapp/media-ref.ts'
import type { Outbound } from '../../../../src/domain/message.ts'
import { SendFault } from '../../../../src/ports/channel.ts'
import { jpeg, pdf } from '../../../fixtures/sample-files.ts'
import { startMediaHost } from '../../../fixtures/whatsapp-server/media-host.ts'
import { askAgain } from '../../../fixtures/whatsapp-server/person.ts'
import { openForTest } from './open-for-test.ts'
import { siti } from './rig.ts'

const open = openForTest()
const file = { name: 'dokumen.pdf', type: 'application/pdf' as const, bytes: async () => pdf }

async function talking(options: Parameters<typeof open>[0] = {}) {
  const rig = await open(options)
  await rig.channel.start(rig.inside)
  await rig.somebody.say('halo')
  await rig.stored(1)
  const message: Outbound = { id: 'r', to: rig.person.address, text: 'Ini.', choices: [], file }
  return { ...rig, message }
}

const mediaKey = Buffer.alloc(32, 7)

describe('the way to a file', () => {
  it('is all in one string, and read back from it', () => {
    const part = {
      url: 'https://mmg.whatsapp.net/a.enc',
      directPath: '/a.enc',
      mediaKey,
      mimetype: 'x',
      fileLength: 7,
    }
    const made = mediaRef(part, 'image')
    expect(made).toMatchObject({ type: 'x', name: null, bytes: 7 })
    const { url, directPath } = part
    expect(readMediaRef(made?.ref ?? '')).toEqual({
      source: { url, directPath, mediaKey },
      kind: 'image',
    })
  })

  it('is none where the message does not say enough', () => {
    expect(mediaRef({ mediaKey }, 'image')).toBeNull()
    expect(mediaRef({ directPath: '/a', mediaKey: Buffer.alloc(5) }, 'image')).toBeNull()
    expect(mediaRef({ directPath: '/a' }, 'image')).toBeNull()
  })

  it.each([
    '',
    '{}',
    'null',
    '{"url":5}',
    JSON.stringify({ url: null, path: '/a', key: '', kind: 'md-app-state' }),
  ])('is not what others made: %s', (ref) => {
    expect(() => readMediaRef(ref)).toThrow('no way to a file')
  })
})

describe('a file of ours', () => {
  it('is brought sealed, with the right the server gave, and opened by the person alone', async () => {
    const { channel, message, person, media, until, somebody } = await talking()
    await channel.send(message)
    await until(() => somebody.screen().length === 1)
    const [shown] = await person.screen()
    expect(shown).toMatchObject({ text: 'Ini.', file: { name: 'dokumen.pdf' } })
    expect(Buffer.from(shown?.file?.bytes ?? []).equals(pdf)).toBe(true)
    expect(media.brought).toMatchObject([{ auth: 'x' }])
    expect(somebody.screen()[0]?.message.documentMessage?.mimetype).toBe('application/pdf')
  })

  it('has words behind it that are too many for under it', async () => {
    const { channel, message, somebody, until } = await talking()
    const { platformId } = await channel.send({ ...message, text: 'kata '.repeat(300).trim() })
    await until(() => somebody.screen().length === 2)
    expect(somebody.texts().map((text) => text.split(' ').length)).toEqual([1, 300])
    expect(platformId?.split(',')).toHaveLength(2)
  })

  it('sent again is the same message', async () => {
    const { channel, message, somebody, until } = await talking()
    expect(await channel.send(message)).toEqual(await channel.send(message))
    await until(() => somebody.received().length === 2)
    expect(somebody.screen()).toHaveLength(1)
  })

  it('is tried again later where no host takes it, and never brought elsewhere', async () => {
    const { channel, message, media } = await talking()
    media.refuse()
    const fault = await channel.send(message).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(SendFault)
    expect(fault).toMatchObject({ kind: 'later', message: 'whatsapp: the file was not taken' })
  })

  it('is brought nowhere but to WhatsApp', async () => {
    const host = await startMediaHost()
    const elsewhere = { isAllowed: () => false, root: () => host.url }
    const { channel, message } = await talking({ media: elsewhere })
    await expect(channel.send(message)).rejects.toMatchObject({ kind: 'later' })
    expect(host.brought).toEqual([])
    await host.stop()
  })

  it('fails as its bytes do', async () => {
    const { channel, message } = await talking()
    const bytes = () => Promise.reject(new SendFault('never', 'the file is gone'))
    await expect(channel.send({ ...message, file: { ...file, bytes } })).rejects.toMatchObject({
      kind: 'never',
    })
  })

  it('asked for again by the phone comes again, as long as it is at hand', async () => {
    const { channel, message, somebody, server, until } = await talking()
    const { platformId } = await channel.send(message)
    await until(() => somebody.received().length === 1)
    server.send(askAgain(platformId ?? '', `${siti.lid}@lid`, 1, somebody.contact.registrationId))
    await until(() => somebody.received().length === 2)
    expect(somebody.received().map(({ text }) => text)).toEqual(['Ini.', 'Ini.'])
  })
})

it('a picture is asked for at WhatsApp alone: the sender writes the address', async () => {
  const elsewhere = { isAllowed: () => false, root: () => '' }
  const { channel, pictures, media, bodies, stored } = await open({ media: elsewhere }).then(
    async (rig) => {
      await rig.channel.start(rig.inside)
      return rig
    },
  )
  await pictures?.send(jpeg, '')
  await stored(1)
  const [body] = bodies()
  const ref = body?.kind === 'media' ? (body.file?.ref ?? '') : ''
  const options = { maxBytes: 1_000_000, signal: AbortSignal.timeout(2_000) }
  await expect(channel.fetch?.(ref, options)).rejects.toMatchObject({ kind: 'gone' })
  expect(media.asked).toEqual([])
})
