import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { embeddedStore } from '../../../src/adapters/stores/embedded/embedded-store.ts'
import { storeContract } from '../../contracts/store.ts'
import { runStoreWriter } from '../../fixtures/run-store-writer.ts'
import { tempDirectory } from '../../fixtures/temp-directory.ts'

describe('embedded store', () => {
  storeContract(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'suar-embedded-'))
    const store = embeddedStore({ directory, name: 'records' })
    return {
      store,
      async dispose() {
        await store.close()
        rmSync(directory, { recursive: true })
      },
    }
  })

  test('a second process is refused in one line, and let in after a kill -9 of the first', async () => {
    const directory = join(tempDirectory(), 'made/by/the/store')
    const writer = runStoreWriter()
    onTestFinished(() => writer.kill())
    const store = { kind: 'embedded' as const, directory, master: null }
    writer.begin({ store, first: 1, count: null, lanes: 1, lengths: [10] })
    await writer.until(() => writer.acked.length > 0)

    const open = () => embeddedStore({ directory, name: 'records' })
    expect(open).toThrow(/^[^\n]*records\.db is in use by another process[^\n]*$/)
    await writer.kill()
    await open().close()
  })

  test('within one process too, a second one is refused until the first is closed', async () => {
    const directory = tempDirectory()
    const first = embeddedStore({ directory, name: 'records' })
    expect(() => embeddedStore({ directory, name: 'records' })).toThrow(/in use/)
    const other = embeddedStore({ directory, name: 'keys' })
    await first.close()
    await embeddedStore({ directory, name: 'records' }).close()
    await other.close()
  })

  test('no version comes back after a delete and a restart', async () => {
    const directory = tempDirectory()
    const seen = new Set<number>()
    for (let round = 0; round < 3; round++) {
      const store = embeddedStore({ directory, name: 'records' })
      await store.commit({ put: [['chat/a', Buffer.of(1)]] })
      const [record] = await store.read(['chat/a'])
      seen.add(record?.version ?? 0)
      await store.commit({ delete: ['chat/a'] })
      await store.close()
    }
    expect(seen.size).toBe(3)
  })

  test('commits of one tick are judged in the order they came', async () => {
    const store = embeddedStore({ directory: tempDirectory(), name: 'records' })
    const outcomes = await Promise.all([
      store.commit({ put: [['chat/a', Buffer.of(1)]] }),
      store.commit({ if: [['chat/a', 0]], put: [['chat/b', Buffer.of(2)]] }),
      store.commit({ delete: ['chat/a'] }),
      store.commit({ if: [['chat/a', 0]], put: [['chat/c', Buffer.of(3)]] }),
    ])
    expect(outcomes).toEqual([true, false, true, true])
    expect((await store.list('', '', 10)).map(({ key }) => key)).toEqual(['chat/c'])
    await store.close()
  })

  test('names and values that look like orders to the database are kept as they are', async () => {
    const store = embeddedStore({ directory: tempDirectory(), name: 'records' })
    const odd = ["a'; drop table record; --", 'a" or "1"="1', 'a%', 'a_', "a' union select 'b"]
    const put = odd.map((text): [string, Uint8Array] => [text, Buffer.from(text)])
    expect(await store.commit({ put: [['other', Buffer.of(1)], ...put] })).toBe(true)
    const found = await store.read(odd)
    expect(found.map((one) => String(Buffer.from(one?.value ?? [])))).toEqual(odd)
    expect(await store.list("a'", '', 10)).toHaveLength(2)
    expect(await store.list('a%', '', 10)).toHaveLength(1)
    expect(await store.list("' or '1'='1", '', 10)).toEqual([])
    await store.close()
  })
})
