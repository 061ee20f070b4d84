import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Pager, StaffGroup } from '../../ports/page.ts'
import type { Store } from '../../ports/store.ts'
import { every, spaced } from '../../runtime/clocks.ts'
import { createLease } from '../../runtime/lease.ts'
import type { Metrics } from '../../runtime/metrics.ts'
import { oneAtATime } from '../../runtime/one-at-a-time.ts'
import type { ConsolePages } from './console-pages.ts'
import { createDeliveries, type Open } from './deliveries.ts'
import { type DutyBook, readDuty } from './duty.ts'
import { createGroupBoard } from './group-board.ts'
import { type PagingLimits, usualLimits } from './next-steps.ts'
import type { StaffOf } from './pageable.ts'
import type { PagedHandOvers } from './paged-hand-overs.ts'
import { pagingRound } from './paging-round.ts'
import { pagingKey } from './paging-state.ts'
import { dutyPrefix } from './shift.ts'
import type { Shifts } from './shifts.ts'

export type PagingOptions = {
  store: Store
  clock: Clock
  log: Log
  metrics: Metrics
  handOvers: PagedHandOvers
  shifts: Pick<Shifts, 'list' | 'lastSeen' | 'prune'>
  staffOf: StaffOf
  consolePages: ConsolePages
  /** Means beside the console and the group; none where nothing is set. */
  pagers: Pager[]
  group: StaffGroup | null
  /** Where the console is, `https://.../desk`; null: not known. */
  link: string | null
  limits?: PagingLimits
  /** A number from 0 up to 1, for the waits after failures. */
  chance?: () => number
}

export type Paging = {
  start(): void
  /** Nothing new is begun; what is under way is finished. */
  stop(): Promise<void>
}

const runEvery = 5_000
/** Every message of everybody who is at the desk moves a hand-over, and a round reads all of them. */
const changesWithin = 1_000
/** Another process goes on so long after this one died. */
const leaseFor = 30_000
const pruneEvery = 24 * 3_600_000
/** Under which the runtime mirrors open hand-overs. */
const handOverPrefix = 'hand-over/'
const job = 'page'

/**
 * Calls the staff to whoever waits, tells people the truth about it, and gives back what is let lie: every few
 * seconds and at every change, in one process at a time.
 */
export function createPaging(options: PagingOptions): Paging {
  const { store, clock, log, metrics, shifts, staffOf, consolePages, group } = options
  const chance = options.chance ?? Math.random
  const means = { pagers: [consolePages.pager, ...options.pagers], hasGroup: group !== null }
  const lease = createLease(store, clock, 'paging')
  const deliveries = createDeliveries({ store, clock, log, metrics, chance })
  const board = group && createGroupBoard({ store, group, clock, log, metrics, chance })
  const rounds = oneAtATime(round)
  let heldUntil = 0
  let prunedAt = Number.NEGATIVE_INFINITY
  let stopping: (() => Promise<void>)[] = []
  let stopWaking: (() => void)[] = []

  /** Prolongs the right in time, and not at each of many changes. */
  async function mayPage(): Promise<boolean> {
    const now = clock.now()
    if (lease.fence() && heldUntil - now > leaseFor / 2) return true
    if (!(await lease.take(leaseFor))) return false
    heldUntil = now + leaseFor
    return true
  }

  async function round(): Promise<void> {
    try {
      if (!(await mayPage())) return
      const book = await readDuty(shifts, staffOf, clock.now())
      const mayGoOn = () => lease.fence() !== null
      const limits = options.limits ?? usualLimits
      const { open, ended } = await pagingRound({ ...options, means, limits, mayGoOn }, book)
      if (!mayGoOn()) return
      await send(open, book)
      if (ended.length > 0) await store.commit({ delete: ended.map(pagingKey) })
      await prune()
    } catch {
      metrics.count('paging-failed')
      log.error('rota.round-failed')
    }
  }

  async function send(open: Open[], book: DutyBook): Promise<void> {
    await deliveries.send(open, book.staff, means)
    board?.show(open, book.staff)
    const called = new Set(
      open
        .filter(({ handOver }) => handOver.state === 'waiting')
        .flatMap(({ handOver: { paged, declined }, page }) =>
          paged
            .filter(({ staff }) => !declined.includes(staff))
            .map(({ staff }) => `${staff} ${page.code}`),
        ),
    )
    await consolePages.keepOnly((staff, code) => called.has(`${staff} ${code}`))
  }

  async function prune(): Promise<void> {
    if (clock.now() - prunedAt < pruneEvery) return
    await shifts.prune()
    prunedAt = clock.now()
  }

  return {
    start() {
      const kick = () => rounds.kick(job)
      const changes = spaced(clock, changesWithin, kick)
      stopWaking = [
        store.wake(handOverPrefix, changes.ask),
        store.wake(dutyPrefix, kick),
        changes.stop,
      ]
      stopping = [every(clock, runEvery, async () => kick())]
    },
    async stop() {
      for (const stop of stopWaking) stop()
      for (const stop of stopping) await stop()
      await rounds.idle()
      await deliveries.idle()
      await board?.idle()
      await lease.release().catch(() => log.debug('rota.lease-not-released'))
    },
  }
}
