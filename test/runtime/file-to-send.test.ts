import { describe, expect, test } from 'vitest'
import { draft } from '../../src/runtime/change.ts'
import type { Head, Line } from '../../src/runtime/chat-record.ts'
import { bytesToSend } from '../../src/runtime/file-records.ts'
import { FileRefused, fileToSend, putFileToSend } from '../../src/runtime/file-to-send.ts'
import { headKey, lineKey, outboxKey } from '../../src/runtime/keys.ts'
import { newId } from '../../src/runtime/new-id.ts'
import type { OutEntry } from '../../src/runtime/outbox.ts'
import { fromBytes } from '../../src/runtime/stored-form.ts'
import { failingStore } from '../fixtures/failing-store.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { jpeg, ogg, pdf, place, tellingJpeg } from '../fixtures/sample-files.ts'
import { type House, type HouseOptions, smallHouse } from '../fixtures/small-house.ts'

const sari = { channel: 'letters', id: 'sari' }
const chatOf = (house: House) => house.store.keys('chat/')[0]?.split('/')[1] ?? ''
const piecesOf = (house: House) => house.store.keys('chat/').filter((key) => key.includes('/file/'))
const lost = { id: 'x', name: 'x.pdf', type: 'application/pdf', bytes: 1, instead: '' } as const
const say = (language: string, key: string) => `${language} ${key.replace(/^.*:/, '')}`

/** A chat in which a worker sends a file, as the hotline does it: one commit with message and bytes. */
async function withFile(bytes: Uint8Array, entry: Partial<OutEntry> = {}, options?: HouseOptions) {
  const house = smallHouse(options)
  await house.write('halo')
  await house.clock.pass(5_000)
  const chat = chatOf(house)
  const [storedHead] = await house.store.read([headKey(chat)])
  const head = fromBytes<Head>('head', storedHead)
  if (!head) throw new Error('no chat')
  const now = house.clock.now()
  const ready = fileToSend(bytes, 'id', say)
  const line = head.nextLine++
  const change = draft()
  change.put('head', headKey(chat), head)
  const sent: OutEntry = {
    ...{ id: newId(), line, to: sari, text: 'Ini.', choices: [], leave: false, by: 'worker' },
    ...{ at: now, notAfter: now + 60_000, voice: 0, due: now, attempts: 0, claim: null, doubts: 0 },
    ...{ file: ready.file, ...entry },
  }
  change.put('outbox', outboxKey(chat), { entries: [sent], held: [], removals: [] })
  putFileToSend(change, chat, ready)
  change.move('send', chat, null, now)
  await house.store.commit(change.change())
  await house.clock.pass(5_000)
  return { house, chat, line }
}

describe('a worker', () => {
  const rani = { id: 'rani', name: 'Rani' }

  async function taken() {
    const commits: string[][] = []
    const house = smallHouse({
      wrap: (inner) => ({
        ...inner,
        commit(change) {
          commits.push(change.put?.map(([key]) => key) ?? [])
          return inner.commit(change)
        },
      }),
    })
    await house.write('person')
    await house.clock.pass(1_000)
    const chat = chatOf(house)
    await house.runtime.handOvers.take(chat, rani)
    await house.clock.pass(1_000)
    return { house, chat, commits }
  }

  test('sends a file with a word, once however often it is sent, bytes and message in one commit', async () => {
    const { house, chat, commits } = await taken()
    const words = { id: 'w1', text: 'Ini daftarnya.', file: pdf }
    expect(await house.runtime.handOvers.reply(chat, rani, words)).toMatchObject({ kind: 'said' })
    const [withPieces, ...others] = commits.filter((keys) =>
      keys.some((key) => key.includes('/file/')),
    )
    expect(withPieces).toContain(`chat/${chat}/outbox`)
    expect(others).toEqual([])
    await house.runtime.handOvers.reply(chat, rani, words)
    await house.clock.pass(1_000)
    const files = house.channel.shown.filter(({ file }) => file)
    expect(files.map(({ text }) => text)).toEqual(['Ini daftarnya.'])
    expect(Buffer.from((await files[0]?.file?.bytes()) ?? []).equals(pdf)).toBe(true)
    expect(piecesOf(house)).toHaveLength(2)
  })

  test('is refused what is sent to nobody, and nothing of it is said or kept', async () => {
    const { house, chat } = await taken()
    const words = { id: 'w1', text: 'Ini.', file: Buffer.from('MZ') }
    const refused = house.runtime.handOvers.reply(chat, rani, words)
    await expect(refused).rejects.toMatchObject({ name: 'FileRefused', kind: 'wrong-type' })
    await house.clock.pass(1_000)
    expect(house.texts()).not.toContain('Ini.')
    expect(piecesOf(house)).toEqual([])
  })
})

test('a channel that carries files gets the very bytes, under a neutral name', async () => {
  const { house } = await withFile(pdf)
  const [, shown] = house.channel.shown
  expect(shown?.text).toBe('Ini.')
  expect(shown?.file).toMatchObject({ name: 'id file-name-document.pdf', type: 'application/pdf' })
  expect(Buffer.from((await shown?.file?.bytes()) ?? []).equals(pdf)).toBe(true)
})

test('where none are carried the words say that there is one and that it cannot be opened', async () => {
  const channel: HouseOptions['channel'] = (clock) =>
    listedChannel(clock, 'letters', { files: false })
  const { house } = await withFile(pdf, {}, { channel })
  const [, shown] = house.channel.shown
  expect(shown?.text).toBe('Ini.\nid file-instead')
  expect(shown?.file).toBeUndefined()
})

test('a telephone that asks for it again is told in words', async () => {
  const { house } = await withFile(pdf)
  const sent = await house.runtime.inside.sent(sari, (id) => id === 'p2')
  expect(sent?.text).toBe('Ini.\nid file-instead')
})

test('the screen names it, and only this person opens it', async () => {
  const { house, line } = await withFile(pdf)
  const { inside } = house.runtime
  const shown = (await inside.screen(sari, 0)).find(({ number }) => number === line)
  const file = { name: 'id file-name-document.pdf', type: 'application/pdf' }
  expect(shown?.file).toEqual({ ...file, bytes: pdf.length })
  expect(await inside.file(sari, line)).toEqual({ ...file, bytes: pdf })
  expect(await inside.file(sari, line - 1)).toBeNull()
  expect(await inside.file(sari, line + 1)).toBeNull()
  expect(await inside.file({ channel: 'letters', id: 'linh' }, line)).toBeNull()
  await house.write('00')
  await house.clock.pass(5_000)
  expect(await inside.file(sari, line)).toBeNull()
})

test('staff read what was sent the same way as what came', async () => {
  const { house, chat, line } = await withFile(pdf)
  const found = await house.runtime.files.fetch(chat, line)
  expect(found).toEqual({ type: 'application/pdf', bytes: pdf })
})

test('a person is not shown their own pictures again', async () => {
  const house = smallHouse()
  const file = { ref: 'r', type: null, name: null, bytes: null }
  house.channel.files.set('r', jpeg)
  await house.tell({ kind: 'media', media: 'photo', file })
  await house.clock.pass(5_000)
  await house.runtime.files.fetch(chatOf(house), 1)
  expect((await house.runtime.inside.screen(sari, 0))[0]).toMatchObject({
    media: 'photo',
    text: '',
  })
  expect(await house.runtime.inside.file(sari, 1)).toBeNull()
})

test('too late to be pushed, it waits with its bytes and is sent when they write again', async () => {
  const { house, line } = await withFile(pdf, { notAfter: 1 })
  expect(house.channel.shown).toHaveLength(1)
  await house.write('masih di sini')
  await house.clock.pass(5_000)
  const shown = house.channel.shown.find(({ file }) => file)
  expect(Buffer.from((await shown?.file?.bytes()) ?? []).equals(pdf)).toBe(true)
  const [record] = await house.store.read([lineKey(chatOf(house), line)])
  expect(record).toBeUndefined()
})

test('it goes with its line and with the chat', async () => {
  const kept = await withFile(pdf)
  expect(piecesOf(kept.house)).toHaveLength(2)
  for (let day = 0; day < 33; day++) {
    await kept.house.clock.leap(86_400_000)
    await kept.house.clock.pass(2_000)
    if (day % 7 === 0) await kept.house.write('halo')
  }
  expect(piecesOf(kept.house)).toEqual([])
  const erased = await withFile(pdf)
  await erased.house.write('erase')
  await erased.house.clock.pass(5_000)
  expect(piecesOf(erased.house)).toEqual([])
})

test('bytes that are gone end the message; a store that is away does not', async () => {
  const channel: HouseOptions['channel'] = (clock) => {
    const letters = listedChannel(clock)
    letters.onSend = async ({ file }) => void (await file?.bytes())
    return letters
  }
  const { house, chat, line } = await withFile(pdf, { file: { ...lost, id: 'lost' } }, { channel })
  const [record] = await house.store.read([lineKey(chat, line)])
  expect(fromBytes<Line>('line', record)?.state).toBe('undelivered')
  const store = failingStore(house.store)
  store.away = true
  const asked = bytesToSend(store, chat, { file: lost })
  await expect(asked).rejects.toMatchObject({ name: 'SendFault', kind: 'later' })
})

test('the name a worker gave it is nowhere, and a picture tells nothing of its taker', () => {
  const { file, bare } = fileToSend(tellingJpeg(1), 'vi', say)
  expect(file.name).toBe('vi file-name-picture.jpg')
  expect(Buffer.from(bare.bytes).includes(place)).toBe(false)
  expect(file.bytes).toBe(bare.bytes.length)
  expect(fileToSend(ogg, 'vi', say).file.name).toBe('vi file-name-sound.ogg')
})

test.each([
  ['what nobody knows', Buffer.from('PK\x03\x04'), 'wrong-type'],
  ['a page', Buffer.from('<html>'), 'wrong-type'],
  [
    'what is too large for a telephone',
    Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-1.7'),
    'too-large',
  ],
])('%s is refused', (_, bytes, kind) => {
  expect(() => fileToSend(bytes, 'id', say)).toThrow(FileRefused)
  expect(() => fileToSend(bytes, 'id', say)).toThrow(kind)
})
