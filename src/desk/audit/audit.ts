import type { Clock } from '../../ports/clock.ts'
import type { Change, Store } from '../../ports/store.ts'
import {
  type Anchor,
  type AuditEntry,
  anchorKind,
  assertEntry,
  auditEndKey,
  auditKey,
  auditKind,
  recordOf,
} from './audit-record.ts'
import { type ChainEnd, readChainEnd } from './chain-end.ts'

/** The chain of what the staff did. Records are sealed, numbered from 1, each bound to the one before. */
export type Audit = {
  /**
   * `store.commit`, with the acts it carries out written down in the same commit: neither is there without
   * the other. False: a version the change insists on had moved, and nothing was done. Rejects with a
   * TypeError for an entry that must not be written, and as `store.commit` does.
   */
  commit(change: Change, entries: AuditEntry[]): Promise<boolean>
  /** Writes down what changes nothing else, such as that somebody read. */
  append(...entries: AuditEntry[]): Promise<void>
  /** Number, hash and time of the newest record. Null: nothing was ever written down. */
  newest(): Promise<Newest | null>
}

/** `at`: when the act was done, epoch milliseconds, UTC. */
export type Newest = Anchor & { at: number }

type Job = {
  change: Change
  entries: AuditEntry[]
  resolve: (done: boolean) => void
  reject: (error: unknown) => void
}

/** Most records in one commit, so that a store that takes one at a time is not held long. */
const most = 100

export function createAudit({ store, clock }: { store: Store; clock: Clock }): Audit {
  const waiting: Job[] = []
  let running = false

  /** What came while the last commit was under way goes together: one chain, one commit at a time. */
  async function run(): Promise<void> {
    if (running) return
    running = true
    while (waiting.length > 0) {
      const jobs = takeApart(waiting)
      try {
        await settle(jobs)
      } catch (error) {
        for (const { reject } of jobs) reject(error)
      }
    }
    running = false
  }

  async function settle(jobs: Job[]): Promise<void> {
    for (;;) {
      const end = await readChainEnd(store)
      if (await store.commit(joined(jobs, end, clock.now()))) {
        for (const { resolve } of jobs) resolve(true)
        return
      }
      const now = await readChainEnd(store)
      // Another process was first. Otherwise it was one of the changes' own conditions.
      if (now.version !== end.version || now.number !== end.number) continue
      const [only, ...others] = jobs
      if (only && others.length === 0) return only.resolve(false)
      for (const job of jobs) await settle([job])
      return
    }
  }

  function commit(change: Change, entries: AuditEntry[]): Promise<boolean> {
    return new Promise((resolve, reject) => {
      if (entries.length === 0) throw new TypeError('an act is written down')
      entries.forEach(assertEntry)
      waiting.push({ change, entries, resolve, reject })
      void run()
    })
  }

  return {
    commit,
    async append(...entries) {
      if (!(await commit({}, entries))) throw new Error('the end of the audit is not where it says')
    },
    async newest() {
      const { number, hash } = await readChainEnd(store)
      const [stored] = await store.read([auditKey(number)])
      return stored ? { number, hash, at: auditKind.decode(stored.value).at } : null
    },
  }
}

/** The first that wait, as long as they touch different keys: none may come to see another half done. */
function takeApart(waiting: Job[]): Job[] {
  const touched = new Set<string>()
  let records = 0
  let count = 0
  for (const { change, entries } of waiting) {
    const keys = keysOf(change)
    if (count > 0 && (records + entries.length > most || keys.some((key) => touched.has(key))))
      break
    for (const key of keys) touched.add(key)
    records += entries.length
    count += 1
  }
  return waiting.splice(0, count)
}

function keysOf(change: Change): string[] {
  const conditions = (change.if ?? []).map(([key]) => key)
  const puts = (change.put ?? []).map(([key]) => key)
  return [...conditions, ...puts, ...(change.delete ?? [])]
}

function joined(jobs: Job[], end: ChainEnd, now: number): Change {
  const conditions: [string, number][] = [[auditEndKey, end.version]]
  const put: [string, Uint8Array][] = []
  const remove: string[] = []
  let last: Anchor = end
  for (const { change, entries } of jobs) {
    conditions.push(...(change.if ?? []))
    put.push(...(change.put ?? []))
    remove.push(...(change.delete ?? []))
    for (const entry of entries) {
      const record = recordOf(entry, now, last)
      conditions.push([auditKey(record.number), 0])
      put.push([auditKey(record.number), auditKind.encode(record)])
      last = record
    }
  }
  put.push([auditEndKey, anchorKind.encode({ number: last.number, hash: last.hash })])
  return { if: conditions, put, delete: remove }
}
