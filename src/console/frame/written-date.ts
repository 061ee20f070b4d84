import type { StaffLanguage } from '../../domain/desk.ts'
import { localeOf } from './written-time.ts'

/** A date as exact as it is: `20 Nov 2026`, `November 2026`, `2026`; what is none stays as it stands. */
export function writtenDate(on: string, language: StaffLanguage): string {
  const at = Date.parse(on.length === 10 ? `${on}T12:00:00Z` : on.length === 7 ? `${on}-15` : '')
  if (Number.isNaN(at)) return on
  const options: Intl.DateTimeFormatOptions =
    on.length === 10 ? { dateStyle: 'medium' } : { month: 'long', year: 'numeric' }
  return new Intl.DateTimeFormat(localeOf[language], { timeZone: 'UTC', ...options }).format(at)
}

/** `23 Nov`, `23/11`: a day of which everybody knows the year. */
export function writtenDayOfYear(on: string, language: StaffLanguage): string {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: language === 'vi' ? 'numeric' : 'short',
  }
  return new Intl.DateTimeFormat(localeOf[language], { timeZone: 'UTC', ...options }).format(
    Date.parse(`${on}T12:00:00Z`),
  )
}

/** `Malaysia`; a code that is none stays as it stands. */
export function writtenCountry(code: string, language: StaffLanguage): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames(localeOf[language], { type: 'region' }).of(code) ?? code
}

/** The name of a language by its code of ISO 639-3, such as `ind`; the code where it has none. */
export function writtenLanguage(code: string, language: StaffLanguage): string {
  if (!/^[a-z]{2,3}$/.test(code)) return code
  return new Intl.DisplayNames(localeOf[language], { type: 'language' }).of(code) ?? code
}
