import type { Change } from '../../ports/store.ts'
import type { AuditAct } from '../audit/acts.ts'
import type { AuditEntry } from '../audit/audit-record.ts'

/** An entry as the audit takes it. */
export function audited(
  who: string,
  act: AuditAct,
  about: Record<string, string>,
  reason: string | null = null,
): AuditEntry {
  return { who, act, about, ...(reason === null ? {} : { reason }) }
}

/** Commits a change together with its entry in the audit, or neither. False: a version had moved. */
export type CommitAudited = (change: Change, entry: AuditEntry) => Promise<boolean>
