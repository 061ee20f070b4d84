import { type CaseFieldName, codesIn, methodsOfControl } from '../../domain/case-fields.ts'
import type { Report, ReportField } from '../../domain/report.ts'

export type Told = { value: string; at: number }
export type ToldFields = Partial<Record<CaseFieldName, Told>>

/** Where an answer goes in the case, and as what; null: it says nothing there. */
type Place = { field: CaseFieldName; as?: (answer: string) => string | null }

const gender: Record<string, string> = { female: 'Feminine', male: 'Masculine' }
const age: Record<string, string> = { yes: 'Adult', no: 'Child', unknown: 'Unknown' }
const oneOf = (codes: Record<string, string>) => (answer: string) => codes[answer] ?? null

const known = new Set(['yes', 'no', 'unknown'])
const yesOrNo = (answer: string) => (known.has(answer) ? answer : null)

/** A citizenship as a code, where there can be no doubt which is meant. */
const citizenships: Record<string, string> = {
  id: 'ID',
  indonesia: 'ID',
  wni: 'ID',
  vn: 'VN',
  'viet nam': 'VN',
  vietnam: 'VN',
}
const citizenship = (answer: string) =>
  citizenships[bare(answer)] ?? (/^[A-Z]{2}$/.test(answer) ? answer : null)

const bare = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

/** An answer that says by itself what the standard has a code for. */
const control =
  (on: string, code: (typeof methodsOfControl)[number]) =>
  (answer: string): string | null =>
    answer === on ? code : null

const controls = 'vic_MethodsOfControl'

/** The one table of where each answer of a report stands in a case. */
export const places: Record<ReportField, readonly Place[]> = {
  relationship: [{ field: 'x_ReporterRelationship' }],
  'contact-by': [{ field: 'x_ReporterContactBy' }],
  'contact-when': [{ field: 'x_ReporterContactWhen' }],
  'contact-as-suar': [{ field: 'x_ReporterContactAsSuar' }],
  // Names are not taken apart: which part is the family's, their own papers say.
  name: [{ field: 'x_FullName' }],
  'other-names': [{ field: 'x_OtherNames' }],
  'last-contact-on': [{ field: 'x_LastContactOn' }],
  'last-contact-by': [{ field: 'x_LastContactBy' }],
  sex: [{ field: 'prs_Gender', as: oneOf(gender) }],
  'birth-year': [{ field: 'x_BirthYear' }],
  nationality: [{ field: 'x_NationalityTold' }, { field: 'prs_Citizenship', as: citizenship }],
  languages: [{ field: 'x_LanguagesTold' }],
  'offer-seen-at': [{ field: 'x_OfferSeenAt' }],
  recruiter: [{ field: 'x_Recruiter' }],
  'job-promised': [{ field: 'x_JobPromised' }],
  'pay-promised': [{ field: 'x_PayPromised' }],
  destination: [{ field: 'x_Destination' }],
  route: [{ field: 'x_Route' }],
  'left-on': [{ field: 'x_LeftOn' }],
  visa: [{ field: 'x_VisaType' }],
  'last-place': [{ field: 'x_LastKnownPlace' }],
  'last-words': [{ field: 'x_LastWords' }],
  'money-asked': [{ field: 'x_MoneyAsked', as: yesOrNo }],
  'money-terms': [{ field: 'x_MoneyTerms' }],
  'reported-at': [{ field: 'x_ReportedAt' }],
  marks: [{ field: 'x_DistinguishingMarks' }],
  photo: [{ field: 'x_Photo' }],
  'phone-watched': [{ field: 'x_PhoneWatched', as: yesOrNo }],
  companions: [{ field: 'x_Companions' }],
  employer: [{ field: 'x_Employer' }],
  // When a sign is due is read off the check-in itself, which moves with every sign.
  'check-every': [],
  'check-on': [],
  'check-hour': [],
  alert: [],
  adult: [{ field: 'x_AgeGroup', as: oneOf(age) }],
  'country-now': [{ field: 'x_CountryNow' }],
  'can-go-out': [
    { field: 'x_CanGoOut', as: yesOrNo },
    { field: controls, as: control('no', 'RestrictsMovement') },
  ],
  'papers-held': [
    { field: 'x_PapersHeld', as: yesOrNo },
    { field: controls, as: control('yes', 'WithholdsDocuments') },
  ],
  'owes-before-leaving': [
    { field: 'x_OwesBeforeLeaving', as: yesOrNo },
    { field: controls, as: control('yes', 'DebtBondage') },
  ],
  'paid-as-promised': [{ field: 'x_PaidAsPromised', as: yesOrNo }],
  'same-work': [
    { field: 'x_SameWork', as: yesOrNo },
    { field: controls, as: control('no', 'FalsePromises') },
  ],
  // Of what they are afraid nobody asked: a code would say more than they did.
  'afraid-to-stop': [{ field: 'x_AfraidToStop', as: yesOrNo }],
}

const languageCodes = { id: 'ind', vi: 'vie' } as const

/**
 * What the person told, in the fields of a case. The program judges nobody: the one thing it says of somebody
 * is that they may be a victim, and that only of whoever writes of themselves.
 */
export function toldFields(report: Report): ToldFields {
  const told: ToldFields = {}
  for (const [question, answer] of Object.entries(report.answers)) {
    const given = answer.value?.trim()
    if (!given) continue
    for (const { field, as } of places[question as ReportField] ?? []) {
      const value = as ? as(given) : given
      if (value !== null) told[field] = joined(told[field], { value, at: answer.at }, field)
    }
  }
  if (report.about === 'possible-victim') {
    const at = report.startedAt
    told.vic_TraffickingStatus = { value: 'PossibleVictimOfTrafficking', at }
    told.prs_PrimaryLanguage = { value: languageCodes[report.language], at }
  }
  return told
}

/** What it needs to reach somebody whose life may be in danger, and to do it without harm. */
const least: ReadonlySet<CaseFieldName> = new Set([
  'x_AgeGroup',
  'x_CountryNow',
  'x_CanGoOut',
  'x_LastKnownPlace',
  'x_PhoneWatched',
  'prs_PrimaryLanguage',
  'x_ReporterRelationship',
  'x_ReporterContactBy',
  'x_ReporterContactWhen',
  'x_ReporterContactAsSuar',
] as const)

export function leastOf(told: ToldFields): ToldFields {
  const names = Object.keys(told) as CaseFieldName[]
  return Object.fromEntries(names.flatMap((name) => (least.has(name) ? [[name, told[name]]] : [])))
}

/** Several answers add to the list of controls; it stands in the standard's order, whatever came first. */
function joined(before: Told | undefined, now: Told, field: CaseFieldName): Told {
  if (field !== controls || !before) return now
  const both = new Set([...codesIn(before.value), now.value])
  const value = methodsOfControl.filter((code) => both.has(code)).join(';')
  return { value, at: Math.max(before.at, now.at) }
}
