import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  assertChange,
  assertKey,
  assertRange,
  type ScrubbingStore,
  StoreFault,
} from '../../../ports/store.ts'
import { watchers } from '../watchers.ts'
import { groupCommit } from './group-commit.ts'
import { oneProcess } from './one-process.ts'
import { openTables } from './tables.ts'

export type EmbeddedOptions = {
  /** Made when it is missing, open to this user only. */
  directory: string
  /** The file is `<name>.db`; several names can share a directory. */
  name: string
}

/**
 * The store in a file of this machine: SQLite with a write-ahead log, synced at every commit. One process
 * at a time; throws one clear line when another one holds it.
 */
export function embeddedStore({ directory, name }: EmbeddedOptions): ScrubbingStore {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = join(directory, `${name}.db`)
  const letGo = oneProcess(join(directory, `${name}.lock`), file)
  const tables = orElse(letGo, () => openTables(file))
  const { add, notice } = watchers()
  const group = groupCommit(tables, notice)
  let open = true

  /** Runs a read or a check, and turns what SQLite says into a fault of the store. */
  function attempt<T>(task: () => T): T {
    if (!open) throw new StoreFault(`${file} is closed`)
    try {
      return task()
    } catch (error) {
      if (error instanceof StoreFault || error instanceof TypeError) throw error
      const said = error instanceof Error ? error.message : String(error)
      throw new StoreFault(`${file}: ${said}`, error)
    }
  }

  return {
    async read(keys) {
      keys.forEach(assertKey)
      return attempt(() => keys.map(tables.get))
    },
    async list(prefix, from, limit) {
      assertRange(prefix, from, limit)
      // DEL is the first character after the printable ones, so it ends every prefix.
      return attempt(() => tables.range(prefix + from, `${prefix}\x7f`, limit))
    },
    async commit(change) {
      assertChange(change)
      return attempt(() => group.commit(change))
    },
    wake: add,
    async scrub() {
      attempt(() => {
        group.flush()
        if (!tables.truncateLog()) throw new StoreFault(`${file} is being read by another process`)
      })
    },
    async close() {
      if (!open) return
      group.flush()
      open = false
      tables.close()
      letGo()
    },
  }
}

/** Lets go of the lock when the file cannot be opened. */
function orElse<T>(undo: () => void, task: () => T): T {
  try {
    return task()
  } catch (error) {
    undo()
    throw error
  }
}
