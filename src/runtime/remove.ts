import type { Channel } from '../ports/channel.ts'
import { SendFault } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { backOff } from './back-off.ts'
import { draft } from './change.ts'
import { type Line, sameAddress } from './chat-record.ts'
import { lineKey, outboxKey } from './keys.ts'
import type { Metrics } from './metrics.ts'
import { isEmpty, type Outbox } from './outbox.ts'
import { nextRemoval, type Removal } from './removals.ts'
import { fromBytes, versionOf } from './stored-form.ts'

export type RemoveOptions = {
  store: Store
  channels: Map<string, Channel>
  clock: Clock
  log: Log
  metrics: Metrics
  chance: () => number
  stopping: AbortSignal
  /** The next removal of this chat is due then. */
  onDue(chat: string, due: number): void
}

/** After so many tries, over about an hour, what could not be taken away stays. */
const mostTries = 12

/**
 * Takes messages of both sides from screens. Removing twice does no harm, so nothing is claimed: it is tried
 * until it is done, or the platform no longer lets us. Rejects when the store does.
 */
export function createRemover(options: RemoveOptions): (chat: string) => Promise<void> {
  const { store, channels, clock, log, metrics, chance, stopping } = options

  return async function remove(chat) {
    while (!stopping.aborted) {
      const [stored] = await store.read([outboxKey(chat)])
      const removals = fromBytes<Outbox>('outbox', stored)?.removals ?? []
      const now = clock.now()
      const job = removals.find(({ due }) => due <= now)
      if (!job) {
        const due = nextRemoval(removals)
        if (due !== null) options.onDue(chat, due)
        return
      }
      const wait = await carryOut(chat, job)
      await settle(chat, job, wait)
    }
  }

  /** Null: done with, well or not. Else how long to wait before the next try. */
  async function carryOut(chat: string, job: Removal): Promise<number | null> {
    const channel = channels.get(job.from.channel)
    if (!channel || channel.abilities.deletesWithin === 0) return null
    const since = clock.now() - channel.abilities.deletesWithin
    const platformIds = [...job.platformIds, ...(await idsOfLines(chat, job, since))]
    if (platformIds.length === 0) return null
    try {
      await channel.remove(job.from, platformIds)
      metrics.count('messages-removed', platformIds.length)
      return null
    } catch (error) {
      const later = !(error instanceof SendFault && error.kind === 'never')
      const retryAfter = error instanceof SendFault ? error.retryAfter : null
      if (later && job.attempts + 1 < mostTries)
        return retryAfter ?? backOff(job.attempts + 1, chance)
      log.warn('not-removed', { chat, messages: platformIds.length })
      metrics.count('removals-given-up')
      return null
    }
  }

  async function idsOfLines(chat: string, job: Removal, since: number): Promise<string[]> {
    if (!job.lines) return []
    const [first, last] = job.lines
    const keys = Array.from({ length: last - first + 1 }, (_, at) => lineKey(chat, first + at))
    const stored = await store.read(keys)
    return stored
      .flatMap((one) => fromBytes<Line>('line', one) ?? [])
      .filter(({ at, via }) => at > since && sameAddress(via, job.from))
      .flatMap(({ platformId }) => platformId ?? [])
  }

  async function settle(chat: string, { id }: Removal, wait: number | null): Promise<void> {
    for (;;) {
      const [stored] = await store.read([outboxKey(chat)])
      const before = fromBytes<Outbox>('outbox', stored)
      if (!before) return
      const removals = before.removals.flatMap((job) => {
        if (job.id !== id) return job
        if (wait === null) return []
        return { ...job, attempts: job.attempts + 1, due: clock.now() + wait }
      })
      const after = { ...before, removals }
      const change = draft()
      change.insist(outboxKey(chat), versionOf(stored))
      if (isEmpty(after)) change.remove(outboxKey(chat))
      else change.put('outbox', outboxKey(chat), after)
      change.move('remove', chat, nextRemoval(before.removals), nextRemoval(removals))
      if (await store.commit(change.change())) return
    }
  }
}
