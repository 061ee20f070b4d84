import type { AgencyNotice } from '../../domain/notice.ts'
import type { Contact } from '../../domain/offer.ts'
import type { Origin, WhatChanges } from './knowledge-change.ts'
import { dayAt } from './knowledge-state.ts'

export type Proposal = WhatChanges & {
  origin: Origin
  /** A name that shows no legal form is a firm's all the same: whoever proposes it says so. */
  namesFirm?: boolean
}

/** What is wrong with a proposal, as codes the console words: the field, and what of it. */
export type ProposalFault = { field: string; fault: FaultCode }
export type FaultCode =
  | 'missing'
  | 'too-long'
  | 'not-a-date'
  | 'in-the-future'
  | 'before-it-began'
  | 'no-address'
  | 'formula'
  | 'control-character'
  /** No legal form stands in the name: it may be a private person, who is never named. */
  | 'maybe-a-person'
  | 'only-one-language'
  | 'not-for-this-nature'
  /** An office's or helpline's own number or site. */
  | 'of-an-office'
  /** A site everybody uses, or a part of a number. */
  | 'of-everybody'

/** What the desk asks of the rooms that read offers; given in by the wiring. */
export type NamesAndNumbers = {
  /** What is the same for two spellings of a firm; empty where a name holds nothing that can be compared. */
  nameKey(name: string): string
  /** A legal form stands in the name, or it is a site's. */
  showsFirm(name: string): boolean
  /** Finds the keys a few letters away from one, among these. */
  nearAmong(keys: Iterable<string>): (key: string) => string[]
  /** Why a contact may not be marked; null: it may. */
  unmarkable(mark: Pick<Contact, 'kind' | 'value'>): 'of-an-office' | 'of-everybody' | null
}

const longest = { name: 150, text: 300, source: 500 }
const date = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

/** Everything that is wrong with a proposal; nothing where it can be put before a second person. */
export function proposalFaults(
  proposal: Proposal,
  now: number,
  names: NamesAndNumbers,
): ProposalFault[] {
  const faults = originFaults(proposal.origin, now)
  if (proposal.what === 'mark') {
    const { mark } = proposal
    const barred = names.unmarkable(mark)
    if (barred) faults.push({ field: 'value', fault: barred })
    if (mark.value.trim() === '') faults.push({ field: 'value', fault: 'missing' })
    return [...faults, ...dateFaults('seenOn', mark.seenOn, now, true)]
  }
  const { notice } = proposal
  if (notice.act === 'withdraw') return faults
  return [...faults, ...noticeFaults(notice.notice, now, names, proposal.namesFirm ?? false)]
}

/** What is wrong with a row of a list. */
export function noticeFaults(
  notice: AgencyNotice,
  now: number,
  { nameKey, showsFirm }: Pick<NamesAndNumbers, 'nameKey' | 'showsFirm'>,
  namesFirm: boolean,
): ProposalFault[] {
  const { name, aliases, authority, listedOn, endsOn, about, licence, city, source, nature } =
    notice
  const faults: ProposalFault[] = []
  const add = (field: string, fault: FaultCode) => void faults.push({ field, fault })
  const texts: [string, string, number][] = [
    ['name', name, longest.name],
    ['authority', authority, longest.name],
    ['source', source, longest.source],
    ['aboutId', about.id, longest.text],
    ['aboutVi', about.vi, longest.text],
    ['licence', licence ?? '', longest.name],
    ['city', city ?? '', longest.name],
    ...aliases.map((alias): [string, string, number] => ['aliases', alias, longest.name]),
  ]
  for (const [field, text, most] of texts) {
    if (text.length > most) add(field, 'too-long')
    if (/[\p{Cc}\p{Cf}]/u.test(text)) add(field, 'control-character')
    // Whoever opens the list in a spreadsheet must not run what a stranger wrote into a name.
    if (/^[=+@\t-]/.test(text)) add(field, 'formula')
  }
  if (nameKey(name) === '') add('name', 'missing')
  else if (!namesFirm && !showsFirm(name)) add('name', 'maybe-a-person')
  if (authority.trim() === '') add('authority', 'missing')
  if (source.trim() === '') add('source', 'missing')
  if ((about.id.trim() === '') !== (about.vi.trim() === '')) add('about', 'only-one-language')
  faults.push(...dateFaults('listedOn', listedOn, now, false))
  if (endsOn !== null) {
    if (nature !== 'suspended') add('endsOn', 'not-for-this-nature')
    if (!isDate(endsOn)) add('endsOn', 'not-a-date')
    else {
      const exact = Math.min(endsOn.length, listedOn.length)
      if (endsOn.slice(0, exact) < listedOn.slice(0, exact)) add('endsOn', 'before-it-began')
    }
  }
  return faults
}

function originFaults({ source, readOn }: Origin, now: number): ProposalFault[] {
  const faults = dateFaults('readOn', readOn, now, true)
  if (source.trim() === '') faults.push({ field: 'origin', fault: 'missing' })
  if (source.length > longest.source) faults.push({ field: 'origin', fault: 'too-long' })
  if (source.includes('://') && !isWebAddress(source)) {
    faults.push({ field: 'origin', fault: 'no-address' })
  }
  return faults
}

function dateFaults(field: string, on: string, now: number, whole: boolean): ProposalFault[] {
  if (!isDate(on) || (whole && on.length !== 10)) return [{ field, fault: 'not-a-date' }]
  const today = dayAt(now)
  return on > today.slice(0, on.length) ? [{ field, fault: 'in-the-future' }] : []
}

/** Whether a date is one of the calendar, as exact as it is. */
export function isDate(on: string): boolean {
  if (!date.test(on)) return false
  if (on.length < 10) return true
  const at = Date.parse(`${on}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(on)
}

function isWebAddress(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false
  const { protocol, hostname, username } = new URL(text)
  return /^https?:$/.test(protocol) && hostname.includes('.') && username === ''
}
