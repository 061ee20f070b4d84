import { expect, test } from 'vitest'
import { openKeyring } from '../../src/runtime/keyring.ts'
import { retention } from '../../src/runtime/retention.ts'
import { newSealKey } from '../../src/runtime/seal.ts'
import { sealedStore } from '../../src/runtime/sealed-store.ts'
import { createUploads } from '../../src/runtime/uploads.ts'
import { heldClock } from '../fixtures/held-clock.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { jpeg, place, tellingJpeg } from '../fixtures/sample-files.ts'
import { smallHouse } from '../fixtures/small-house.ts'

const letter = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(1_200_000, 'isi berkas ')])

/** A house whose channel is handed the bytes itself, as the public page is. */
function pageHouse() {
  return smallHouse({
    channel(clock) {
      const { fetch: _, ...page } = listedChannel(clock)
      return page as ReturnType<typeof listedChannel>
    },
  })
}

test('what was kept is read again by its ref, and by nothing else', async () => {
  const store = memoryStore()
  const uploads = createUploads(store, heldClock())
  const ref = await uploads.keep(letter)
  expect(Buffer.from(await uploads.read(ref)).equals(letter)).toBe(true)
  expect(store.keys('upload/')).toHaveLength(3)
  const [id = '', count = '', secret = ''] = ref.split('.')
  const other = secret.startsWith('A') ? `B${secret.slice(1)}` : `A${secret.slice(1)}`
  for (const wrong of ['', 'x', `${id}.${count}.${other}`, `${id}.04.${secret}`, `../${ref}`])
    await expect(uploads.read(wrong)).rejects.toMatchObject({ kind: 'gone' })
})

test('without the ref nobody reads it, not even with the key of the house', async () => {
  const records = memoryStore()
  const keyring = await openKeyring(
    Object.assign(memoryStore(), { scrub: async () => {} }),
    newSealKey(),
    keptLog(),
  )
  const store = sealedStore(records, keyring)
  await createUploads(store, heldClock()).keep(letter)
  const opened = await store.list('upload/', '', 10)
  expect(opened).toHaveLength(3)
  for (const { value } of opened) expect(Buffer.from(value).includes('isi berkas')).toBe(false)
})

test('a picture tells nothing of where it was taken from the first moment', async () => {
  const uploads = createUploads(memoryStore(), heldClock())
  const ref = await uploads.keep(tellingJpeg(1))
  expect(Buffer.from(await uploads.read(ref)).includes(place)).toBe(false)
})

test('the chat takes over what somebody has looked at', async () => {
  const house = pageHouse()
  const ref = await house.runtime.inside.keep(jpeg)
  expect(house.store.keys('upload/')).toHaveLength(1)
  const file = { ref, type: null, name: null, bytes: null }
  await house.tell({ kind: 'media', media: 'photo', file })
  await house.clock.pass(5_000)
  const chat = house.store.keys('chat/')[0]?.split('/')[1] ?? ''
  const read = async () => Buffer.from((await house.runtime.files.fetch(chat, 1)).bytes)
  expect((await read()).equals(jpeg)).toBe(true)
  expect(house.store.keys('upload/')).toEqual([])
  expect(house.store.keys(`chat/${chat}/file/`)).toHaveLength(2)
  expect((await read()).equals(jpeg)).toBe(true)
})

test('what nobody has looked at goes after a week, page by page, and nothing younger does', async () => {
  const house = pageHouse()
  for (let n = 0; n < 5; n++) await house.runtime.inside.keep(letter)
  await house.clock.leap(retention.upload - 3_600_000)
  await house.clock.pass(2_000)
  await house.runtime.inside.keep(jpeg)
  expect(house.store.keys('upload/')).toHaveLength(16)
  await house.clock.leap(2 * 3_600_000)
  await house.clock.pass(2_000)
  expect(house.store.keys('upload/')).toHaveLength(1)
})

test('what cannot be stored is not kept, and gets no ref', async () => {
  const store = memoryStore()
  const uploads = createUploads({ ...store, commit: async () => false }, heldClock())
  await expect(uploads.keep(jpeg)).rejects.toThrow('not stored')
})
