import { type Change, StoreFault } from '../../../ports/store.ts'
import type { Tables } from './tables.ts'

type Waiting = {
  change: Change
  resolve(accepted: boolean): void
  reject(fault: StoreFault): void
}

/** All commits that arrive in one tick share one transaction and so one wait for the disk. */
export type GroupCommit = {
  commit(change: Change): Promise<boolean>
  /** Commits what waits, now. */
  flush(): void
}

/** `onPut` hears, after each transaction, which keys were put by it. */
export function groupCommit(tables: Tables, onPut: (keys: string[]) => void): GroupCommit {
  let waiting: Waiting[] = []
  // Kept in memory as well: a transaction rolled back may waste numbers, never give one out twice.
  let lastVersion = tables.lastVersion()

  /** Judges one change and writes it into the open transaction. */
  function apply(change: Change): boolean {
    for (const [key, version] of change.if ?? []) {
      if (tables.versionOf(key) !== version) return false
    }
    for (const [key, value] of change.put ?? []) {
      lastVersion += 1
      tables.put(key, lastVersion, value)
    }
    for (const key of change.delete ?? []) tables.remove(key)
    return true
  }

  /** One transaction for the whole group; the changes are judged in the order they came. */
  function transaction(group: Waiting[]): boolean[] {
    const before = lastVersion
    // Only after a rollback that failed too: without this the store would never recover.
    if (tables.inTransaction()) tables.exec('rollback')
    tables.exec('begin immediate')
    try {
      const accepted = group.map(({ change }) => apply(change))
      if (lastVersion !== before) tables.saveLastVersion(lastVersion)
      tables.exec('commit')
      return accepted
    } catch (error) {
      if (tables.inTransaction()) tables.exec('rollback')
      throw error
    }
  }

  function settle(group: Waiting[]): void {
    const accepted = transaction(group)
    const put = group.flatMap(({ change }, at) =>
      accepted[at] ? (change.put ?? []).map(([key]) => key) : [],
    )
    group.forEach(({ resolve }, at) => {
      resolve(accepted[at] ?? false)
    })
    onPut(put)
  }

  function flush(): void {
    const group = waiting
    waiting = []
    if (group.length === 0) return
    try {
      settle(group)
    } catch {
      // Together they failed, so each is tried alone: one that is too large for the room left on the
      // disk must not take the small ones with it.
      for (const one of group) {
        try {
          settle([one])
        } catch (error) {
          one.reject(new StoreFault(`nothing was stored: ${reason(error)}`, error))
        }
      }
    }
  }

  return {
    commit: (change) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ change, resolve, reject })
      }),
    flush,
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
