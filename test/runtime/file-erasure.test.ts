import { expect, test } from 'vitest'
import { openKeyring } from '../../src/runtime/keyring.ts'
import { newSealKey } from '../../src/runtime/seal.ts'
import { sealedStore } from '../../src/runtime/sealed-store.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { smallHouse } from '../fixtures/small-house.ts'

const canary = 'nama saya canary-4711'
const letter = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(600_000, `${canary} `)])

test('when a chat is erased none of its files opens any more, not even in a copy made before', async () => {
  const keys = Object.assign(memoryStore(), { scrub: async () => {} })
  const keyring = await openKeyring(keys, newSealKey(), keptLog())
  const house = smallHouse({
    wrap: (inner) => sealedStore(inner, keyring),
    destroy: (owner) => keyring.destroy(owner),
    channel(clock) {
      // Handed the bytes itself, as the public page is.
      const { fetch: _, ...page } = listedChannel(clock)
      return page as ReturnType<typeof listedChannel>
    },
  })
  for (const text of ['seen', 'unseen']) {
    const ref = await house.runtime.inside.keep(letter)
    const file = { ref, type: null, name: null, bytes: null }
    await house.tell({ kind: 'media', media: 'document', caption: text, file })
  }
  await house.clock.pass(5_000)
  const chat = house.store.keys('chat/')[0]?.split('/')[1] ?? ''
  expect((await house.runtime.files.fetch(chat, 1)).bytes.length).toBe(letter.length)
  expect(house.store.keys('chat/').filter((key) => key.includes('/file/'))).toHaveLength(3)
  expect(house.store.keys('upload/')).toHaveLength(2)
  const backup = await house.store.read(house.store.keys())

  await house.write('erase')
  await house.clock.pass(5_000)
  expect(house.destroyed).toEqual([`chat/${chat}`])
  expect(house.store.keys(`chat/${chat}/`)).toEqual([])

  const copy = memoryStore()
  await copy.commit({ put: backup.flatMap((one) => (one ? [[one.key, one.value]] : [])) })
  const opened = sealedStore(copy, keyring)
  expect(copy.keys(`chat/${chat}/`).length).toBeGreaterThan(5)
  expect(await opened.list(`chat/${chat}/`, '', 100)).toEqual([])
  // What nobody had looked at is sealed with a key that stood in the line alone.
  const uploads = await opened.list('upload/', '', 100)
  expect(uploads).toHaveLength(2)
  for (const { value } of uploads) expect(Buffer.from(value).includes('canary-4711')).toBe(false)
})
