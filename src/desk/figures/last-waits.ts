import type { Desk, HandOverEnd } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { handOverEndsPrefix } from '../../runtime/keys.ts'
import { fromBytes } from '../../runtime/stored-form.ts'

/** What was longer ago says little of today. */
const lookBack = 14 * 24 * 3_600_000
const most = 2_000

/** How long people waited until somebody took their chat, in milliseconds, the latest first. */
export function lastWaits(store: Store, clock: Clock) {
  return async (desk: Desk): Promise<number[]> => {
    const from = String(Math.max(0, clock.now() - lookBack)).padStart(15, '0')
    const stored = await store.list(handOverEndsPrefix, from, most)
    return stored
      .flatMap((one) => fromBytes<HandOverEnd>('hand-over-end', one) ?? [])
      .filter((end) => end.desk === desk)
      .map(({ since, takenAt }) => takenAt - since)
      .toReversed()
  }
}
