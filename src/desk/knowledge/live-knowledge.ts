import type { Indicator } from '../../domain/indicator.ts'
import type { AgencyNotice } from '../../domain/notice.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { every } from '../../runtime/clocks.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import type { Objection } from '../../runtime/objections.ts'
import { batchKey, batchPrefix, batchRecord, batchState } from './batch.ts'
import { actsOf } from './batch-book.ts'
import {
  knowledgeChangeKey,
  knowledgeChangePrefix,
  knowledgeChangeRecord,
  type NoticeAct,
} from './knowledge-change.ts'
import { dayAt, knowledgeState } from './knowledge-state.ts'
import { heldRows, isContained, overlaid } from './overlay.ts'
import { shownMark } from './shown-mark.ts'

/** What is confirmed and does not stand in this program's own `knowledge/`. */
export type Live = {
  /** All rows: what ships with the program with the changes over it. The same array while nothing changes. */
  notices: readonly AgencyNotice[]
  marks: readonly Indicator[]
  /** The changes by themselves, oldest confirmation first. */
  acts: readonly NoticeAct[]
}

export type LiveKnowledgeOptions = {
  store: Store
  clock: Clock
  /** The rows that ship with the program. */
  notices: readonly AgencyNotice[]
  objections(): Promise<Objection[]>
  /** Something else is shown from now on. */
  onChange(live: Live): void
  /** Reading failed; what was known before stays. */
  onFault?(): void
}

export type LiveKnowledge = {
  now(): Live
  /** Reads at once; rejects when the store does. */
  refresh(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** A change is heard of at once; a call that was lost costs so long. Days end by this clock too. */
const readEvery = 30_000

/** Keeps at hand what is confirmed, in each process: few records, and the pages of each batch read once. */
export function createLiveKnowledge(options: LiveKnowledgeOptions): LiveKnowledge {
  const { store, clock, onChange } = options
  const own = heldRows(options.notices)
  const pages = new Map<string, NoticeAct[]>()
  let live: Live = { notices: options.notices, marks: [], acts: [] }
  let known = ''
  let reading = Promise.resolve()
  let waiting: Promise<void> | null = null
  let stopClock = async () => {}
  let stopWaking = () => {}

  async function confirmedActs(
    now: number,
  ): Promise<{ at: number; id: string; acts: NoticeAct[] }[]> {
    const found: { at: number; id: string; acts: NoticeAct[] }[] = []
    const seen = new Set<string>()
    for await (const { key, value, version } of everyRecord(store, batchPrefix)) {
      const batch = batchRecord.decode(value)
      if (batchState(batch, now) !== 'confirmed' || !batch.confirmed) continue
      seen.add(batch.id)
      const acts = pages.get(batch.id) ?? (await actsOf(store, batch.id))
      pages.set(batch.id, acts)
      const open = acts.filter((act) => !isContained(act, own))
      if (open.length === 0 && batch.contained === null) {
        const put = batchRecord.encode({ ...batch, contained: now })
        await store.commit({ if: [[key, version]], put: [[batchKey(batch.id), put]] })
      }
      found.push({ at: batch.confirmed.at, id: batch.id, acts: open })
    }
    for (const id of pages.keys()) if (!seen.has(id)) pages.delete(id)
    return found
  }

  async function read(): Promise<void> {
    const now = clock.now()
    const contests = await options.objections()
    const confirmed = await confirmedActs(now)
    const marks: Indicator[] = []
    for await (const { key, value, version } of everyRecord(store, knowledgeChangePrefix)) {
      const change = knowledgeChangeRecord.decode(value)
      if (knowledgeState(change, now) !== 'confirmed' || !change.confirmed) continue
      if (change.what === 'mark') {
        const mark = shownMark(change, contests, now)
        if (mark) marks.push(mark)
      } else if (!isContained(change.notice, own)) {
        confirmed.push({ at: change.confirmed.at, id: change.id, acts: [change.notice] })
      } else if (change.contained === null) {
        const put = knowledgeChangeRecord.encode({ ...change, contained: now })
        await store.commit({ if: [[key, version]], put: [[knowledgeChangeKey(change.id), put]] })
      }
    }
    confirmed.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    const shown = JSON.stringify([
      dayAt(now),
      confirmed.map(({ id, acts }) => [id, acts.length]),
      marks,
    ])
    if (shown === known) return
    known = shown
    const acts = confirmed.flatMap((one) => one.acts)
    live = { notices: overlaid(options.notices, acts), marks, acts }
    onChange(live)
  }

  // One after the other: an older answer must not come in late and win. Calls that come meanwhile are one.
  function readAgain(): Promise<void> {
    if (waiting) return waiting
    const next = reading.then(() => {
      waiting = null
      return read()
    })
    waiting = next
    reading = next.catch(() => options.onFault?.())
    return next
  }

  return {
    now: () => live,
    refresh: readAgain,
    start() {
      const hint = () => void readAgain().catch(() => {})
      const stops = [knowledgeChangePrefix, batchPrefix, 'objection/'].map((prefix) =>
        store.wake(prefix, hint),
      )
      stopWaking = () => {
        for (const stop of stops) stop()
      }
      stopClock = every(clock, readEvery, readAgain, () => {})
    },
    async stop() {
      stopWaking()
      await stopClock()
      await reading
    },
  }
}
