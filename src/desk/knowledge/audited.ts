import type { Change } from '../../ports/store.ts'

/** What this room writes into the audit. */
export type KnowledgeAct =
  | 'knowledge-proposed'
  | 'knowledge-confirmed'
  | 'knowledge-refused'
  | 'knowledge-withdrawn'
  | 'mark-seen-again'
  | 'mark-confirmed-again'
  | 'objection-acknowledged'
  | 'objection-decided'
  | 'number-dialled'

/** `about` is an id or a code, never a name or a number. */
export type Audited = { who: string; act: KnowledgeAct; about: string; reason: string | null }

/** Commits a change together with its entry in the audit, or neither. False: a version had moved. */
export type CommitAudited = (change: Change, entry: Audited) => Promise<boolean>
