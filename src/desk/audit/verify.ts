import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { retention } from '../../runtime/retention.ts'
import {
  type Anchor,
  type AuditRecord,
  anchorKind,
  auditEndKey,
  auditStartKey,
  hashOf,
  origin,
} from './audit-record.ts'
import { isUnreadable, walk } from './walk.ts'

/** A hash that left the machine. With its day a record that was let go is told from one that was cut off. */
export type PublishedAnchor = Anchor & {
  /** The day of the record itself, in UTC, as 2026-12-09. */
  day?: string
}

export type Fault =
  /** It cannot be opened: changed or moved without the keys. */
  | 'unreadable'
  /** There is another number in its place, or none. */
  | 'missing'
  /** It is not what its hash was taken of. */
  | 'changed'
  /** It does not stand on the record before it. */
  | 'unlinked'
  /** The front is gone, and no pruning accounts for it. */
  | 'cut'
  /** Not what was published, or gone although it should still be kept. */
  | 'not-as-published'

export type Verdict = {
  /** Null: the whole chain holds, and so does every published hash that could be compared. */
  broken: { number: number; fault: Fault } | null
  /** How many records were walked, and the newest of them. */
  records: number
  newest: Anchor | null
  /** Numbers of published hashes before what was walked: nothing can be said of them. */
  tooOld: number[]
}

export type VerifyAsk = {
  /** The number to begin at, whose `before` is believed; the first kept unless given. */
  from?: number
  published?: PublishedAnchor[]
}

/**
 * Walks the chain and tells the first number at which it is broken. Whoever holds the store and its keys can
 * make a whole new chain that passes; only a hash that left the machine before (`published`) tells of that.
 */
export async function verifyAudit(
  { store, clock }: { store: Store; clock: Clock },
  ask: VerifyAsk = {},
): Promise<Verdict> {
  for (;;) {
    const [startBefore] = await store.read([auditStartKey])
    const verdict = await verifyOnce(store, clock, ask)
    if (!verdict.broken) return verdict
    const [startAfter] = await store.read([auditStartKey])
    // Pruned under our feet: look again.
    if (startBefore?.version === startAfter?.version) return verdict
  }
}

async function verifyOnce(
  store: Store,
  clock: Clock,
  { from, published = [] }: VerifyAsk,
): Promise<Verdict> {
  const start = await readAnchor(store, auditStartKey)
  // Read before the walk: whatever is appended meanwhile lies behind it.
  const end = await readAnchor(store, auditEndKey)
  const first = from ?? (start === 'unreadable' ? 0 : (start?.number ?? 0)) + 1
  const due = new Map(published.map((anchor) => [anchor.number, anchor]))
  const verdict: Verdict = { broken: null, records: 0, newest: null, tooOld: [] }
  const breaks = (number: number, fault: Fault): Verdict => ({
    ...verdict,
    broken: { number, fault },
  })

  if (start === 'unreadable') return breaks(1, 'unreadable')
  let last: Anchor | null = from === undefined ? (start ?? { number: 0, hash: origin }) : null
  let pruned: AuditRecord | null = null
  for await (const { number, record } of walk(store, first)) {
    const expected = last === null ? first : last.number + 1
    if (number !== expected) return breaks(expected, 'missing')
    if (!record) return breaks(number, 'unreadable')
    if (record.number !== number || record.hash !== hashOf(record)) return breaks(number, 'changed')
    if (last && record.before !== last.hash) return breaks(number, 'unlinked')
    if (due.get(number) && due.get(number)?.hash !== record.hash)
      return breaks(number, 'not-as-published')
    due.delete(number)
    if (record.act === 'audit-pruned') pruned = record
    verdict.records += 1
    last = { number, hash: record.hash }
    verdict.newest = last
  }

  const reached = last?.number ?? first - 1
  if (end === 'unreadable') return breaks(reached, 'unreadable')
  if (end && end.number > reached) return breaks(reached + 1, 'missing')
  if (from === undefined && !accountsFor(pruned, start)) return breaks(1, 'cut')
  for (const { number, day } of [...due.values()].sort((a, b) => a.number - b.number)) {
    if (number > reached) return breaks(number, 'not-as-published')
    const isDue = day !== undefined && Date.parse(day) + retention.audit > clock.now()
    if (from === undefined && isDue) return breaks(number, 'cut')
    verdict.tooOld.push(number)
  }
  return verdict
}

async function readAnchor(store: Store, key: string): Promise<Anchor | undefined | 'unreadable'> {
  try {
    const [stored] = await store.read([key])
    return stored && anchorKind.decode(stored.value)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return 'unreadable'
  }
}

/** Whether the front ends exactly where the newest pruning in the chain says. */
function accountsFor(pruned: AuditRecord | null, start: Anchor | undefined): boolean {
  if (!start || !pruned) return !start && !pruned
  return pruned.about['upto'] === String(start.number) && pruned.about['hash'] === start.hash
}
