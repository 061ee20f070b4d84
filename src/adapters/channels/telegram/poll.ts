import type { Clock } from '../../../ports/clock.ts'
import type { Log } from '../../../ports/log.ts'
import type { Backoff } from '../backoff.ts'
import { pause } from '../pause.ts'
import { reasonOf, retryAfterOf } from './faults.ts'
import { type Batch, settleBatch } from './settle-batch.ts'
import type { TakeIn } from './take-in.ts'
import { channelName } from './translate-inbound.ts'

/**
 * The right to poll, where several processes serve one bot: Telegram answers one `getUpdates` at a time.
 */
export type PollLease = {
  /** Gets or prolongs the right for the next `ms` milliseconds. False: another process has it. */
  take(ms: number): Promise<boolean>
  /** Gives it up, so that another process need not wait for its end. */
  release(): Promise<void>
}

export type PollOptions = {
  /** One `getUpdates`; rejects on any failure. */
  getUpdates(offset: number | undefined, signal: AbortSignal): Promise<unknown[]>
  /** Tells Telegram to forget what comes before `offset`, without waiting for anything new. */
  confirm(offset: number): Promise<void>
  takeIn: TakeIn
  lease: PollLease | null
  /** How long one round may last at most: what the lease is taken for, in milliseconds. */
  longestRound: number
  backoff: Backoff
  log: Log
  clock: Clock
}

/** How long to wait before asking again for a lease that another process holds, in milliseconds. */
const leaseWait = 1000
/** Wait between rounds while Telegram holds something back or answers without waiting, in milliseconds. */
const shortWait = 250

/**
 * The loop of long polling: ask, have everything stored, and only then ask for what comes after it, because
 * asking with the next offset is what tells Telegram to forget. Runs until `signal` aborts; what was
 * received by then is still taken in.
 */
export async function poll(options: PollOptions, signal: AbortSignal): Promise<void> {
  const { lease, log, clock, backoff } = options
  const batch: Batch = { offset: undefined, settled: new Set(), refusals: new Map() }
  let confirmed: number | undefined
  while (!signal.aborted) {
    try {
      if (lease && !(await lease.take(options.longestRound))) {
        await pause(clock, leaseWait, signal)
        continue
      }
      const askedAt = clock.now()
      const updates = await options.getUpdates(batch.offset, signal)
      confirmed = batch.offset
      const outcome = await settleBatch(batch, updates, options.takeIn, log)
      if (outcome.refused > 0 && outcome.stored === 0) {
        log.error(`${channelName}.not-stored`, { updates: outcome.refused })
        await pause(clock, backoff.next(), signal)
        continue
      }
      backoff.reset()
      const idle = updates.length === 0 && clock.now() - askedAt < shortWait
      if (idle || outcome.refused > 0 || outcome.unnumbered > 0)
        await pause(clock, shortWait, signal)
    } catch (error) {
      if (signal.aborted) break
      const wait = backoff.next(retryAfterOf(error))
      log.warn(`${channelName}.poll-failed`, { reason: reasonOf(error), wait })
      await pause(clock, wait, signal)
    }
  }
  // Without these two a new start is only slower: what comes again is known by its id, and a lease ends.
  if (batch.offset !== undefined && batch.offset !== confirmed)
    await options.confirm(batch.offset).catch((error: unknown) => {
      log.debug(`${channelName}.last-offset-not-confirmed`, { reason: reasonOf(error) })
    })
  await lease?.release().catch((error: unknown) => {
    log.warn(`${channelName}.lease-not-released`, { reason: reasonOf(error) })
  })
}
