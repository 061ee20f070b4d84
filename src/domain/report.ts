import type { Language } from './language.ts'

/** What a report is about. */
export const reportKinds = ['missing-relative', 'possible-victim', 'journey'] as const
export type ReportKind = (typeof reportKinds)[number]

/**
 * What is asked about a missing relative, in this order. Everything may be skipped, and whoever stops in the
 * middle has told what they told.
 */
export const missingFields = [
  /** Who asks, in their own words: mother, friend, neighbour. */
  'relationship',
  /** How we may write to them, when, and whether we may say who we are. */
  'contact-by',
  'contact-when',
  'contact-as-suar',
  'name',
  'other-names',
  'last-contact-on',
  'last-contact-by',
  'sex',
  'birth-year',
  'nationality',
  'languages',
  /** How they left: where the offer stood, who brought it, and what it promised. */
  'offer-seen-at',
  'recruiter',
  'job-promised',
  'pay-promised',
  'destination',
  'route',
  'left-on',
  'visa',
  'last-place',
  'last-words',
  /** Whether somebody asks for money, how much, to which account and by when. */
  'money-asked',
  'money-terms',
  /** Where it was reported already, and under which number. */
  'reported-at',
  'marks',
  'photo',
  /** Whether somebody else may read the telephone of whoever is missing. */
  'phone-watched',
] as const
export type MissingField = (typeof missingFields)[number]

/**
 * At most eight questions to somebody who may be held, about now and never about what was done. An answer is
 * yes, no or not known, but for the age band and the country.
 */
export const screeningFields = [
  'adult',
  'country-now',
  'can-go-out',
  'papers-held',
  'owes-before-leaving',
  'paid-as-promised',
  'same-work',
  'afraid-to-stop',
] as const
export type ScreeningField = (typeof screeningFields)[number]

/**
 * What is asked of somebody who goes anyway, beside `destination` and `route`. How often and at which hour a sign
 * comes are codes; words they chose for it are kept nowhere but in the check-in itself.
 */
export const journeyFields = [
  'companions',
  'employer',
  'check-every',
  'check-on',
  'check-hour',
  'alert',
] as const
export type JourneyField = (typeof journeyFields)[number]

export type ReportField = MissingField | ScreeningField | JourneyField

/**
 * One answer. `value`: a code where the question offers some (`yes`, `no`, `unknown`, `female`, ...), else the
 * person's own words; null: skipped. A later answer to the same question takes the place of an earlier one.
 */
export type ReportAnswer = { value: string | null; at: number }

/** What somebody agrees to, each asked by itself; what was not asked is a no. */
export const consentPurposes = [
  'keep-report',
  'read-by-desk',
  'contact-again',
  'share-at-home',
  'share-abroad',
  'statistics',
  'tell-missed-sign',
] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** One answer about one purpose, as the law wants it kept. The latest of a purpose holds. */
export type Consent = {
  purpose: ConsentPurpose
  given: boolean
  at: number
  language: Language
  channel: string
  /** The version of the text that was shown: the beginning of its SHA-256, as hex. */
  textVersion: string
}

/** Whether the latest answer about a purpose is a yes; what was not asked is a no. */
export function isGiven(consents: readonly Consent[], purpose: ConsentPurpose): boolean {
  const answers = consents.filter((one) => one.purpose === purpose)
  return answers.reduce<Consent | null>((a, b) => (a && a.at > b.at ? a : b), null)?.given ?? false
}

/** Whether a report may be kept as one and read by the desk: nothing of it leaves its chat before. */
export function mayBeTaken(consents: readonly Consent[]): boolean {
  return isGiven(consents, 'keep-report') && isGiven(consents, 'read-by-desk')
}

/** On what a report is kept and read as a case. */
export const caseBases = ['consent', 'vital-interest'] as const
export type CaseBasis = (typeof caseBases)[number]

/**
 * On what a report may be a case now; null: on nothing, it stays with its chat. Where a life may be in danger the
 * least of it is kept before somebody was asked (docs/decisions/0021-cases.md); a no is a no all the same.
 * @param life somebody in the chat may be held, or is a child
 */
export function basisOf(consents: readonly Consent[], life: boolean): CaseBasis | null {
  if (mayBeTaken(consents)) return 'consent'
  const isRefused = (['keep-report', 'read-by-desk'] as const).some(
    (purpose) => consents.some((one) => one.purpose === purpose) && !isGiven(consents, purpose),
  )
  return life && !isRefused ? 'vital-interest' : null
}

/** How a report stands, as anybody is told who knows its code: never more, and never where somebody is. */
export const reportStates = ['received', 'read', 'being-handled', 'closed'] as const
export type ReportState = (typeof reportStates)[number]

/**
 * What one chat told in answer to our questions. It lies with the chat, and is taken over into a case by the
 * desk, again whenever its revision has grown.
 */
export type Report = {
  /** Also the id of the case that is made of it. */
  id: string
  /** Not `kind`: that is a word of the record's envelope. */
  about: ReportKind
  language: Language
  startedAt: number
  /** Grows by one with every change. */
  revision: number
  answers: Partial<Record<ReportField, ReportAnswer>>
  /** Numbers of the lines whose pictures and files were sent in answer to a question. */
  files: number[]
  consents: Consent[]
  /** The person came to the end, or said that this is all. */
  finished: boolean
  /** The short code of the receipt, which is told at the end. */
  code: string
}
