import type { Change } from '../../ports/store.ts'

/** What this room writes into the audit. */
export type KnowledgeAct =
  | 'knowledge-proposed'
  | 'knowledge-confirmed'
  | 'knowledge-refused'
  | 'knowledge-withdrawn'
  | 'notices-imported'
  | 'mark-seen-again'
  | 'mark-confirmed-again'
  | 'objection-acknowledged'
  | 'objection-decided'
  | 'helpline-dialled'

/** `about` holds ids and codes, never a name or a number: `{ change: id }`. */
export type Audited = {
  who: string
  act: KnowledgeAct
  about: Record<string, string>
  reason?: string
}

/** An entry as the audit takes it. */
export function audited(
  who: string,
  act: KnowledgeAct,
  about: Record<string, string>,
  reason: string | null = null,
): Audited {
  return { who, act, about, ...(reason === null ? {} : { reason }) }
}

/** Commits a change together with its entry in the audit, or neither. False: a version had moved. */
export type CommitAudited = (change: Change, entry: Audited) => Promise<boolean>
