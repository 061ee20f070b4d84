import { bySystem, type Case, type CaseChange, type Withdrawal } from '../../domain/case.ts'
import type { CaseFieldName } from '../../domain/case-fields.ts'
import { isGiven } from '../../domain/report.ts'
import { retention } from '../../runtime/retention.ts'

/** A case while it is changed: a copy that is worked on, and what its history will say of it. */
export type Editing = {
  readonly case: Case
  readonly now: number
  readonly who: string
  readonly changes: readonly CaseChange[]
  /** Writes one line of history. `who`: where it was not the one who changes it. */
  note(field: string, from: string | null, to: string | null, who?: string): void
}

export function editing(before: Case, who: string, now: number): Editing {
  const draft = structuredClone(before)
  const changes: CaseChange[] = []
  return {
    case: draft,
    now,
    who,
    changes,
    note(field, from, to, by = who) {
      if (from === to) return
      draft.changes += 1
      draft.changedAt = now
      changes.push({ number: draft.changes, at: now, who: by, field, from, to })
    },
  }
}

/** What the staff says of a field. It stands until they say something else, whatever is told later. */
export function setField(edit: Editing, name: CaseFieldName, value: string | null): void {
  const { case: one, now, who } = edit
  const before = one.fields[name]
  const held = before?.set ? before.set.value : (before?.told?.value ?? null)
  // The person's own word, set again, is worth writing down: it holds from now on.
  if (before?.set ? before.set.value === value : held === value && value === null) return
  one.fields[name] = { told: before?.told ?? null, set: { value, at: now, by: who } }
  edit.note(name, held, value)
}

export const handle = (edit: Editing): void => {
  const { case: one } = edit
  if (one.closedAt !== null || one.state === 'being-handled') return
  edit.note('state', one.state, 'being-handled')
  one.state = 'being-handled'
}

/** Whatever stands on a consent that is no longer given stops: exports are over, referrals are marked. */
export function stopSharing(edit: Editing): void {
  const { case: one, now } = edit
  const stands = (purpose: Case['exports'][number]['purpose']) =>
    one.withdrawn === null && isGiven(one.consents, purpose)
  for (const exported of one.exports) {
    if (stands(exported.purpose) || exported.expiresAt <= now) continue
    edit.note(`export:${exported.id}`, 'shared', 'stopped', bySystem)
    exported.expiresAt = now
  }
  for (const referral of one.referrals) {
    if (stands(referral.purpose) || referral.stoppedAt !== null) continue
    edit.note(`referral:${referral.number}`, 'shared', 'stopped', bySystem)
    referral.stoppedAt = now
  }
}

/** The person takes their word back: nobody is given anything from now on. */
export function withdraw(edit: Editing): void {
  const { case: one, now, who } = edit
  if (one.withdrawn) return
  const withdrawn: Withdrawal = { at: now, eraseBy: now + retention.withdrawnCase, by: who }
  one.withdrawn = withdrawn
  edit.note('withdrawn', null, 'yes')
  if (one.sharedWith.length > 0) edit.note('sharedWith', one.sharedWith.join(';'), null, bySystem)
  one.sharedWith = []
  stopSharing(edit)
}
