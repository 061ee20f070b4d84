import Database from 'libsql'
import type { Stored } from '../../../ports/store.ts'

type Row = [key: string, version: number, value: Buffer]

/** The prepared statements of one file. Everything is synchronous and belongs to one connection. */
export type Tables = {
  get(key: string): Stored | undefined
  /** 0 where nothing is stored. */
  versionOf(key: string): number
  range(from: string, before: string, limit: number): Stored[]
  put(key: string, version: number, value: Uint8Array): void
  remove(key: string): void
  /** The highest version ever given out in this file. */
  lastVersion(): number
  saveLastVersion(version: number): void
  exec(sql: string): void
  inTransaction(): boolean
  /** Moves the write-ahead log into the file and cuts it to nothing. False: another reader is in the way. */
  truncateLog(): boolean
  close(): void
}

// A table with row ids and the value in the last column: looking a key up, or only its version,
// must not read the bytes of a large record next to it.
const schema = `
  create table if not exists record (key text not null primary key, version integer not null, value blob not null);
  create table if not exists counter (name text not null primary key, value integer not null);
`

/** Opens or creates the file, so that a commit is on the disk when it returns and deleted bytes are zeroed. */
export function openTables(file: string): Tables {
  const db = new Database(file)
  // Nobody else writes, but a backup that ends, or an earlier connection of this process that the garbage
  // collector ends late, holds the file for a moment.
  db.exec('pragma busy_timeout = 5000')
  db.exec('pragma journal_mode = wal')
  db.exec('pragma synchronous = full')
  db.exec('pragma secure_delete = on')
  db.exec(schema)
  db.exec('pragma busy_timeout = 50') // from now on a wait would hold everything up

  // Rows as arrays: as objects the driver gives the bytes of a list in another type than those of a get.
  const get = db.prepare('select key, version, value from record where key = ?').raw()
  const version = db.prepare('select version from record where key = ?').raw()
  const range = db
    .prepare(
      'select key, version, value from record where key >= ? and key < ? order by key limit ?',
    )
    .raw()
  const put = db.prepare(
    `insert into record (key, version, value) values (?, ?, ?)
     on conflict (key) do update set version = excluded.version, value = excluded.value`,
  )
  const remove = db.prepare('delete from record where key = ?')
  const counter = db.prepare("select value from counter where name = 'version'").raw()
  const count = db.prepare(
    `insert into counter (name, value) values ('version', ?)
     on conflict (name) do update set value = excluded.value`,
  )

  return {
    get(key) {
      const row = get.get(key) as Row | undefined
      return row && stored(row)
    },
    versionOf: (key) => (version.get(key) as [number] | undefined)?.[0] ?? 0,
    range: (from, before, limit) => (range.all(from, before, limit) as Row[]).map(stored),
    put: (key, number, value) => void put.run(key, number, value),
    remove: (key) => void remove.run(key),
    lastVersion: () => (counter.get() as [number] | undefined)?.[0] ?? 0,
    saveLastVersion: (number) => void count.run(number),
    exec: (sql) => void db.exec(sql),
    inTransaction: () => db.inTransaction,
    truncateLog() {
      const [row] = db.pragma('wal_checkpoint(truncate)') as { busy: number }[]
      return row?.busy === 0
    },
    close: () => void db.close(),
  }
}

function stored([key, version, value]: Row): Stored {
  return { key, value, version }
}
