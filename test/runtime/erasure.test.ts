import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { embeddedStore } from '../../src/adapters/stores/embedded/embedded-store.ts'
import { redisStore } from '../../src/adapters/stores/redis/redis-store.ts'
import type { ScrubbingStore, Store } from '../../src/ports/store.ts'
import { type Keyring, openKeyring } from '../../src/runtime/keyring.ts'
import { newSealKey } from '../../src/runtime/seal.ts'
import { sealedStore } from '../../src/runtime/sealed-store.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { filesWith } from '../fixtures/search-files.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

const canary = 'nama saya canary-4711, saya di Sihanoukville'

/** Fills both chats and destroys the key of chat a. Gives the bytes of both wrapped keys. */
async function eraseOne(store: Store, keys: ScrubbingStore, keyring: Keyring) {
  for (const chat of ['a', 'b']) {
    for (let n = 0; n < 50; n++) {
      await store.commit({
        put: [[`chat/${chat}/line/${n}`, Buffer.from(`${canary} ${chat} ${n}`)]],
      })
    }
  }
  const [a, b] = await keys.read(['key/chat/a', 'key/chat/b'])
  const wrapped = { a: Buffer.from(a?.value ?? []), b: Buffer.from(b?.value ?? []) }
  return {
    wrapped,
    async erase() {
      await keyring.destroy('chat/a')
      await keyring.settled()
    },
  }
}

/** Only chat b can be read, and nothing of chat a is absent by mistake. */
async function expectOnlyB(store: Store): Promise<void> {
  expect(await store.list('chat/a/', '', 100)).toEqual([])
  const left = await store.list('chat/', '', 100)
  expect(left).toHaveLength(50)
  expect(Buffer.from(left[7]?.value ?? []).toString()).toContain(`${canary} b`)
}

test('embedded: an erased chat leaves neither its key nor its words in any file', async () => {
  const directory = tempDirectory()
  const records = embeddedStore({ directory, name: 'records' })
  const keys = embeddedStore({ directory, name: 'keys' })
  const keyring = await openKeyring(keys, newSealKey(), keptLog())
  const store = sealedStore(records, keyring)
  const { wrapped, erase } = await eraseOne(store, keys, keyring)

  // The search finds what is there: both keys before, and afterwards the other one.
  expect(filesWith([directory], [wrapped.a])).toEqual([join(directory, 'keys.db-wal')])
  await erase()
  expect(readdirSync(directory).sort()).toEqual([
    ...['keys.db', 'keys.db-shm', 'keys.db-wal', 'keys.lock'],
    ...['records.db', 'records.db-shm', 'records.db-wal', 'records.lock'],
  ])
  expect(filesWith([directory], [wrapped.a, Buffer.from('canary-4711')])).toEqual([])
  expect(filesWith([directory], [wrapped.b])).toContain(join(directory, 'keys.db'))
  await expectOnlyB(store)
  await store.close()
  await keyring.close()
}, 30_000)

test('redis: an erased chat leaves neither its key nor its words in any file', async () => {
  const server = await startRedis('--save', '3600 1')
  onTestFinished(() => server.stop())
  const open = (namespace: string) =>
    redisStore({ url: server.url, namespace, log: keptLog(), rewriteEvery: 100 })
  const keys = await open('keys')
  const keyring = await openKeyring(keys, newSealKey(), keptLog())
  const store = sealedStore(await open('records'), keyring)
  const { wrapped, erase } = await eraseOne(store, keys, keyring)
  await keys.scrub() // so that the key lies in a rewritten file and in the snapshot as well

  const before = filesWith([server.directory], [wrapped.a])
  expect(before.some((file) => file.includes('appendonlydir'))).toBe(true)
  expect(before).toContain(join(server.directory, 'dump.rdb'))
  await erase()
  // Redis deletes its old files in a thread of its own, a moment later.
  await vi.waitFor(() => {
    expect(filesWith([server.directory], [wrapped.a, Buffer.from('canary-4711')])).toEqual([])
  }, 10_000)
  expect(filesWith([server.directory], [wrapped.b]).length).toBeGreaterThan(0)
  await expectOnlyB(store)
  await store.close()
  await keyring.close()
}, 30_000)
