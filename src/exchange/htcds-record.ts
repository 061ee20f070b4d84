import { type Case, type CaseExport, heldIn } from '../domain/case.ts'
import {
  type CaseEntry,
  type EntryFieldName,
  type EntryKind,
  entryShape,
  fieldsOf,
} from '../domain/case-entries.ts'
import { type CaseFieldName, caseFieldNames, codesIn, shapeOf } from '../domain/case-fields.ts'

/** What of an export stands in the document itself. */
export type ExportHead = Pick<CaseExport, 'id' | 'to' | 'at' | 'expiresAt'>

/** What is the desk's own matter: how to reach the reporter, and what was said about the work on the case. */
const kept: ReadonlySet<CaseFieldName> = new Set([
  'x_ReporterContactBy',
  'x_ReporterContactWhen',
  'x_ReporterContactAsSuar',
  'x_PhoneWatched',
  'cco_CaseComment',
] as const)

export const exportedFields: readonly CaseFieldName[] = caseFieldNames.filter(
  (name) => !kept.has(name),
)

const aboutRecord = ['x_RecordId', 'x_SourceDate', 'x_EntryDate', 'x_ExpiryDate'] as const
const aboutReferral = [
  'cas_ReferredOrganisation',
  'cas_ReasonForOutgoingReferral',
  'cas_OutgoingReferralDate',
  'cas_OutgoingReferralDetails',
] as const

/** The columns of an export, in their order, but for its events and plans. */
export const htcdsColumns = [
  ...aboutRecord,
  'con_Consent',
  ...exportedFields,
  'x_ForcedCriminality',
  ...aboutReferral,
] as const
export type HtcdsColumn = (typeof htcdsColumns)[number]

/** Several codes are a list. Null: not known; never "no", and never nothing in place of it. */
export type HtcdsRecord = Record<HtcdsColumn, string | string[] | boolean | null>

/** A case in the words of HTCDS 2.0, for the recipient of the export. */
export function htcdsRecord(one: Case, head: ExportHead): HtcdsRecord {
  const exploitation = codesIn(heldIn(one, 'vic_TypeOfExploitation') ?? '')
  const fields = Object.fromEntries(
    exportedFields.map((name) => [name, exportedValue(one, name)]),
  ) as Record<CaseFieldName, string | string[] | null>
  const referral = one.referrals.findLast(
    ({ to, stoppedAt }) => to.name === head.to.name && stoppedAt === null,
  )
  return {
    ...fields,
    x_RecordId: head.id,
    x_SourceDate: dayOf(one.openedAt),
    x_EntryDate: dayOf(head.at),
    x_ExpiryDate: dayOf(head.expiresAt),
    // Nothing is written without the consent that covers the recipient.
    con_Consent: true,
    x_ForcedCriminality: exploitation.length === 0 ? null : exploitation.includes(forcedCrime),
    cas_ReferredOrganisation: referral?.to.name ?? null,
    cas_ReasonForOutgoingReferral: referral?.reason ?? null,
    cas_OutgoingReferralDate: referral ? dayOf(referral.at) : null,
    cas_OutgoingReferralDetails: referral?.details || null,
  }
}

const forcedCrime = 'x_ForcedCriminality'

function exportedValue(one: Case, name: CaseFieldName): string | string[] | null {
  const value = heldIn(one, name)
  const { kind } = shapeOf(name)
  if (value === null) return null
  if (kind !== 'many' && kind !== 'countries') return value
  // The standard has no word for crimes somebody is forced to: it is told in a column of its own.
  return [...new Set(codesIn(value).map((code) => (code === forcedCrime ? 'Other' : code)))]
}

/** What stands in each event, or each plan, of a case: every field of the kind, null where it is not known. */
export type HtcdsEntry = Partial<Record<EntryFieldName, string | string[] | null>>

export const eventColumns = fieldsOf('event')
export const planColumns = fieldsOf('plan')

export function htcdsEntries(one: Pick<Case, 'entries'>, kind: EntryKind): HtcdsEntry[] {
  return one.entries
    .filter((entry) => entry.kind === kind)
    .toSorted(byDay)
    .map(({ fields }) =>
      Object.fromEntries(
        fieldsOf(kind).map((name) => [name, entryValue(name, fields[name] ?? null)]),
      ),
    )
}

/** Events in the order they happened; what has no day stands last, in the order it was entered. */
function byDay(a: CaseEntry, b: CaseEntry): number {
  const day = ({ fields }: CaseEntry) => fields.hte_Date ?? fields.spl_PlannedEndDate ?? '9999'
  return day(a).localeCompare(day(b)) || a.number - b.number
}

function entryValue(name: EntryFieldName, value: string | null): string | string[] | null {
  return value !== null && entryShape(name).kind === 'countries' ? codesIn(value) : value
}

/** The day in UTC: `2026-11-26`. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
