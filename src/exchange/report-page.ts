import type { Language } from '../domain/language.ts'
import type { MissingField, Report } from '../domain/report.ts'
import { writtenDay } from '../domain/written-date.ts'
import { dayOf } from './htcds-record.ts'
import type { SayExchange } from './labels.ts'
import { type PageRow, pagePdf } from './page-pdf.ts'

/**
 * What the family's page says, in the order an office asks. How we may write to the family, and whether the
 * telephone is watched, is between them and us and stays off a paper that is carried around.
 */
export const pageFields: readonly MissingField[] = [
  'name',
  'other-names',
  'sex',
  'birth-year',
  'nationality',
  'languages',
  'marks',
  'photo',
  'last-contact-on',
  'last-contact-by',
  'last-place',
  'last-words',
  'left-on',
  'destination',
  'route',
  'visa',
  'job-promised',
  'pay-promised',
  'offer-seen-at',
  'recruiter',
  'money-asked',
  'money-terms',
  'reported-at',
  'relationship',
]

const spoken = new Set(['yes', 'no', 'unknown', 'female', 'male'])

/**
 * One page a family carries to the police, Kemlu or Sở Ngoại vụ, in their language and in English. Lines that
 * nobody answered stay empty, to be filled in by hand.
 * @param at when it is made, epoch milliseconds
 */
export function reportPages(say: SayExchange, now: () => number) {
  return function reportPage(report: Report, language: Language): Promise<Uint8Array> {
    const at = now()
    const both = (key: string) => [language, 'en' as const].map((one) => say(one, key))
    const rows = pageFields.map((field): PageRow => {
      const key = `report-${field}`
      const value = report.answers[field]?.value?.trim() ?? ''
      const shown = spoken.has(value) ? both(`value-${value}`).join(' / ') : value
      return { label: say(language, key), english: say('en', key), value: shown }
    })
    return pagePdf({
      title: say(language, 'report-title'),
      english: say('en', 'report-title'),
      notes: both('report-what'),
      rows,
      // Each line has the day as its readers write it.
      foot: [
        say(language, 'report-foot', { date: writtenDay(at, language) }),
        say('en', 'report-foot', { date: dayOf(at) }),
      ].join('\n'),
      at,
    })
  }
}
