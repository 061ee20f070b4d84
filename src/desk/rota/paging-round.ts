import { type HandOver, urgencies } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Store } from '../../ports/store.ts'
import { listAll } from '../../runtime/every-record.ts'
import type { Metrics } from '../../runtime/metrics.ts'
import type { Open } from './deliveries.ts'
import { type DeskView, deskView } from './desk-view.ts'
import type { DutyBook } from './duty.ts'
import { addLoad, type Load, loadsOf } from './load.ts'
import type { Means } from './means.ts'
import { nextSteps, type PagingLimits, type Step } from './next-steps.ts'
import type { PagedHandOvers } from './paged-hand-overs.ts'
import {
  followed,
  newWait,
  type PagingState,
  pagingKey,
  pagingKind,
  pagingPrefix,
} from './paging-state.ts'
import { tellKey } from './tell.ts'
import { waitedMinutes } from './waited.ts'

export type RoundOptions = {
  store: Store
  clock: Clock
  log: Log
  metrics: Metrics
  handOvers: PagedHandOvers
  means: Means
  link: string | null
  limits: PagingLimits
  /** Whether this process is still the one that pages. */
  mayGoOn(): boolean
}

/** What came of a round: the hand-overs that are open, and those that ended since the last one. */
export type Round = { open: Open[]; ended: string[] }

type Given = { view: DeskView; load: Map<string, Load>; now: number }
type Looked = { handOver: HandOver; state: PagingState }

/**
 * Looks at every open hand-over, the most urgent and then the oldest first, and carries out what is to be
 * done. One that fails is left for the next round and holds up no other.
 */
export async function pagingRound(options: RoundOptions, book: DutyBook): Promise<Round> {
  const { store, clock, log, metrics, handOvers, means, link, limits } = options
  const now = clock.now()
  const list = await handOvers.list()
  const kept = await keptStates(store)
  const load = loadsOf(
    list.map(({ handOver }) => handOver),
    now,
    limits.nextAfter,
  )
  const given = { view: deskView(book, means, now), load, now }
  const open: Open[] = []

  for (const { chat, handOver } of list.toSorted(byUrgency)) {
    if (!options.mayGoOn()) break
    const before = kept.get(chat) ?? null
    const first = before === null && given.view.promised(handOver)
    const looked = { handOver, state: followed(before, chat, handOver, first, now) }
    const done = await carryOut(options, chat, looked, given).catch(() => {
      metrics.count('paging-failed')
      log.error('rota.paging-failed', { code: looked.state.code })
      return looked
    })
    const { code } = done.state
    if (JSON.stringify(done.state) !== JSON.stringify(before))
      await store.commit({ put: [[pagingKey(chat), pagingKind.encode(done.state)]] })
    const { desk, urgency, since } = done.handOver
    const page = { code, desk, urgency, minutes: waitedMinutes(since, now), link }
    open.push({ chat, handOver: done.handOver, page })
  }

  const ended = [...kept.keys()].filter((chat) => !list.some((one) => one.chat === chat))
  return { open, ended }
}

async function keptStates(store: Store): Promise<Map<string, PagingState>> {
  const stored = await listAll(store, pagingPrefix)
  return new Map(
    stored.map(({ key, value }) => [key.slice(pagingPrefix.length), pagingKind.decode(value)]),
  )
}

/** Does what is due for one hand-over; resolves with how it stands then, as far as that is known here. */
async function carryOut(
  { handOvers, limits, log }: RoundOptions,
  chat: string,
  { handOver, state }: Looked,
  { view, load, now }: Given,
): Promise<Looked> {
  let stands = handOver
  let kept = state
  const about = { code: state.code }
  const doStep = async (step: Step): Promise<boolean> => {
    if (step.kind === 'page') {
      if (!(await handOvers.paged(chat, step.staff, now, step.as))) return false
      log.info('rota.paged', { ...about, as: step.as, people: step.staff.length })
      for (const staff of step.staff) if (step.as === 'turn') addLoad(load, staff, handOver)
      const paged = step.staff.map((staff) => ({ staff, at: now }))
      stands = { ...stands, paged: [...stands.paged, ...paged] }
      return true
    }
    if (step.kind === 'return') {
      if (!(await handOvers.returnToQueue(chat, step.reason))) return false
      log.info('rota.returned', { ...about, reason: step.reason })
      kept = { ...kept, wait: { ...newWait(now, true), before: kept.worker }, worker: null }
      stands = { ...stands, state: 'waiting', worker: null, paged: [], declined: [] }
      return true
    }
    await handOvers.tell(chat, tellKey(step.what, handOver.delicate, view.opensAt(handOver.desk)))
    kept = { ...kept, wait: { ...kept.wait, told: [...kept.wait.told, step.what] } }
    return true
  }
  // Somebody took it at this very moment: nothing more is due.
  for (const step of nextSteps(handOver, view.around(handOver, state.wait, load), now, limits))
    if (!(await doStep(step))) break
  return { handOver: stands, state: kept }
}

function byUrgency(a: { handOver: HandOver }, b: { handOver: HandOver }): number {
  const rank = ({ urgency }: HandOver) => urgencies.indexOf(urgency)
  return rank(a.handOver) - rank(b.handOver) || a.handOver.since - b.handOver.since
}
