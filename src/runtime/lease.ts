import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { draft } from './change.ts'
import { leaseBeatKey, leaseKey } from './keys.ts'
import { newId } from './new-id.ts'
import { fromBytes, versionOf } from './stored-form.ts'

/** The right to do what only one process may do at a time. */
export type Lease = {
  /** Gets or prolongs the right for the next `ms` milliseconds. False: another process has it. */
  take(ms: number): Promise<boolean>
  /** Gives it up, so that another process need not wait for its end. */
  release(): Promise<void>
  /**
   * What a write done under the right insists on: it is refused once somebody else took the right over.
   * Null: not held. It stays the same while the right is only prolonged.
   */
  fence(): [key: string, version: number] | null
}

type Term = { holder: string }
type Beat = { until: number }

/**
 * A lease by the store's versions: one record says whose it is and changes only with the holder, another
 * one is beaten to prolong it. A holder whose beat is over by the clock can be followed by anybody.
 */
export function createLease(store: Store, clock: Clock, name: string): Lease {
  const holder = newId()
  const termKey = leaseKey(name)
  const beatKey = leaseBeatKey(name)
  let held: { version: number; until: number } | null = null

  async function take(ms: number): Promise<boolean> {
    const [storedTerm, storedBeat] = await store.read([termKey, beatKey])
    const term = fromBytes<Term>('lease', storedTerm)
    const beat = fromBytes<Beat>('lease', storedBeat)
    const now = clock.now()
    const isMine = term?.holder === holder
    if (!isMine && beat && beat.until > now) {
      held = null
      return false
    }
    const until = now + ms
    const change = draft()
    // Whoever gets, prolongs or gives up the lease beats, so this one version tells of all of them.
    change.insist(beatKey, versionOf(storedBeat))
    if (!isMine) change.put('lease', termKey, { holder })
    change.put('lease', beatKey, { until })
    if (!(await store.commit(change.change()))) {
      held = null
      return false
    }
    if (isMine) held = { version: versionOf(storedTerm), until }
    else {
      const [mine] = await store.read([termKey])
      held =
        fromBytes<Term>('lease', mine)?.holder === holder
          ? { version: versionOf(mine), until }
          : null
    }
    return held !== null
  }

  return {
    take,
    async release() {
      held = null
      const [storedTerm, storedBeat] = await store.read([termKey, beatKey])
      if (fromBytes<Term>('lease', storedTerm)?.holder !== holder) return
      const change = draft()
      change.insist(beatKey, versionOf(storedBeat))
      change.put('lease', beatKey, { until: 0 })
      await store.commit(change.change())
    },
    fence() {
      return held && held.until > clock.now() ? [termKey, held.version] : null
    },
  }
}
