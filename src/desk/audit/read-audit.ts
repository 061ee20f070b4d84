import type { StaffMember } from '../../domain/desk.ts'
import type { Store } from '../../ports/store.ts'
import { may } from '../rights.ts'
import type { AuditAct } from './acts.ts'
import type { Audit } from './audit.ts'
import { type AuditRecord, auditKey, auditKind } from './audit-record.ts'
import { readChainEnd } from './chain-end.ts'

export type AuditQuestion = {
  who?: string
  act?: AuditAct
  chat?: string
  /** Only what lies before this number; from the newest unless given. */
  before?: number
  /** Most records of a page. */
  limit?: number
}

/** Newest first. `next`: what `before` is for the following page; null: there is nothing older. */
export type AuditPage = { records: AuditRecord[]; next: number | null }

const batch = 200
/** So many records are looked through for one page, so that a rare filter keeps nobody waiting. */
const mostLookedAt = 4_000

/**
 * A page of the audit for somebody who may read it; null for everybody else. What concerns a desk that is not
 * theirs is left out. That it was read, or that somebody tried to, is written down first.
 */
export async function readAudit(
  { store, audit }: { store: Store; audit: Audit },
  reader: StaffMember,
  question: AuditQuestion,
): Promise<AuditPage | null> {
  if (!may(reader, 'read-audit')) {
    await audit.append({ who: reader.id, act: 'denied', about: { to: 'read-audit' } })
    return null
  }
  const { who, act, chat, before, limit = 50 } = question
  const end = Math.min(before ?? Number.POSITIVE_INFINITY, (await readChainEnd(store)).number + 1)
  const filter = Object.entries({ member: who, of: act, chat, before: before && String(before) })
  const about = Object.fromEntries(filter.filter((pair): pair is [string, string] => !!pair[1]))
  await audit.append({ who: reader.id, act: 'audit-read', about })

  const isAsked = (record: AuditRecord) =>
    (who === undefined || record.who === who || record.about['member'] === who) &&
    (act === undefined || record.act === act) &&
    (chat === undefined || record.about['chat'] === chat) &&
    isForDesksOf(reader, record)

  const records: AuditRecord[] = []
  let next = end
  while (next > 1 && end - next < mostLookedAt) {
    const numbers = Array.from({ length: Math.min(batch, next - 1) }, (_, at) => next - 1 - at)
    const found = await store.read(numbers.map(auditKey))
    for (const stored of found) {
      // Older ones were pruned, from the front.
      if (!stored) return { records, next: null }
      const record = auditKind.decode(stored.value)
      next = record.number
      if (isAsked(record)) records.push(record)
      if (records.length === limit) return { records, next: next > 1 ? next : null }
    }
  }
  return { records, next: next > 1 ? next : null }
}

function isForDesksOf({ desks }: StaffMember, { about }: AuditRecord): boolean {
  const desk = about['desk']
  return desk === undefined || desks.some((own) => own === desk)
}
