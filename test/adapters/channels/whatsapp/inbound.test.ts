import { proto } from '@whiskeysockets/baileys'
import { describe, expect, it } from 'vitest'
import { startMediaHost } from '../../../fixtures/whatsapp-server/media-host.ts'
import { plain } from '../../../fixtures/whatsapp-server/queries.ts'
import { openForTest } from './open-for-test.ts'
import { siti } from './rig.ts'

const open = openForTest()
const address = { channel: 'whatsapp', id: `${siti.lid}@lid` }

describe('what comes in', () => {
  it('is every kind of message, each once, in order, and nothing of it is fetched', async () => {
    const { channel, inside, stored, bodies, somebody } = await open()
    await channel.start(inside)
    const host = await startMediaHost()
    const image = await host.put(Buffer.from('x'), 'image')
    const { id } = await somebody.say('Loker Kamboja')
    await somebody.send({ imageMessage: { ...image, caption: 'posternya' } })
    await somebody.send({ albumMessage: { expectedImageCount: 1 } })
    await somebody.send({ associatedChildMessage: { message: { imageMessage: image } } })
    await somebody.send({ documentMessage: { ...image, fileName: 'kontrak.pdf' } })
    await somebody.send({ audioMessage: { ...image, ptt: true } })
    await somebody.send({ stickerMessage: image })
    await somebody.send({ contactMessage: { displayName: 'Budi' } })
    await somebody.send({ liveLocationMessage: { degreesLatitude: 1, degreesLongitude: 2 } })
    await somebody.edit(id, 'Loker Taiwan')
    await somebody.takeBack(id)
    await stored(10)
    expect(bodies()).toMatchObject([
      { kind: 'text', text: 'Loker Kamboja' },
      { kind: 'media', media: 'photo', caption: 'posternya' },
      { kind: 'media', media: 'photo' },
      { kind: 'media', media: 'document' },
      { kind: 'media', media: 'voice' },
      { kind: 'media', media: 'sticker' },
      { kind: 'media', media: 'contact', caption: 'Budi' },
      { kind: 'place', latitude: 1, longitude: 2 },
      { kind: 'edit', of: id, text: 'Loker Taiwan' },
      { kind: 'taken-back', of: id },
    ])
    const files = bodies().filter((body) => body.kind === 'media' && body.file)
    expect(files).toHaveLength(5)
    expect(host.asked).toEqual([])
    await host.stop()
  })

  it('written on the linked telephone itself it is told as ours, once, and only to whom we know', async () => {
    const { channel, inside, stored, server, somebody } = await open()
    await channel.start(inside)
    await somebody.say('halo')
    await stored(1)
    const id = await somebody.writtenByHand('Halo, ini Rani')
    await inside.until(() => inside.byHand.length > 0)
    const stranger = server.person({ pn: '6281299999999', lid: '300000000000009' })
    await stranger.writtenByHand('Hai')
    await somebody.say('ini siapa?')
    await stored(2)
    expect(inside.byHand).toMatchObject([{ to: address, platformId: id, text: 'Halo, ini Rani' }])
    expect(inside.stored.map(({ body }) => body)).toEqual([
      { kind: 'text', text: 'halo' },
      { kind: 'text', text: 'ini siapa?' },
    ])
  })

  it('bears a guess of the language by the country of the number', async () => {
    const { channel, inside, stored, server } = await open()
    await channel.start(inside)
    await server.person({ pn: '84901234567', lid: '300000000000003' }).say('chào')
    await server.person({ pn: '85512345678', lid: '300000000000004' }).say('halo')
    await stored(2)
    expect(inside.stored.map(({ languageHint }) => languageHint)).toEqual(['vi', undefined])
  })

  it('is read and answered as read, and writing is shown', async () => {
    const { channel, inside, stored, server, somebody, until } = await open()
    await channel.start(inside)
    const { id } = await somebody.say('halo')
    await stored(1)
    const read = () =>
      server.heard.some(
        ({ tag, attrs }) => tag === 'receipt' && attrs['type'] === 'read' && attrs['id'] === id,
      )
    const writing = () =>
      server.heard.some(({ tag, attrs }) => tag === 'chatstate' && attrs['to'] === address.id)
    await until(() => read() && writing())
  })
})

describe('one person with two numbers', () => {
  it('is one, by whichever they come and whichever is told', async () => {
    const { channel, inside, stored, somebody } = await open()
    await channel.start(inside)
    for (const way of ['lid', 'pn', 'pn-only', 'lid-only', 'pn'] as const) {
      somebody.comeBy(way)
      await somebody.say(way)
    }
    await stored(5)
    expect(inside.stored.map(({ from }) => from)).toEqual(Array(5).fill(address))
  })

  it('stays who they were when the hidden number is learnt late', async () => {
    const { channel, inside, stored, somebody, until } = await open()
    await channel.start(inside)
    // The server does not tell the other number, and does not find it either.
    const { pnJid } = somebody.contact
    somebody.comeBy('pn-unknown')
    await somebody.say('halo')
    await stored(1)
    expect(inside.stored[0]?.from.id).toBe(pnJid)
    somebody.comeBy('lid')
    await somebody.say('lagi')
    await stored(2)
    expect(inside.stored[1]?.from.id).toBe(pnJid)
    await channel.send({
      id: 'r',
      to: { channel: 'whatsapp', id: pnJid },
      text: 'Halo.',
      choices: [],
    })
    await until(() => somebody.texts().includes('Halo.'))
    expect(somebody.screen()[0]?.to).toBe(address.id)
  })
})

describe('what is not for us', () => {
  it('leaves no trace: groups, lists, channels, statuses, our own other devices, WhatsApp itself', async () => {
    const { channel, inside, stored, server, somebody, log, counts } = await open()
    await channel.start(inside)
    const enc = plain('enc', { v: '2', type: 'skmsg' }, Buffer.from('x'))
    const attrs = { type: 'text', t: '1795600000' }
    const participant = somebody.contact.lidJid
    for (const from of ['123@g.us', 'status@broadcast', '5@broadcast'])
      server.deliver(plain('message', { ...attrs, id: `G${from}`, from, participant }, [enc]))
    server.deliver(plain('message', { ...attrs, id: 'N', from: '1@newsletter' }, [enc]))
    server.deliver(plain('message', { ...attrs, id: 'W', from: '0@s.whatsapp.net' }, [enc]))
    await somebody.send({ reactionMessage: { text: '👍', key: { id: 'x' } } })
    await somebody.say('ini untuk Suar')
    await stored(1)
    expect(inside.received.map(({ body }) => body)).toEqual([
      { kind: 'text', text: 'ini untuk Suar' },
    ])
    expect([...counts]).toEqual([])
    expect(log.lines.filter(({ event }) => event !== 'whatsapp.is')).toEqual([])
    // Each is acknowledged by itself, perhaps after the one that is kept.
    await expect.poll(() => server.device()?.waiting.length).toBe(0)
  })

  it('is a history the phone would send, or one that somebody pretends to send', async () => {
    const { channel, inside, stored, somebody, bodies } = await open()
    await channel.start(inside)
    const host = await startMediaHost()
    const type = proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION
    const historySyncNotification = {
      mediaKey: Buffer.alloc(32),
      directPath: '/x',
      fileSha256: Buffer.alloc(32),
      syncType: 3,
    }
    await somebody.send({ protocolMessage: { type, historySyncNotification } })
    await somebody.say('halo')
    await stored(1)
    expect(bodies()).toEqual([{ kind: 'text', text: 'halo' }])
    expect(host.asked).toEqual([])
    await host.stop()
  })
})
