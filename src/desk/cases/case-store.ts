import type { Case } from '../../domain/case.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Change, Store, Stored } from '../../ports/store.ts'
import type { HashIndex } from '../../runtime/addresses.ts'
import { reportCodeKey, reportStateKey } from '../../runtime/keys.ts'
import { toBytes } from '../../runtime/stored-form.ts'
import type { AuditEntry } from '../audit/audit-record.ts'
import type { CommitAudited } from '../knowledge/audited.ts'
import {
  caseChangeKind,
  caseKey,
  caseKind,
  caseRowKey,
  caseRowKind,
  changeKey,
  documentKey,
  exportKey,
  exportPointerKind,
  rowOf,
} from './case-record.ts'
import { type Editing, editing } from './edit-case.ts'

/** What everything about cases stands on. */
export type CaseGround = {
  store: Store
  keyring: HashIndex
  clock: Clock
  /** Commits with an entry in the audit, or neither. */
  commit: CommitAudited
}

/** What goes into the same commit beside the case: files, documents, pointers. */
export type Beside = { if?: Change['if']; put?: Change['put']; delete?: Change['delete'] }

export type FoundCase = { one: Case; version: number }

export async function readCase(store: Pick<Store, 'read'>, id: string): Promise<FoundCase | null> {
  const [stored] = await store.read([caseKey(id)])
  return stored ? found(stored) : null
}

export const found = (stored: Stored): FoundCase => ({
  one: caseKind.decode(stored.value),
  version: stored.version,
})

/** Where the receipt of a report stands for it. */
export async function codeKeyOf(keyring: HashIndex, code: string): Promise<string> {
  return reportCodeKey(await keyring.index(`report-code:${code}`))
}

/**
 * The records of a case that was changed: the case, its row in the index, its new history, and for each export
 * that is over now what is left of it.
 */
export function changeOf(before: FoundCase | null, edit: Editing, beside: Beside = {}): Change {
  const { case: after, changes } = edit
  const put: [string, Uint8Array][] = [
    [caseKey(after.id), caseKind.encode(after)],
    [caseRowKey(after.id), caseRowKind.encode(rowOf(after))],
    [reportStateKey(after.id), toBytes('report-state', { state: after.state })],
    ...changes.map((change): [string, Uint8Array] => [
      changeKey(after.id, change.number),
      caseChangeKind.encode(change),
    ]),
  ]
  const gone: string[] = []
  for (const exported of after.exports) {
    const was = before?.one.exports.find(({ id }) => id === exported.id)
    if (!was || was.expiresAt <= exported.expiresAt) continue
    gone.push(documentKey(after.id, exported.id))
    put.push([exportKey(exported.id), exportPointerKind.encode(pointerOf(after, exported, null))])
  }
  return {
    if: [[caseKey(after.id), before?.version ?? 0], ...(beside.if ?? [])],
    put: [...put, ...(beside.put ?? [])],
    delete: [...gone, ...(beside.delete ?? [])],
  }
}

/** What stands under the id a partner asks by. */
export function pointerOf(
  one: Pick<Case, 'openedAt'>,
  { id, at, expiresAt }: Case['exports'][number],
  of: string | null,
) {
  return { id, sourceDate: one.openedAt, entryDate: at, expiryDate: expiresAt, case: of }
}

/** Why something with a case was not done. */
export type CaseWhy =
  | 'not-allowed'
  | 'unknown'
  | 'no-reason'
  | 'malformed'
  | 'no-consent'
  /** One of the files chosen is no picture that can be put on a page. */
  | 'no-picture'
  | 'withdrawn'
  /** More than a possible victim is said by an organisation, and by which one. */
  | 'no-organisation'
  | 'not-open'
  | 'same-case'

export type CaseOutcome = { done: true } | { done: false; why: CaseWhy }
export const did: CaseOutcome = { done: true }
export const didNot = (why: CaseWhy): CaseOutcome => ({ done: false, why })

/**
 * One change of a case: read, changed as `how` says, and committed with its entry in the audit; done anew where
 * it moved meanwhile. `how` answers why it was not to be, or what goes into the same commit.
 */
export async function changeCase(
  { store, clock, commit }: Pick<CaseGround, 'store' | 'clock' | 'commit'>,
  id: string,
  who: string,
  how: (edit: Editing) => { entry: AuditEntry; beside?: Beside } | CaseWhy,
): Promise<CaseOutcome> {
  for (;;) {
    const before = await readCase(store, id)
    if (!before) return didNot('unknown')
    const edit = editing(before.one, who, clock.now())
    const made = how(edit)
    if (typeof made === 'string') return didNot(made)
    if (await commit(changeOf(before, edit, made.beside), made.entry)) return did
  }
}
