import { byPerson, bySystem, type Case } from '../../domain/case.ts'
import { caseFieldNames } from '../../domain/case-fields.ts'
import type { Desk } from '../../domain/desk.ts'
import { type CaseBasis, consentPurposes, isGiven, type Report } from '../../domain/report.ts'
import { type Editing, stopSharing, withdraw } from './edit-case.ts'
import { leastOf, toldFields } from './told-fields.ts'

/** A case in which nothing was told yet. */
export function emptyCase(
  report: Pick<Report, 'id' | 'about' | 'language' | 'code'>,
  { desk, chat, now }: { desk: Desk; chat: string; now: number },
): Case {
  const { id, about, language, code } = report
  return {
    id,
    reportKind: about,
    desk,
    chat,
    language,
    code,
    revision: -1,
    basis: 'consent',
    state: 'received',
    life: false,
    owner: null,
    openedAt: now,
    changedAt: now,
    fields: {},
    entries: [],
    entriesBegun: 0,
    consents: [],
    deadlines: [],
    referrals: [],
    exports: [],
    requests: [],
    files: [],
    sharedWith: [],
    merged: [],
    mergedInto: null,
    withdrawn: null,
    closedAt: null,
    changes: 0,
  }
}

/**
 * Takes over what a report says, and leaves what the staff set as it is. Only for a revision newer than the one
 * that was taken over last. `basis`: on what it is kept now; null: on nothing any more.
 */
export function applyReport(edit: Editing, report: Report, basis: CaseBasis | null): void {
  const { case: one } = edit
  const onNeed = one.basis === 'vital-interest'
  // Nobody agreed yet: no more is taken over than it needs to reach whoever is in danger.
  const isLeast = basis === 'vital-interest' || (basis === null && onNeed)
  const told = isLeast ? leastOf(toldFields(report)) : toldFields(report)
  if (basis) {
    if (one.revision >= 0 || basis !== 'consent')
      edit.note('basis', one.revision < 0 ? null : one.basis, basis, bySystem)
    one.basis = basis
  }
  for (const name of caseFieldNames) {
    const now = told[name] ?? null
    const before = one.fields[name]
    if (!now && !before?.told) continue
    edit.note(name, before?.told?.value ?? null, now?.value ?? null, byPerson)
    if (now || before?.set) one.fields[name] = { told: now, set: before?.set ?? null }
    else delete one.fields[name]
  }
  for (const purpose of consentPurposes) {
    const [was, is] = [isGiven(one.consents, purpose), isGiven(report.consents, purpose)]
    if (was !== is) edit.note(`consent:${purpose}`, yesOrNo(was), yesOrNo(is), byPerson)
  }
  const wasKept = isGiven(one.consents, 'keep-report')
  one.consents = report.consents.map((consent) => ({ ...consent }))
  one.revision = report.revision
  comeBack(edit)
  if (onNeed && basis === null) forgetNow(edit)
  else if (wasKept && !isGiven(one.consents, 'keep-report')) withdraw(edit)
  else stopSharing(edit)
}

/** It was kept because nobody could be asked; they were, and said no. The next round of the clock erases it. */
function forgetNow(edit: Editing): void {
  withdraw(edit)
  if (edit.case.withdrawn) edit.case.withdrawn.eraseBy = edit.now
}

/** They took their word back, and after that said again that it may be kept. */
function comeBack(edit: Editing): void {
  const { case: one } = edit
  const since = one.withdrawn?.at ?? Number.POSITIVE_INFINITY
  const again = one.consents.filter(({ purpose, at }) => purpose === 'keep-report' && at > since)
  if (!isGiven(again, 'keep-report')) return
  edit.note('withdrawn', 'yes', null, byPerson)
  one.withdrawn = null
}

const yesOrNo = (given: boolean) => (given ? 'yes' : 'no')
