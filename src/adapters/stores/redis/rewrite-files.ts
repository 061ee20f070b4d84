import { setTimeout as sleep } from 'node:timers/promises'
import { StoreFault } from '../../../ports/store.ts'
import type { Connection } from './connection.ts'
import { keeps, persistence } from './durability.ts'

export type RewriteFiles = {
  /** Resolves when a rewrite that began after this call is done. Calls close together share one. */
  rewrite(): Promise<void>
  /** What waits is rejected. */
  stop(): void
}

/**
 * Lets Redis write its append-only file, and its snapshot if it keeps one, anew from what it holds now, so
 * that what was deleted is in neither. At most once every `every` milliseconds: each costs Redis a fork
 * and a full write.
 */
export function rewriteFiles({ command }: Connection, every: number): RewriteFiles {
  const stopped = new AbortController()
  let earliest = 0
  let next: Promise<void> | null = null
  let last: Promise<void> = Promise.resolve()

  const wait = (ms: number) => sleep(ms, undefined, { signal: stopped.signal, ref: false })

  async function idle(): Promise<void> {
    for (;;) {
      const state = await persistence(command)
      if (!busy.some((flag) => state.get(flag) === '1')) return
      await wait(100)
    }
  }

  /** Asks for a rewrite; where one is under way already, it may have begun too early, so after it. */
  async function ask(what: 'BGREWRITEAOF' | 'BGSAVE', status: string): Promise<void> {
    for (let asked = false; !asked; ) {
      await idle()
      asked = await command([what]).then(() => true, orBusy)
    }
    await idle()
    const outcome = (await persistence(command)).get(status)
    if (outcome !== 'ok') throw new StoreFault(`Redis could not rewrite its files: ${what} failed`)
  }

  async function run(): Promise<void> {
    await last.catch(() => undefined) // that one has told its own callers
    await wait(Math.max(0, earliest - Date.now()))
    next = null // whoever calls from here on deleted something this run may not see
    earliest = Date.now() + every
    const { appendOnly, snapshots } = await keeps(command)
    if (appendOnly) await ask('BGREWRITEAOF', 'aof_last_bgrewrite_status')
    if (snapshots) await ask('BGSAVE', 'rdb_last_bgsave_status')
  }

  return {
    rewrite() {
      if (next === null) {
        const one = run().catch((error: unknown) => {
          throw stopped.signal.aborted ? new StoreFault('the connection to Redis is closed') : error
        })
        next = one
        last = one
      }
      return next
    },
    stop: () => stopped.abort(),
  }
}

const busy = ['aof_rewrite_in_progress', 'aof_rewrite_scheduled', 'rdb_bgsave_in_progress']

/** Somebody else began one in between: wait for theirs and ask again. */
function orBusy(error: unknown): false {
  if (error instanceof StoreFault && error.message.includes('in progress')) return false
  throw error
}
