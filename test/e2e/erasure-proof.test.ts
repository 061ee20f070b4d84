import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { embeddedStore } from '../../src/adapters/stores/embedded/embedded-store.ts'
import { redisStore } from '../../src/adapters/stores/redis/redis-store.ts'
import { backup, restore } from '../../src/commands/backup.ts'
import type { ScrubbingStore, Store } from '../../src/ports/store.ts'
import { erasedListFile } from '../../src/runtime/erased-list.ts'
import { masterKeyOf } from '../../src/runtime/master-key.ts'
import { MasterKeyFault } from '../../src/runtime/master-state.ts'
import { openStore } from '../../src/runtime/open-store.ts'
import { retention } from '../../src/runtime/retention.ts'
import { canaryHouse, inCase, inChat, readIn } from '../fixtures/canary-house.ts'
import { fastClock } from '../fixtures/fast-clock.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { openEverything, wrappedKeys } from '../fixtures/open-everything.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { filesWith } from '../fixtures/search-files.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

/**
 * Whoever has the master key, and every copy ever made, reads everybody before the erasing and afterwards only
 * who was not erased. Sari asks to be forgotten, Dewi takes her word back and is left to the clock, Budi stays.
 */

const [old, fresh] = [7, 9].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [
  string,
  string,
]
const masters = [masterKeyOf(old, 'old'), masterKeyOf(fresh, 'fresh')]
const hour = 3_600_000
const day = 24 * hour

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

type Stores = { records: ScrubbingStore; keys: ScrubbingStore }
/** A place where data lies, and how it is copied and opened. */
type Ground = {
  /** Folders in which everything lies. */
  folders: string[]
  redisUrl: string | null
  dataDir: string
  open(): Promise<Stores>
  /** Copies the files as they lie, while the service runs. */
  copy(): Promise<Ground>
}

async function closing<T>({ records, keys }: Stores, use: (stores: Stores) => Promise<T>) {
  try {
    return await use({ records, keys })
  } finally {
    await records.close()
    await keys.close()
  }
}

// Another process copies: reading a file of an open database in this one would drop its locks.
const copyFolder = (from: string, to: string) => execFileSync('cp', ['-r', from, to])

function embedded(dataDir: string): Ground {
  return {
    folders: [dataDir],
    redisUrl: null,
    dataDir,
    open: async () => ({
      records: embeddedStore({ directory: dataDir, name: 'suar' }),
      keys: embeddedStore({ directory: dataDir, name: 'keys' }),
    }),
    async copy() {
      const to = join(tempDirectory(), 'data')
      copyFolder(dataDir, to)
      return embedded(to)
    },
  }
}

async function onRedis(dataDir: string, ...settings: string[]): Promise<Ground> {
  const server = await startRedis(...settings)
  onTestFinished(() => server.stop())
  const at = settings.includes('--dir') ? (settings[settings.indexOf('--dir') + 1] ?? '') : ''
  const directory = at || server.directory
  const open = (namespace: string) =>
    redisStore({ url: server.url, namespace, log: keptLog(), rewriteEvery: 100 })
  return {
    folders: [directory],
    redisUrl: server.url,
    dataDir,
    open: async () => ({ records: await open('suar'), keys: await open('suar-keys') }),
    async copy() {
      const to = join(tempDirectory(), 'redis')
      copyFolder(directory, to)
      return onRedis(join(tempDirectory(), 'data'), '--dir', to)
    },
  }
}

const grounds: [string, () => Promise<Ground>][] = [
  ['embedded', async () => embedded(join(tempDirectory(), 'data'))],
  // With snapshots beside the append-only file, so that both kinds lie there.
  ['redis', () => onRedis(join(tempDirectory(), 'data'), '--save', '3600 1')],
]

/** The service's own way in, over stores whose files are rewritten at once. */
async function openHouse(ground: Ground, setting: string, aheadBy = 0) {
  const stores = await ground.open()
  const opened = await openStore({
    ...stores,
    setting,
    directory: ground.dataDir,
    log: keptLog(),
  }).catch(async (error: unknown) => {
    await closing(stores, async () => {})
    throw error
  })
  const clock = fastClock(Date.now(), 40)
  const ahead = { ...clock, now: () => clock.now() + aheadBy }
  const house = canaryHouse(opened, ahead)
  return {
    ...house,
    ...stores,
    async stop() {
      await house.stop()
      await opened.keyring.settled()
      await closing(stores, async () => {})
    },
  }
}

/** What the master keys open of these records with these keys. */
const readable = async (records: Store, keys: Store) =>
  (await openEverything(records, keys, masters)).text

const everything = [...inChat('sari'), ...inCase('sari'), ...inChat('dewi'), ...inCase('dewi')]

describe.each(grounds)('%s', (_, make) => {
  test('with the master key every copy is read before, and of whoever was erased none opens afterwards', async () => {
    const ground = await make()
    const { dataDir, redisUrl } = ground
    const place = { dataDir, redisUrl, masterKey: old }
    const house = await openHouse(ground, old)
    const people = new Map<string, { chat: string; id: string }>()
    for (const who of ['sari', 'dewi', 'budi']) people.set(who, await house.leaveEverywhere(who))
    const [sari, dewi, budi] = [...people.values()] as [Ids, Ids, Ids]
    await house.cases.merge(house.supervisor, budi.id, dewi.id)
    const owners = [sari, dewi].flatMap(({ chat, id }) => [`chat/${chat}`, `case/${id}`])

    // Copies of every kind, of the same moment: as the files lie, cleaned up, and a backup.
    const copies: Ground[] = [await ground.copy()]
    await house.records.scrub()
    await house.keys.scrub()
    copies.push(await ground.copy())
    const folder = join(tempDirectory(), 'backup')
    await backup(place, folder, { keep: 14 }, new Date(0))
    const kept = join(tempDirectory(), 'kept')
    copyFolder(folder, kept)
    const wrapped = await wrappedKeys(house.keys, owners)
    await house.keyring.changeMaster(masterKeyOf(fresh, 'fresh'))
    wrapped.push(...(await wrappedKeys(house.keys, owners)))
    const later = await ground.copy()
    copies.push(later)
    const restored = join(tempDirectory(), 'restored')
    await restore({ dataDir: restored, redisUrl: null, masterKey: old }, kept, {})
    copies.push(embedded(restored))

    // Before: the master key opens every word in each of them, and no one reads a word without it.
    for (const copy of copies) {
      const text = await closing(await copy.open(), ({ records, keys }) => readable(records, keys))
      const all = [...everything, ...inChat('budi'), ...inCase('budi')]
      expect(all.filter((one) => !text.includes(one))).toEqual([])
      expect(filesWith(copy.folders, [Buffer.from('canary-')])).toEqual([])
      await expect(openHouse(copy, Buffer.alloc(32, 1).toString('base64'))).rejects.toThrow(
        MasterKeyFault,
      )
    }
    expect(filesWith(ground.folders, wrapped).length).toBeGreaterThan(0)
    await expect(openHouse(later, old)).rejects.toThrow(MasterKeyFault)

    // Sari by herself, and her case by a worker; Dewi's case after 72 hours, her chat by its time.
    await house.tell('sari', 'erase')
    await vi.waitFor(async () => {
      expect(await house.records.list(`chat/${sari.chat}/`, '', 1)).toEqual([])
    }, 20_000)
    await house.takeOver.round()
    expect(await house.cases.confirmErasure(house.supervisor, sari.id)).toEqual({ done: true })
    await house.tell('dewi', 'agree keep-report no')
    await house.answered()
    await house.takeOver.round()
    await house.caseClock.round()
    expect(await house.cases.row(dewi.id)).not.toBeNull()
    await house.stop()
    const threeDays = await openHouse(ground, fresh, 80 * hour)
    await threeDays.caseClock.round()
    expect(await threeDays.cases.row(dewi.id)).toBeNull()
    expect(await threeDays.cases.row(budi.id)).not.toBeNull()
    await threeDays.stop()
    const month = await openHouse(ground, fresh, retention.line + retention.chat + 8 * day)
    await vi.waitFor(async () => {
      expect(await month.records.list('chat/', '', 1)).toEqual([])
    }, 30_000)
    await month.stop()
    // What somebody wrote against a firm is decided even after a long silence, and then goes by its own time.
    const last = await openHouse(ground, fresh, retention.objection + day)
    await vi.waitFor(async () => {
      expect(await last.records.list('objection/', '', 1)).toEqual([])
    }, 30_000)
    await last.keyring.settled()

    // Afterwards: with the keys of now, nothing of either opens in any copy. Who stays does, so it was tried.
    const live = await readable(last.records, last.keys)
    expect(readIn(live, everything)).toEqual([])
    for (const copy of copies) {
      const stores = await copy.open()
      const text = await closing(stores, ({ records }) => readable(records, last.keys))
      expect(readIn(text, everything)).toEqual([])
      expect(readIn(text, inCase('budi'))).toEqual(inCase('budi'))
    }
    // Nor do their keys lie in any file, wrapped with either master key.
    await vi.waitFor(() => expect(filesWith(ground.folders, wrapped)).toEqual([]), 20_000)
    // A backup made since holds the keys of now alone.
    const now = { dataDir, redisUrl, masterKey: fresh }
    await backup(now, folder, { keep: 14 })
    expect(filesWith([folder], wrapped)).toEqual([])
    await last.stop()
    const houses = [house, threeDays, month, last]
    expect(houses.flatMap(({ leaks }) => leaks)).toEqual([])

    // An old copy that is put back with its own keys brings nobody back, as long as the list lies beside it.
    const [first = ground] = copies
    const list = erasedListFile(dataDir)
    mkdirSync(first.dataDir, { recursive: true })
    copyFileSync(list, erasedListFile(first.dataDir))
    const back = await openHouse(first, old)
    expect(back.keyring.erasedAgain).toBeGreaterThanOrEqual(owners.length)
    await back.keyring.settled()
    const text = await readable(back.records, back.keys)
    expect(readIn(text, everything)).toEqual([])
    expect(readIn(text, inCase('budi'))).toEqual(inCase('budi'))
    await vi.waitFor(() => expect(filesWith(first.folders, wrapped)).toEqual([]), 20_000)
    await back.stop()

    // Restored from the old backup, keys of that day and all, with the list of now.
    const again = join(tempDirectory(), 'again')
    await restore({ dataDir: again, redisUrl: null, masterKey: old }, kept, { erased: list })
    const both = await closing(await embedded(again).open(), ({ records, keys }) =>
      readable(records, keys),
    )
    expect(readIn(both, everything)).toEqual([])
    expect(readIn(both, inCase('budi'))).toEqual(inCase('budi'))
    expect(filesWith([again], wrapped)).toEqual([])

    // What no program can help, as the documents say: both old files, the old master key, and no list.
    const [, second = ground] = copies
    expect(existsSync(erasedListFile(second.dataDir))).toBe(false)
    const kin = await closing(await second.open(), ({ records, keys }) => readable(records, keys))
    expect(readIn(kin, everything)).toEqual(everything)
  }, 180_000)
})

type Ids = { chat: string; id: string }
