import { findPhoneNumbersInText } from 'libphonenumber-js/max'
import { type Case, heldIn } from '../../domain/case.ts'
import type { CaseFieldName } from '../../domain/case-fields.ts'
import { type NamesAlike, namesAlike } from './names-alike.ts'

/** What is held against each other of two cases. */
export type Traits = {
  names: string[]
  birthYear: number | null
  gender: string | null
  /** Numbers of the person, E.164; of the one who reported; and of whoever recruited. */
  phones: string[]
  reporterPhones: string[]
  recruiterPhones: string[]
  leftOn: string | null
  lastContactOn: string | null
}

/** Why two cases may be about the same person, or not. */
export type LikenessReason =
  | 'name-same'
  | 'name-alike'
  | 'name-nickname'
  | 'year-same'
  | 'year-near'
  | 'year-differs'
  | 'phone-same'
  | 'reporter-same'
  | 'recruiter-same'
  | 'left-same'
  | 'contact-same'
  | 'gender-differs'

export type Likeness = { score: number; reasons: LikenessReason[] }

const weights: Record<LikenessReason, number> = {
  'name-same': 42,
  'name-alike': 30,
  'name-nickname': 18,
  'year-same': 20,
  'year-near': 10,
  'year-differs': -45,
  'phone-same': 50,
  // Whoever seeks two brothers writes twice; whoever recruits takes many.
  'reporter-same': 20,
  'recruiter-same': 8,
  'left-same': 12,
  'contact-same': 12,
  'gender-differs': -35,
}

/** From here on two cases are offered for merging. A name alone never is: too many bear it. */
export const offeredFrom = 50

const names: Record<Exclude<NamesAlike, null>, LikenessReason> = {
  same: 'name-same',
  alike: 'name-alike',
  nickname: 'name-nickname',
}
const strength: LikenessReason[] = ['name-same', 'name-alike', 'name-nickname']

/** How much speaks for two cases being about the same person, with every reason. Pure, and no verdict. */
export function likenessOf(one: Traits, other: Traits): Likeness {
  const reasons: LikenessReason[] = []
  const found = one.names.flatMap((a) => other.names.map((b) => namesAlike(a, b)))
  const best = strength.find((reason) => found.some((how) => how && names[how] === reason))
  if (best) reasons.push(best)
  const years = yearsApart(one.birthYear, other.birthYear)
  if (years === 0) reasons.push('year-same')
  // Years of birth are often told one or two off; sometimes counted from another calendar's new year.
  else if (years !== null && years <= 2) reasons.push('year-near')
  else if (years !== null && years > 4) reasons.push('year-differs')
  if (meet(one.phones, other.phones)) reasons.push('phone-same')
  if (meet(one.reporterPhones, other.reporterPhones)) reasons.push('reporter-same')
  if (meet(one.recruiterPhones, other.recruiterPhones)) reasons.push('recruiter-same')
  if (one.leftOn !== null && one.leftOn === other.leftOn) reasons.push('left-same')
  if (one.lastContactOn !== null && one.lastContactOn === other.lastContactOn)
    reasons.push('contact-same')
  if (one.gender && other.gender && one.gender !== other.gender) reasons.push('gender-differs')
  return { reasons, score: reasons.reduce((sum, reason) => sum + weights[reason], 0) }
}

/** What a case says of the person it is about. */
export function traitsOf(one: Case): Traits {
  const text = (name: CaseFieldName) => heldIn(one, name) ?? ''
  const phones = (name: CaseFieldName) => phonesIn(text(name), one.desk)
  const given = [text('prs_FirstName'), text('prs_SecondName')].filter(Boolean).join(' ')
  const birth = text('prs_Birthdate').slice(0, 4) || text('x_BirthYear')
  const gender = text('prs_Gender')
  return {
    names: [text('x_FullName'), given, ...text('x_OtherNames').split(/[,;/\n]/)]
      .map((name) => name.trim())
      .filter(Boolean),
    birthYear: /^\d{4}$/.test(birth) ? Number(birth) : null,
    gender: gender === 'NonSpecifiedUnknown' ? null : gender || null,
    phones: [...phones('prs_MobilePhone'), ...phones('x_OtherNames')],
    reporterPhones: phones('x_ReporterContactBy'),
    recruiterPhones: phones('x_Recruiter'),
    leftOn: dayIn(text('x_LeftOn')),
    lastContactOn: dayIn(text('x_LastContactOn')),
  }
}

function phonesIn(text: string, home: Case['desk']): string[] {
  if (!/\d{6}/.test(text.replaceAll(/[\s().-]/g, ''))) return []
  return findPhoneNumbersInText(text, home).map(({ number }) => number.number)
}

/** A whole day in what somebody wrote: `2026-11-20`, `20/11/2026`, `20-11-2026`. */
function dayIn(text: string): string | null {
  const iso = /\b(20\d\d)-(\d\d)-(\d\d)\b/.exec(text)
  if (iso) return iso[0]
  const [, day, month, year] = /\b(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)\b/.exec(text) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

function yearsApart(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.abs(a - b)
}

const meet = (a: string[], b: string[]) => a.some((one) => b.includes(one))
