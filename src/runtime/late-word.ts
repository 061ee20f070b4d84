import type { Head } from './chat-record.ts'

const minutes = 60_000
/** Where somebody may be held, a telephone that lights up later than this may lie in another hand. */
const delicate = 3 * minutes
/** The person said that writing is safe. */
const delicateButSafe = 15 * minutes
/** Elsewhere a reply older than this only confuses. */
const plain = 24 * 60 * minutes

/**
 * The instant after which a reply must not be pushed any more. `askedAt`: when the person did what is being
 * answered. Somebody in danger from themselves is reached as long as it takes.
 */
export function pushUntil(
  head: Pick<Head, 'session' | 'dangers' | 'heardAt'>,
  askedAt: number,
): number {
  const { session, dangers, heardAt } = head
  const mayBeHeld = session.delicate && !(dangers.selfHarm && !dangers.held)
  if (!mayBeHeld) return Math.max(heardAt, askedAt) + plain
  return heardAt + (session.safeToWrite ? delicateButSafe : delicate)
}
