import type { Case, CaseChange, Tombstone } from '../../domain/case.ts'
import { closedStatuses } from '../../domain/case-fields.ts'
import type { Desk } from '../../domain/desk.ts'
import type { ReportKind, ReportState } from '../../domain/report.ts'
import { type RecordKind, recordKind } from '../../runtime/records.ts'
import { retention } from '../../runtime/retention.ts'

/**
 * `case-index/<id>`: what lists are made of. Ids, codes and times alone, since it is sealed with the house's
 * key and so outlives nothing that was told.
 */
export type CaseRow = {
  id: string
  reportKind: ReportKind
  desk: Desk
  sharedWith: Desk[]
  state: ReportState
  status: string | null
  life: boolean
  owner: string | null
  openedAt: number
  changedAt: number
  /** The earliest deadline that is open. */
  dueBy: number | null
  withdrawn: boolean
  mergedInto: string | null
  closed: boolean
  /** When it is erased by the clock, if nobody does anything. */
  eraseBy: number | null
  /** Erasing was begun and is gone on with. */
  erasing: boolean
}

/** `case-export/<id>`: by what a partner asks. `case`: null once its document is gone, and only a tombstone left. */
export type ExportPointer = Tombstone & { case: string | null }
/** `case-of/<chat>/<case>`: what was made of what a chat told. */
export type CasePointer = { case: string }
/** `case-gone/<id>`: it was erased, and must not be opened again from a report that still lies in a chat. */
export type CaseGone = { at: number }

export const caseKind: RecordKind<Case> = recordKind('case')
export const caseChangeKind: RecordKind<CaseChange> = recordKind('case-change')
export const caseRowKind: RecordKind<CaseRow> = recordKind('case-row')
export const casePointerKind: RecordKind<CasePointer> = recordKind('case-pointer')
export const caseGoneKind: RecordKind<CaseGone> = recordKind('case-gone')
export const exportPointerKind: RecordKind<ExportPointer> = recordKind('case-export')

const isId = /^[\w-]{1,60}$/
const idOf = (id: string) => (isId.test(id) ? id : '-')
const numbered = (number: number) => String(number).padStart(6, '0')

/** What the keyring knows a case's key by. */
export const ownerOfCase = (id: string) => `case/${idOf(id)}`
export const casePrefix = (id: string) => `case/${idOf(id)}/`
export const caseKey = (id: string) => `${casePrefix(id)}head`
export const changesPrefix = (id: string) => `${casePrefix(id)}change/`
export const changeKey = (id: string, number: number) => changesPrefix(id) + numbered(number)
export const caseFilesPrefix = (id: string) => `${casePrefix(id)}file/`
export const caseFileKey = (id: string, number: number) => caseFilesPrefix(id) + numbered(number)
export const documentKey = (id: string, exported: string) =>
  `${casePrefix(id)}document/${idOf(exported)}`

export const caseRowsPrefix = 'case-index/'
export const caseRowKey = (id: string) => caseRowsPrefix + idOf(id)
export const casesOfPrefix = (chat: string) => `case-of/${idOf(chat)}/`
export const caseOfKey = (chat: string, id: string) => casesOfPrefix(chat) + idOf(id)
export const caseGonePrefix = 'case-gone/'
export const caseGoneKey = (id: string) => caseGonePrefix + idOf(id)
export const exportsPrefix = 'case-export/'
export const exportKey = (id: string) => exportsPrefix + idOf(id)

/** The row of a case in the index. */
export function rowOf(one: Case, erasing = false): CaseRow {
  const open = one.deadlines.filter(({ done }) => done === null).map(({ by }) => by)
  const { id, reportKind, desk, sharedWith, state, life, owner, openedAt, changedAt, mergedInto } =
    one
  return {
    id,
    reportKind,
    desk,
    sharedWith,
    state,
    status: statusOf(one),
    life,
    owner,
    openedAt,
    changedAt,
    dueBy: open.length > 0 ? Math.min(...open) : null,
    withdrawn: one.withdrawn !== null,
    mergedInto,
    closed: one.closedAt !== null,
    eraseBy: eraseByOf(one),
    erasing,
  }
}

function statusOf({ fields }: Case): string | null {
  return fields.cas_Status?.set?.value ?? null
}

/** Withdrawn: within three days. Never agreed to: a month after the last change. Closed: a year later. One nobody ever read: three months after its last word. */
function eraseByOf({
  basis,
  withdrawn,
  closedAt,
  state,
  changedAt,
  reportKind,
}: Case): number | null {
  if (withdrawn) return withdrawn.eraseBy
  if (basis === 'vital-interest') return changedAt + retention.caseOnNeed
  if (closedAt !== null) return closedAt + retention.closedCase
  // A check-in runs for months without a word, and is looked at when one is missing.
  const unread = reportKind === 'journey' ? retention.checkIn : retention.unreadCase
  return state === 'received' ? changedAt + unread : null
}

export const isClosedStatus = (status: string | null) =>
  closedStatuses.some((closed) => closed === status)
