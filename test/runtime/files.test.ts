import { expect, test } from 'vitest'
import { documentStripper } from '../../src/adapters/document/bare-document.ts'
import type { FileRef } from '../../src/domain/message.ts'
import { newSession } from '../../src/domain/session.ts'
import { FetchFault } from '../../src/ports/channel.ts'
import type { Head } from '../../src/runtime/chat-record.ts'
import { mostFileBytes } from '../../src/runtime/file-records.ts'
import { headKey } from '../../src/runtime/keys.ts'
import { fromBytes, toBytes } from '../../src/runtime/stored-form.ts'
import { failingStore } from '../fixtures/failing-store.ts'
import { settle } from '../fixtures/held-clock.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { jpeg, pdf, place, tellingJpeg } from '../fixtures/sample-files.ts'
import { type House, type HouseOptions, smallHouse } from '../fixtures/small-house.ts'
import { canaries, tellingPdf } from '../fixtures/telling-pdf.ts'

const chatOf = (house: House) => house.store.keys('chat/')[0]?.split('/')[1] ?? ''
const linesOf = (house: House) => house.store.keys('chat/').filter((key) => key.includes('/line/'))
const piecesOf = (house: House) => house.store.keys('chat/').filter((key) => key.includes('/file/'))

/** A house in which one picture was sent. */
async function withPicture(bytes: Uint8Array, file: Partial<FileRef> = {}, options?: HouseOptions) {
  const house = smallHouse(options)
  house.channel.files.set('ref-1', bytes)
  const ref = { ref: 'ref-1', type: 'image/png', name: 'Surat.exe', bytes: 7, ...file }
  await house.tell({ kind: 'media', media: 'photo', caption: 'ini tawarannya', file: ref })
  await house.clock.pass(5_000)
  return { house, fetch: () => house.runtime.files.fetch(chatOf(house), 1) }
}

test('nothing is fetched until somebody looks, and then once: later it comes from the store', async () => {
  const { house, fetch } = await withPicture(jpeg)
  expect(house.channel.fetched).toEqual([])
  const [one, two] = await Promise.all([fetch(), fetch()])
  expect(Buffer.from(one.bytes).equals(jpeg)).toBe(true)
  expect(two).toEqual(one)
  house.channel.files.clear()
  expect(Buffer.from((await fetch()).bytes).equals(jpeg)).toBe(true)
  expect(house.channel.fetched).toEqual(['ref-1'])
})

test('the line says what came; the type is what the bytes say, whatever the sender does', async () => {
  const { house, fetch } = await withPicture(pdf)
  expect(house.store.dump()).toContain('"text":"ini tawarannya"')
  const line = house.store
    .dump()
    .split('\n')
    .find((record) => record.includes('/line/'))
  expect(line).toContain('"file":{"ref":"ref-1"')
  expect(line).toContain('"kind":"photo"')
  expect((await fetch()).type).toBe('application/pdf')
})

test('an edited caption leaves the picture where it is', async () => {
  const { house, fetch } = await withPicture(jpeg)
  await house.tell({ kind: 'edit', of: 'm1', text: 'ini tawaran barunya' })
  await house.clock.pass(5_000)
  expect((await fetch()).type).toBe('image/jpeg')
})

test('what a picture tells of where it was taken is not kept', async () => {
  const { house, fetch } = await withPicture(tellingJpeg(1))
  const { bytes } = await fetch()
  expect(Buffer.from(bytes).equals(jpeg)).toBe(true)
  expect(house.store.dump()).not.toContain(place)
})

test('a document is kept without what it tells of its maker, and stripped once', async () => {
  const telling = await tellingPdf()
  const stripper = documentStripper()
  let stripped = 0
  const bareDocument = (bytes: Uint8Array) => {
    stripped++
    return stripper(bytes)
  }
  const { house, fetch } = await withPicture(telling, {}, { bareDocument })
  const [first, again] = [await fetch(), await fetch()]
  expect(first).toMatchObject({ type: 'application/pdf', rebuilt: true })
  expect(again.rebuilt).toBe(true)
  expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true)
  expect(stripped).toBe(1)
  expect(telling.includes(canaries.author)).toBe(true)
  expect(house.store.dump()).not.toContain('CANARY')
})

test('a document that cannot be stripped is kept as it came, and does not say otherwise', async () => {
  const locked = await tellingPdf({ locked: true })
  const options = { bareDocument: documentStripper() }
  const { fetch } = await withPicture(locked, {}, options)
  for (const { bytes, rebuilt } of [await fetch(), await fetch()]) {
    expect(Buffer.from(bytes).equals(locked)).toBe(true)
    expect(rebuilt).toBeUndefined()
  }
})

test('what a stripper gives back that is no document is not taken for one', async () => {
  const bareDocument = async () => jpeg
  const { fetch } = await withPicture(pdf, {}, { bareDocument })
  expect(Buffer.from((await fetch()).bytes).equals(pdf)).toBe(true)
})

test('a large file is kept in pieces of no more than half a megabyte', async () => {
  const large = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(1_300_000, 'isi berkas ')])
  const { house, fetch } = await withPicture(large)
  expect(Buffer.from((await fetch()).bytes).equals(large)).toBe(true)
  expect(Buffer.from((await fetch()).bytes).equals(large)).toBe(true)
  expect(piecesOf(house)).toHaveLength(4)
  const pieces = await house.store.read(piecesOf(house))
  for (const piece of pieces) expect(piece?.value.length).toBeLessThanOrEqual(512 * 1024)
})

test('what is larger than is kept is not kept', async () => {
  const { house, fetch } = await withPicture(Buffer.alloc(mostFileBytes + 1))
  await expect(fetch()).rejects.toMatchObject({ kind: 'too-large' })
  // Nor where a channel hands over more than it was asked for.
  house.channel.fetch = async () => Buffer.alloc(mostFileBytes + 1)
  await expect(fetch()).rejects.toMatchObject({ kind: 'too-large' })
  expect(piecesOf(house)).toEqual([])
})

test('lines without a file, and chats that are not there, have none', async () => {
  const { house } = await withPicture(jpeg)
  const { files } = house.runtime
  await expect(files.fetch(chatOf(house), 2)).rejects.toMatchObject({ kind: 'gone' })
  await expect(files.fetch(chatOf(house), 99)).rejects.toMatchObject({ kind: 'gone' })
  await expect(files.fetch('nobody', 1)).rejects.toMatchObject({ kind: 'gone' })
})

test('a platform that has it no more says so; one that breaks, or is silent, is asked another time', async () => {
  const { house, fetch } = await withPicture(jpeg)
  house.channel.fetch = async () => {
    throw new FetchFault('gone', 'letters: gone')
  }
  await expect(fetch()).rejects.toMatchObject({ kind: 'gone' })
  house.channel.fetch = async () => {
    throw new Error('https://files.example/bot5000:token/a.jpg broke')
  }
  await expect(fetch()).rejects.toMatchObject({ kind: 'later' })
  expect(JSON.stringify(house.logged)).not.toContain('token')
  house.channel.fetch = (_, { signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new FetchFault('later', 'letters: too slow')))
    })
  const slow = expect(fetch()).rejects.toMatchObject({ kind: 'later' })
  await house.clock.pass(60_000)
  await slow
})

test('a platform that is switched off in this process may be on again', async () => {
  const { house } = await withPicture(jpeg)
  const other = house.another({ channel: (clock) => listedChannel(clock, 'letters') })
  const elsewhere = smallHouse({}, { ...other, channel: listedChannel(house.clock, 'pigeons') })
  await expect(elsewhere.runtime.files.fetch(chatOf(house), 1)).rejects.toMatchObject({
    kind: 'later',
  })
})

test('what was erased while it was being fetched does not come back', async () => {
  const { house, fetch } = await withPicture(jpeg)
  let arrive = (_: Uint8Array) => {}
  house.channel.fetch = () => new Promise((resolve) => (arrive = resolve))
  const fetching = fetch()
  await settle()
  await house.write('erase')
  await house.clock.pass(5_000)
  arrive(jpeg)
  await expect(fetching).rejects.toMatchObject({ kind: 'gone' })
  expect(piecesOf(house)).toEqual([])
})

test('a chat that is being erased hands nothing out, though its lines still lie there', async () => {
  const { house, fetch } = await withPicture(jpeg)
  await fetch()
  const [stored] = await house.store.read([headKey(chatOf(house))])
  const head = fromBytes<Head>('head', stored)
  const erasing = { into: null, farewell: [], session: newSession, entries: [], clear: false }
  const bytes = toBytes('head', { ...head, erasing })
  await house.store.commit({ put: [[headKey(chatOf(house)), bytes]] })
  await expect(fetch()).rejects.toMatchObject({ kind: 'gone' })
})

test('a line that changes while its file is kept costs another try, no more', async () => {
  let store: ReturnType<typeof failingStore> | undefined
  const wrap: HouseOptions['wrap'] = (inner) => (store = failingStore(inner))
  const { house, fetch } = await withPicture(jpeg, {}, { wrap })
  let touched = false
  if (store)
    store.beforeCommit = async ({ put }) => {
      if (touched || !put?.some(([key]) => key.includes('/file/'))) return
      touched = true
      const [line] = await house.store.read([linesOf(house)[0] ?? ''])
      if (line) await house.store.commit({ put: [[line.key, line.value]] })
    }
  expect((await fetch()).type).toBe('image/jpeg')
  expect(touched).toBe(true)
  expect(piecesOf(house)).toHaveLength(2)
})

test('a line that is forgotten in the very moment its file is kept takes it along', async () => {
  let store: ReturnType<typeof failingStore> | undefined
  const wrap: HouseOptions['wrap'] = (inner) => {
    store = failingStore(inner)
    return store
  }
  const { house, fetch } = await withPicture(jpeg, {}, { wrap })
  if (store)
    store.beforeCommit = async ({ put }) => {
      if (!put?.some(([key]) => key.includes('/file/'))) return
      await house.store.commit({ delete: [linesOf(house)[0] ?? ''] })
    }
  await expect(fetch()).rejects.toMatchObject({ kind: 'gone' })
  expect(piecesOf(house)).toEqual([])
})

test('a file goes with its line: by the clock, in a flood, and with the chat', async () => {
  const { house, fetch } = await withPicture(jpeg)
  await fetch()
  expect(piecesOf(house)).toHaveLength(2)
  for (let day = 0; day < 28; day++) {
    await house.clock.leap(86_400_000)
    await house.clock.pass(2_000)
    if (day % 7 === 0) await house.write('halo')
  }
  expect(piecesOf(house)).toHaveLength(2)
  for (let day = 0; day < 10; day++) {
    await house.clock.leap(86_400_000)
    await house.clock.pass(2_000)
  }
  expect(linesOf(house).length).toBeGreaterThan(0)
  expect(piecesOf(house)).toEqual([])
})

test('when the person asks to be forgotten every piece goes', async () => {
  const large = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(9_000_000, 'isi berkas ')])
  let most = 0
  const wrap: HouseOptions['wrap'] = (inner) => ({
    ...inner,
    async list(...asked) {
      const page = await inner.list(...asked)
      most = Math.max(
        most,
        page.reduce((sum, { value }) => sum + value.length, 0),
      )
      return page
    },
  })
  const { house, fetch } = await withPicture(large, {}, { wrap })
  await fetch()
  expect(piecesOf(house).length).toBeGreaterThan(17)
  await house.write('erase')
  await house.clock.pass(5_000)
  expect(piecesOf(house)).toEqual([])
  expect(house.store.dump()).not.toContain('isi berkas')
  expect(house.destroyed).toHaveLength(1)
  // Nor does any list bring more than a few pieces into memory.
  expect(most).toBeLessThan(5_000_000)
})

test('neither log nor count holds anything of a file, its name or the way to it', async () => {
  const { house, fetch } = await withPicture(jpeg)
  await fetch()
  house.channel.fetch = async () => {
    throw new Error('ref-1 Surat.exe')
  }
  await house.runtime.files.fetch(chatOf(house), 2).catch(() => {})
  const told = JSON.stringify([house.logged, [...house.counts.keys()]])
  for (const secret of ['ref-1', 'Surat', 'JFIF']) expect(told).not.toContain(secret)
})

test('names and ways that are too long are somebody at play', async () => {
  const { house } = await withPicture(jpeg, { ref: 'x'.repeat(5_000) })
  expect(house.store.dump()).not.toContain('xxxxxxxx')
  const named = await withPicture(jpeg, { name: `${'a'.repeat(500)}\u200b`, bytes: -1 })
  expect(named.house.store.dump()).not.toContain('a'.repeat(121))
  expect(named.house.store.dump()).toContain('"bytes":null')
})
