import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { draft } from './change.ts'
import { triesKey } from './keys.ts'
import { retention } from './retention.ts'
import { fromBytes, versionOf } from './stored-form.ts'

/** How often something secret may be guessed, counted in the store, so that all processes count together. */
export type Tries = {
  /** Counts one more try under `name`. False: there were too many in the last hour. */
  take(name: string): Promise<boolean>
}

/** `tries/<name>`: tries in the hour that began at `since`. */
export type Count = { since: number; count: number }

export const mostTries = {
  /** Five mistakes are a person with poor eyes; more are a guess. */
  each: 5,
  /** Addresses are free to make, so all of them are counted together too. */
  together: 1_000,
} as const

export function createTries(store: Store, clock: Clock): Tries {
  const all = triesKey('all')

  return {
    async take(name) {
      const own = triesKey(name)
      for (;;) {
        const [storedOwn, storedAll] = await store.read([own, all])
        const now = clock.now()
        const mine = onceMore(fromBytes<Count>('tries', storedOwn), now)
        const total = onceMore(fromBytes<Count>('tries', storedAll), now)
        if (mine.count > mostTries.each || total.count > mostTries.together) return false
        const change = draft()
        change.insist(own, versionOf(storedOwn))
        change.insist(all, versionOf(storedAll))
        change.put('tries', own, mine)
        change.put('tries', all, total)
        if (await store.commit(change.change())) return true
      }
    },
  }
}

function onceMore(before: Count | undefined, now: number): Count {
  if (!before || now - before.since > retention.tries) return { since: now, count: 1 }
  return { since: before.since, count: before.count + 1 }
}
