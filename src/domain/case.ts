import type { CaseEntry } from './case-entries.ts'
import type { CaseFieldName, ReferralReason } from './case-fields.ts'
import type { Desk } from './desk.ts'
import type { FileType } from './file-type.ts'
import type { CountryCode, Language } from './language.ts'
import {
  type CaseBasis,
  type Consent,
  type ConsentPurpose,
  isGiven,
  type ReportKind,
  type ReportState,
} from './report.ts'

/**
 * What stands in a field: the person's own word, and what the staff set by hand. Neither takes the place of
 * the other; what the staff set is shown first, and a word told later beside it. `value: null`: emptied.
 */
export type CaseValue = {
  told: { value: string; at: number } | null
  set: { value: string | null; at: number; by: string } | null
}

/** Something that must be done by a day. `text` is the worker's; times are epoch milliseconds, UTC. */
export type Deadline = {
  number: number
  text: string
  by: number
  addedBy: string
  done: { by: string; at: number } | null
}

/** Whom something is given to. `country` decides which consent it needs. */
export type Recipient = { name: string; country: CountryCode }

/** A case handed to somebody by name, for a reason of the standard, on a consent. */
export type Referral = {
  number: number
  to: Recipient
  reason: ReferralReason
  details: string
  purpose: ConsentPurpose
  by: string
  at: number
  /** Consent was taken back since: whoever has it is to be told. */
  stoppedAt: number | null
}

export const exportFormats = ['htcds-csv', 'htcds-json', 'summary-en', 'yellow-notice'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** One export: to whom, on which consent, and until when. After `expiresAt` a tombstone is all there is. */
export type CaseExport = {
  /** What a partner asks by; also the name of its tombstone. */
  id: string
  format: ExportFormat
  to: Recipient
  purpose: ConsentPurpose
  by: string
  at: number
  expiresAt: number
  /** Numbers of the files whose pictures stand in it. Absent: none. */
  pictures?: number[]
}

/** All that is left of an export whose time is over. `sourceDate`: when the person told it. */
export type Tombstone = { id: string; sourceDate: number; entryDate: number; expiryDate: number }

/** What an officer asked for, in writing to a supervisor, who called back on a number the authority publishes. */
export type OfficerRequest = {
  number: number
  authority: string
  officer: string
  reference: string
  /** The published switchboard on which the supervisor called back, and who confirmed it there. */
  calledBackOn: string
  confirmedBy: string
  asked: string
  answer: 'given' | 'refused'
  by: string
  at: number
}

/** `line`: of the chat it came with; null: somebody of the staff put it in. */
export type CaseFile = {
  number: number
  type: FileType
  bytes: number
  at: number
  by: string
  line: number | null
}

/** Sharing has stopped, and at `eraseBy` at the latest the case is erased. */
export type Withdrawal = { at: number; eraseBy: number; by: string }

/** One case, as the desk keeps it. Its id is that of the report it is made of. */
export type Case = {
  id: string
  reportKind: ReportKind
  desk: Desk
  /** The chat it came from. */
  chat: string
  language: Language
  /** The receipt code the person keeps. */
  code: string
  /** The report's revision that was taken over last. */
  revision: number
  /** On what it is kept and read. On a vital interest it holds the least, and is shared with nobody. */
  basis: CaseBasis
  /** All that people outside are ever told. The same words whatever the desk knows. */
  state: ReportState
  life: boolean
  owner: string | null
  openedAt: number
  changedAt: number
  fields: Partial<Record<CaseFieldName, CaseValue>>
  /** Events on the way and plans of support, in the order they were begun; and how many ever were. */
  entries: CaseEntry[]
  entriesBegun: number
  consents: Consent[]
  deadlines: Deadline[]
  referrals: Referral[]
  exports: CaseExport[]
  requests: OfficerRequest[]
  files: CaseFile[]
  /** Other desks that may read it. */
  sharedWith: Desk[]
  /** Cases about the same person, as somebody of the staff judged. Each keeps what it holds. */
  merged: string[]
  mergedInto: string | null
  withdrawn: Withdrawal | null
  /** When it was closed; null while it is open. */
  closedAt: number | null
  /** How many entries its history has. */
  changes: number
}

/** Who changed something that no worker did. */
export const byPerson = 'person'
export const bySystem = 'system'

/** One change, as the history keeps it. `field` is a field of the case or another part of it. */
export type CaseChange = {
  number: number
  at: number
  who: string
  field: string
  from: string | null
  to: string | null
}

/** What holds in a field: the staff's word before the person's; null: nothing. */
export function heldIn(one: Pick<Case, 'fields'>, name: CaseFieldName): string | null {
  const found = one.fields[name]
  return (found?.set ? found.set.value : found?.told?.value) ?? null
}

/** The person's word, where it came after what the staff had set and differs from it; null: there is none. */
export function newerWord(one: Pick<Case, 'fields'>, name: CaseFieldName): string | null {
  const { told, set } = one.fields[name] ?? {}
  return told && set && told.at > set.at && told.value !== set.value ? told.value : null
}

/** The consent that must be given before this recipient may learn of the case. */
export function purposeFor({ desk }: Pick<Case, 'desk'>, to: Recipient): ConsentPurpose {
  return to.country === desk ? 'share-at-home' : 'share-abroad'
}

/** Whether this recipient may be given something of the case now. */
export function mayShare(
  one: Pick<Case, 'desk' | 'consents' | 'withdrawn'>,
  to: Recipient,
): boolean {
  return one.withdrawn === null && isGiven(one.consents, purposeFor(one, to))
}
