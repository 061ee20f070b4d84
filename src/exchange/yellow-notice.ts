import { type Case, heldIn } from '../domain/case.ts'
import { codesIn } from '../domain/case-fields.ts'
import type { TextLanguage } from '../domain/language.ts'
import { dayOf, type ExportHead } from './htcds-record.ts'
import type { SayExchange } from './labels.ts'
import { type PageRow, pagePdf } from './page-pdf.ts'

/**
 * The fields of an INTERPOL notice, by the names of the MISP object `interpol-notice`, as far as they concern
 * somebody who is missing. An officer lifts them from the page; only police can ask for a notice.
 */
export const noticeFields = [
  'present-family-name',
  'Forename',
  'alias',
  'sex',
  'date-of-birth',
  'place-of-birth',
  'nationality',
  'language-spoken',
  'father-s-family-name-&-forename',
  'mother-s-family-name-&-forename',
  'date-of-disappearance',
  'place-of-disappearance',
  'height',
  'weight',
  'colour-of-hair',
  'colour-of-eyes',
  'distinguishing-marks-and-characteristics',
  'portrait',
] as const
export type NoticeField = (typeof noticeFields)[number]

/** The name of a field as a key of the texts. */
export const noticeKey = (field: NoticeField) =>
  `notice-${field.toLowerCase().replaceAll('&', 'and')}`

const sexes: Record<string, string> = { Feminine: 'Female', Masculine: 'Male' }

/** What is known of each field, in the notice's own words; null: not known, to be filled in by hand. */
export function noticeOf(one: Case): Record<NoticeField, string | null> {
  const held = (name: Parameters<typeof heldIn>[1]) => heldIn(one, name)
  const full = held('x_FullName')
  const [first, second] = [held('prs_FirstName'), held('prs_SecondName')]
  const gender = held('prs_Gender')
  const pictures = one.files.filter(({ type }) => type.startsWith('image/')).length
  return {
    // Which part of a name is the family's, nobody here guesses: until it is known the whole stands as told.
    'present-family-name': second,
    Forename: first ?? (second === null ? full : null),
    alias: held('x_OtherNames'),
    sex: gender && (sexes[gender] ?? 'Other'),
    'date-of-birth': held('prs_Birthdate') ?? held('x_BirthYear'),
    'place-of-birth': held('x_PlaceOfBirth'),
    nationality: codesIn(held('prs_Citizenship') ?? '').join(', ') || held('x_NationalityTold'),
    'language-spoken': held('x_LanguagesTold') ?? held('prs_PrimaryLanguage'),
    'father-s-family-name-&-forename': held('x_FatherName'),
    'mother-s-family-name-&-forename': held('x_MotherName'),
    'date-of-disappearance': held('x_LastContactOn'),
    'place-of-disappearance': held('x_LastKnownPlace'),
    height: held('x_Height'),
    weight: held('x_Weight'),
    'colour-of-hair': held('x_HairColour'),
    'colour-of-eyes': held('x_EyeColour'),
    'distinguishing-marks-and-characteristics': held('x_DistinguishingMarks'),
    portrait: pictures > 0 ? String(pictures) : null,
  }
}

/**
 * The page, in the language of the case and in English, with these pictures of the person (JPEG or PNG). Rejects
 * with a `PortraitFault` where one cannot be drawn.
 */
export function yellowNotice(
  one: Case,
  head: ExportHead,
  say: SayExchange,
  pictures: readonly Uint8Array[] = [],
): Promise<Uint8Array> {
  const notice = noticeOf(one)
  const local: TextLanguage = one.language
  const both = (key: string, values?: Record<string, string>) =>
    [local, 'en' as const].map((language) => say(language, key, values))
  const rows = noticeFields.map((field): PageRow => {
    const key = noticeKey(field)
    return { label: say(local, key), english: say('en', key), value: shown(field, notice[field]) }
  })
  return pagePdf({
    title: say(local, 'notice-title'),
    english: say('en', 'notice-title'),
    notes: both('notice-what'),
    rows,
    foot: both('page-foot', {
      id: head.id,
      to: head.to.name,
      date: dayOf(head.at),
      until: dayOf(head.expiresAt),
    }).join('\n'),
    pictures,
    at: head.at,
  })

  /** `Việt Nam / Vietnam`; what is no code stays as it was told. */
  function country(code: string): string {
    if (!/^[A-Z]{2}$/.test(code)) return code
    const names = [local, 'en'].map((language) =>
      new Intl.DisplayNames([language], { type: 'region' }).of(code),
    )
    return [...new Set(names)].join(' / ')
  }

  function shown(field: NoticeField, value: string | null): string {
    if (value === null) return ''
    const key = field === 'sex' ? `sex-${value.toLowerCase()}` : null
    if (key) return [local, 'en' as const].map((language) => say(language, key)).join(' / ')
    if (field === 'nationality') return value.split(', ').map(country).join(', ')
    if (field !== 'portrait') return value
    const held = value === String(pictures.length) ? [] : both('notice-portraits', { count: value })
    const on =
      pictures.length > 0 ? both('notice-portraits-on', { count: String(pictures.length) }) : []
    return [...on, ...held].join(' / ')
  }
}
