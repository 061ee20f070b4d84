import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { backup, restore } from '../../src/commands/backup.ts'
import { openConfiguredStore } from '../../src/commands/open-store.ts'
import type { Store } from '../../src/ports/store.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { filesWith } from '../fixtures/search-files.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

const canary = 'nama saya canary-5511'
const masterKey = Buffer.alloc(32, 7).toString('base64')

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

type Place = Parameters<typeof backup>[0]
const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 12, 0, second))
const recordsIn = (folder: string) => readdirSync(folder).filter((name) => /^records-/.test(name))

async function write(store: Store, chat: string): Promise<void> {
  const put = Array.from({ length: 45 }, (_, n): [string, Uint8Array] => [
    `chat/${chat}/line/${String(n).padStart(3, '0')}`,
    Buffer.from(`${canary} ${chat} ${n}`),
  ])
  await store.commit({ put })
}

async function texts(place: Place, chat: string): Promise<string[]> {
  const { store, close } = await openConfiguredStore(place, keptLog())
  try {
    const found = await store.list(`chat/${chat}/`, '', 100)
    return found.map(({ value }) => Buffer.from(value).toString())
  } finally {
    await close()
  }
}

const places: [name: string, make: (folder: string) => Promise<Place>][] = [
  ['embedded', async (folder) => ({ dataDir: folder, redisUrl: null, masterKey })],
  [
    'redis',
    async (folder) => {
      const redis = await startRedis()
      return { dataDir: folder, redisUrl: redis.url, masterKey }
    },
  ],
]

describe.each(places)('on %s', (_, make) => {
  test('a copy taken while the service runs comes back whole; who was erased since comes back from no copy', async () => {
    const folder = tempDirectory()
    const from = await make(join(folder, 'data'))
    const to = join(folder, 'backup')
    const { store, keyring, close } = await openConfiguredStore(from, keptLog())
    await write(store, 'a')
    await write(store, 'b')
    await backup(from, to, { keep: 14 }, at(1))
    const [first = ''] = recordsIn(to)

    // Before the erasing chat a can be read from the copy: else the rest would prove nothing.
    const before = await make(join(folder, 'before'))
    await restore(before, to, {})
    expect(await texts(before, 'a')).toHaveLength(45)

    await keyring.destroy('chat/a')
    await keyring.settled()
    await write(store, 'c')
    await backup(from, to, { keep: 14 }, at(2))
    await close()
    expect(recordsIn(to)).toHaveLength(2)

    const after = await make(join(folder, 'after'))
    await restore(after, to, {})
    expect(await texts(after, 'a')).toEqual([])
    expect((await texts(after, 'b'))[44]).toBe(`${canary} b 44`)
    expect(await texts(after, 'c')).toHaveLength(45)

    // The older copy of the records as well: its keys are no longer anywhere.
    const older = await make(join(folder, 'older'))
    await restore(older, to, { records: first })
    expect(await texts(older, 'a')).toEqual([])
    expect(await texts(older, 'b')).toHaveLength(45)
  })

  test('a wrong master key is told, and nothing is left of the attempt', async () => {
    const folder = tempDirectory()
    const from = await make(join(folder, 'data'))
    const { store, close } = await openConfiguredStore(from, keptLog())
    await write(store, 'a')
    await backup(from, join(folder, 'backup'), { keep: 14 }, at(1))
    await close()
    const wrong = {
      ...(await make(join(folder, 'to'))),
      masterKey: Buffer.alloc(32, 9).toString('base64'),
    }
    await expect(restore(wrong, join(folder, 'backup'), {})).rejects.toThrow(/master key/i)
    // The right one finds it empty.
    await restore({ ...wrong, masterKey }, join(folder, 'backup'), {})
    expect(await texts({ ...wrong, masterKey }, 'a')).toHaveLength(45)
  })

  test('it is never put over data that is there', async () => {
    const folder = tempDirectory()
    const from = await make(join(folder, 'data'))
    const { store, close } = await openConfiguredStore(from, keptLog())
    await write(store, 'a')
    await backup(from, join(folder, 'backup'), { keep: 14 }, at(1))
    await close()
    await expect(restore(from, join(folder, 'backup'), {})).rejects.toThrow(/already/)
    expect(await texts(from, 'a')).toHaveLength(45)
  })
})

test('nothing readable lies in a backup, only this user opens it, and old copies go', async () => {
  const folder = tempDirectory()
  const from: Place = { dataDir: join(folder, 'data'), redisUrl: null, masterKey }
  const to = join(folder, 'backup')
  const { store, close } = await openConfiguredStore(from, keptLog())
  await write(store, 'a')
  for (const second of [1, 2, 3]) await backup(from, to, { keep: 2 }, at(second))
  await close()
  expect(recordsIn(to)).toEqual(['records-20261126T120002Z.db', 'records-20261126T120003Z.db'])
  expect(filesWith([to], [Buffer.from(canary)])).toEqual([])
  expect(statSync(to).mode & 0o077).toBe(0)
  for (const name of readdirSync(to)) expect(statSync(join(to, name)).mode & 0o077).toBe(0)
})

test('a folder without a backup, and a store without data, are told in one line', async () => {
  const folder = tempDirectory()
  const place: Place = { dataDir: join(folder, 'none'), redisUrl: null, masterKey }
  mkdirSync(join(folder, 'empty'))
  await expect(restore(place, join(folder, 'empty'), {})).rejects.toThrow(/no backup/)
  await expect(backup(place, join(folder, 'to'), { keep: 14 })).rejects.toThrow(/nothing to copy/)
  expect(existsSync(join(folder, 'none'))).toBe(false)
})
