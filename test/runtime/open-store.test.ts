import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { embeddedStore } from '../../src/adapters/stores/embedded/embedded-store.ts'
import { openStore } from '../../src/runtime/open-store.ts'
import { checkStoreFormat } from '../../src/runtime/store-format.ts'
import type { Upcaster } from '../../src/runtime/upcasters.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

async function withOpen<T>(
  directory: string,
  task: (opened: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
  setting?: string,
): Promise<T> {
  const records = embeddedStore({ directory, name: 'records' })
  const keys = embeddedStore({ directory, name: 'keys' })
  try {
    return await task(await openStore({ records, keys, setting, directory, log: keptLog() }))
  } finally {
    await records.close()
    await keys.close()
  }
}

const put = [['chat/a/1', Buffer.from('a text')]] as [string, Uint8Array][]
const step: Upcaster = { format: 2, kind: 'chat', why: 'for this test', change: (body) => body }

test('what was stored is there after a restart, with the key that the first start made', async () => {
  const directory = join(tempDirectory(), 'data')
  await withOpen(directory, ({ store }) => store.commit({ put }))
  const [record] = await withOpen(directory, ({ store }) => store.read(['chat/a/1']))
  expect(Buffer.from(record?.value ?? []).toString()).toBe('a text')
})

test('another key, a missing key file and a missing store of keys each stop the start', async () => {
  const directory = join(tempDirectory(), 'data')
  await withOpen(directory, ({ store }) => store.commit({ put }))
  const start = (setting?: string) => withOpen(directory, async () => 'started', setting)
  await expect(start('ab'.repeat(32))).rejects.toThrow(/^This is not the master key/)
  for (const file of ['keys.db', 'keys.db-wal', 'keys.db-shm']) {
    rmSync(join(directory, file), { force: true })
  }
  await expect(start()).rejects.toThrow(/^There is data here that none of the keys opens/)
  rmSync(`${directory}.key`)
  await expect(start()).rejects.toThrow(/^The data is sealed, and its master key is missing/)
})

test('a store of a newer program refuses an older one, and is never taken back', async () => {
  const directory = join(tempDirectory(), 'data')
  await withOpen(directory, ({ store }) => checkStoreFormat(store, [step]))
  const start = () => withOpen(directory, async () => 'started')
  await expect(start()).rejects.toThrow(
    /^This data was written by a newer Suar \(format 2; [^\n]+$/,
  )
  await expect(start()).rejects.toThrow(/newer Suar/)
})

test('an older store is noted as of today when a newer program has started on it', async () => {
  const directory = join(tempDirectory(), 'data')
  const format = await withOpen(directory, async ({ store }) => {
    await Promise.all([checkStoreFormat(store, [step]), checkStoreFormat(store, [step])])
    const [record] = await store.read(['meta/format'])
    return JSON.parse(Buffer.from(record?.value ?? []).toString())
  })
  expect(format).toEqual({ kind: 'format', v: 2 })
})
