import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pinoLog } from '../adapters/log/pino-log.ts'
import { copyStoreFile } from '../adapters/stores/embedded/copy-file.ts'
import { embeddedStore } from '../adapters/stores/embedded/embedded-store.ts'
import type { Store } from '../ports/store.ts'
import { copyRecords } from '../runtime/copy-records.ts'
import { erasedList, erasedListFile } from '../runtime/erased-list.ts'
import { erasedIn } from '../runtime/erased-owners.ts'
import { everyRecord } from '../runtime/every-record.ts'
import { openConfiguredStore, type StorePlace } from './open-store.ts'

export type BackupOptions = { keep: number }
export type RestoreOptions = { records?: string; erased?: string }

/** The newest keys, and only those: whoever was erased since is in no copy any more. */
const keysFile = 'keys.db'
/** Who was erased, so that older keys put in the place of these bring nobody back. */
const erasedFile = 'erased.list'
const recordsFile = /^records-\d{8}T\d{6}Z\.db$/

/**
 * `suar backup FOLDER`: copies of records that stay, and one of the keys that is replaced each time. The
 * service may run. The master key is not in it.
 */
export async function backup(
  place: StorePlace,
  folder: string,
  { keep }: BackupOptions,
  now = new Date(),
): Promise<number> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const name = `records-${stamp}.db`
  // Records first: a chat that begins meanwhile has its key in the copy, and nothing else.
  const records = await copyOut(place, 'suar', join(folder, name))
  const keys = await copyOut(place, 'keys', join(folder, keysFile))
  const gone = await fromCopy(join(folder, keysFile), erasedIn)
  const list = erasedList(join(folder, erasedFile))
  list.replace(new Map([...list.read(), ...gone]))
  for (const old of copiesIn(folder).slice(0, -keep)) rmSync(join(folder, old))
  process.stdout.write(`${join(folder, name)}: ${records} records\n`)
  process.stdout.write(`${join(folder, keysFile)}: ${keys} keys, the newest alone\n`)
  process.stderr.write('The master key is not in it: keep a copy of it somewhere else.\n')
  return 0
}

/**
 * `suar restore FOLDER`: into an empty `DATA_DIR` or an empty Redis, and nowhere else. Whoever stands in a list of
 * the erased (of the folder, beside `DATA_DIR`, or given as `erased`) has their key destroyed again, however
 * old the copy of the keys is.
 */
export async function restore(
  place: StorePlace,
  folder: string,
  { records, erased }: RestoreOptions,
): Promise<number> {
  const name = records ?? copiesIn(folder).at(-1)
  const files = name === undefined ? [] : [join(folder, name), join(folder, keysFile)]
  const [from = '', keys = ''] = files
  if (!existsSync(from) || !existsSync(keys))
    throw new Error(`There is no backup in ${folder}: it has records-....db and keys.db in it.`)
  if (erased !== undefined && !existsSync(erased)) throw new Error(`There is no list at ${erased}.`)
  const known = erasedList(erasedListFile(place.dataDir))
  const lists = [join(folder, erasedFile), ...(erased === undefined ? [] : [erased])]
  const undo = place.redisUrl
    ? await intoRedis(place.redisUrl, from, keys)
    : intoFolder(place.dataDir, from, keys)
  const opened = await openRestored(place, () => {
    known.replace(new Map([known, ...lists.map(erasedList)].flatMap((list) => [...list.read()])))
  }).catch(async (error: unknown) => {
    await undo()
    throw error
  })
  process.stdout.write(`${opened.readable} records can be read; what was erased since cannot.\n`)
  if (opened.again > 0)
    process.stdout.write(
      `${opened.again} keys were of people erased since, and are destroyed again.\n`,
    )
  process.stderr.write('WhatsApp: link the number anew before people are answered there.\n')
  return 0
}

function copiesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => recordsFile.test(name))
    .sort()
}

async function copyOut(
  { redisUrl, dataDir }: StorePlace,
  name: 'suar' | 'keys',
  to: string,
): Promise<number> {
  if (redisUrl === null) {
    const file = join(dataDir, `${name}.db`)
    if (!existsSync(file)) throw new Error(`There is nothing to copy in ${dataDir} yet.`)
    return copyStoreFile(file, to)
  }
  const source = await openRedis(redisUrl, name)
  const draft = `${to}.open`
  removeStore(draft)
  try {
    const target = embeddedStore({ directory: draft, name })
    await copyRecords(source, target).finally(() => target.close())
    return copyStoreFile(join(draft, `${name}.db`), to)
  } finally {
    await source.close()
    removeStore(draft)
  }
}

function intoFolder(dataDir: string, records: string, keys: string): () => void {
  const files = [join(dataDir, 'suar.db'), join(dataDir, 'keys.db')] as const
  if (files.some((file) => existsSync(file)))
    throw new Error(`${dataDir} holds data already: set DATA_DIR to a folder without any.`)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  copyStoreFile(records, files[0])
  copyStoreFile(keys, files[1])
  return () => {
    for (const file of files)
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  }
}

async function intoRedis(url: string, records: string, keys: string): Promise<() => Promise<void>> {
  const targets = await Promise.all([openRedis(url, 'suar'), openRedis(url, 'keys')])
  try {
    for (const target of targets)
      if ((await target.list('', '', 1)).length > 0)
        throw new Error('This Redis holds data of Suar already: restore into an empty one.')
    await Promise.all([fill(targets[0], records), fill(targets[1], keys)])
  } finally {
    await Promise.all(targets.map((target) => target.close()))
  }
  return async () => {
    for (const name of ['suar', 'keys'] as const) {
      const target = await openRedis(url, name)
      for await (const { key } of everyRecord(target, '')) await target.commit({ delete: [key] })
      await target.close()
    }
  }
}

const fill = (target: Store, file: string) =>
  fromCopy(file, (source) => copyRecords(source, target))

/** Reads a copy without writing to it. */
async function fromCopy<T>(file: string, use: (source: Store) => Promise<T>): Promise<T> {
  const folder = `${file}.open`
  removeStore(folder)
  mkdirSync(folder, { mode: 0o700 })
  copyStoreFile(file, join(folder, 'copy.db'))
  const source = embeddedStore({ directory: folder, name: 'copy' })
  try {
    return await use(source)
  } finally {
    await source.close()
    removeStore(folder)
  }
}

/**
 * Opens what was restored as the service would, so that a wrong master key is told now, and whoever was erased
 * since is erased again. `readable`: records; `again`: keys.
 */
async function openRestored(place: StorePlace, joinLists: () => void) {
  joinLists()
  const { store, keyring, close } = await openConfiguredStore(place, pinoLog('silent'))
  try {
    let readable = 0
    for await (const _ of everyRecord(store, '', { page: 20 })) readable++
    await keyring.settled()
    return { readable, again: keyring.erasedAgain }
  } finally {
    await close()
  }
}

async function openRedis(url: string, name: 'suar' | 'keys') {
  const { redisStore } = await import('../adapters/stores/redis/redis-store.ts')
  const namespace = name === 'suar' ? 'suar' : 'suar-keys'
  return redisStore({ url, namespace, log: pinoLog('silent') })
}

const removeStore = (folder: string) => rmSync(folder, { recursive: true, force: true })
