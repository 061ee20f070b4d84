import { createHash } from 'node:crypto'
import { type RecordKind, recordKind } from '../../runtime/records.ts'
import { type AuditAct, auditActs, needsReason } from './acts.ts'

/** One act, as whoever does it hands it in. */
export type AuditEntry = {
  /** The id of a member of the staff, or `system`. */
  who: string
  act: AuditAct
  /** What it was done to: ids and codes only, never a name, a number or a text. `{ chat, desk, field }`. */
  about?: Record<string, string>
  /** What the worker typed; must not be blank where the act needs one. */
  reason?: string
}

/** One act as it is kept. `hash` covers everything else, `before` among it: the hash of the record before. */
export type AuditRecord = {
  number: number
  /** Epoch milliseconds, UTC. */
  at: number
  who: string
  act: AuditAct
  about: Record<string, string>
  reason: string
  before: string
  hash: string
}

/** A place in the chain, by which a rewritten one is told. */
export type Anchor = { number: number; hash: string }

/** What the first record of all stands on. */
export const origin = '0'.repeat(64)

export const auditPrefix = 'audit/'
export const auditNumber = (number: number) => String(number).padStart(15, '0')
export const auditKey = (number: number) => auditPrefix + auditNumber(number)
/** Names the newest record; whoever appends insists on its version. */
export const auditEndKey = 'audit-end'
/** Holds number and hash of the last record that was pruned. */
export const auditStartKey = 'audit-start'

/** Hashes are taken over this very shape, so no upcaster may ever change it. */
export const auditKind: RecordKind<AuditRecord> = recordKind('audit')
export const anchorKind: RecordKind<Anchor> = recordKind('audit-anchor')

/**
 * SHA-256, in hex, of the record without its hash: JSON without spaces, names of fields in the order of the
 * alphabet. Anybody can compute it again without this program.
 */
export function hashOf(record: Omit<AuditRecord, 'hash'>): string {
  const { about, act, at, before, number, reason, who } = record
  const ordered = Object.fromEntries(Object.entries(about).sort(([a], [b]) => (a < b ? -1 : 1)))
  const text = JSON.stringify({ about: ordered, act, at, before, number, reason, who })
  return createHash('sha256').update(text).digest('hex')
}

/** The record an act becomes behind another one. */
export function recordOf(entry: AuditEntry, at: number, last: Anchor): AuditRecord {
  const { who, act, about = {}, reason = '' } = entry
  const number = last.number + 1
  const record = { number, at, who, act, about, reason: reason.trim(), before: last.hash }
  return { ...record, hash: hashOf(record) }
}

const idOrCode = /^[\x21-\x7e]{1,160}$/
const longestReason = 500

/** Throws a TypeError for what must not stand in the audit. A text in `about` could name a person. */
export function assertEntry({ who, act, about = {}, reason = '' }: AuditEntry): void {
  if (!auditActs.includes(act)) throw new TypeError(`${act} is no act of the audit`)
  if (!idOrCode.test(who)) throw new TypeError('who did it must be an id')
  for (const [name, value] of Object.entries(about)) {
    if (!/^[a-z]+$/.test(name)) throw new TypeError('a field of the audit is one small word')
    if (!idOrCode.test(value)) throw new TypeError(`${name} must be an id or a code`)
  }
  if (needsReason(act) && reason.trim() === '') throw new TypeError(`${act} needs a reason`)
  if (reason.length > longestReason) throw new TypeError('a reason is at most 500 characters long')
}
