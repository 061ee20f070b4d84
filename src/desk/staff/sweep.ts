import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Store, Stored } from '../../ports/store.ts'
import { every } from '../../runtime/clocks.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { invitationKind, invitationPrefix } from './invitation.ts'
import { passkeyHalfKind, passkeyHalfPrefix } from './passkey.ts'
import { isOver, sessionKind, sessionPrefix } from './session.ts'
import { halfKind, halfPrefix } from './sign-in.ts'
import { failuresPrefix, isOldFailures } from './slow-down.ts'

const sweepEvery = 3_600_000

/** What opens nothing any more, by its prefix. */
const old: [prefix: string, isOld: (stored: Stored, now: number) => boolean][] = [
  [invitationPrefix, ({ value }, now) => invitationKind.decode(value).until <= now],
  [halfPrefix, ({ value }, now) => halfKind.decode(value).until <= now],
  [passkeyHalfPrefix, ({ value }, now) => passkeyHalfKind.decode(value).until <= now],
  [sessionPrefix, ({ value }, now) => isOver(sessionKind.decode(value), now)],
  [failuresPrefix, isOldFailures],
]

/** Removes, once an hour, sessions, links and counts that are over. Returns how to stop it. */
export function sweepStaff({
  store,
  clock,
  log,
}: {
  store: Store
  clock: Clock
  log: Log
}): () => Promise<void> {
  async function sweep(): Promise<void> {
    // Only as it was read: what was prolonged just now must stay.
    for (const [prefix, isOld] of old)
      for await (const stored of everyRecord(store, prefix))
        if (isOld(stored, clock.now()))
          await store.commit({ if: [[stored.key, stored.version]], delete: [stored.key] })
  }

  return every(clock, sweepEvery, sweep, (error) =>
    log.warn('staff-not-swept', { fault: error instanceof Error ? error.name : 'unknown' }),
  )
}
