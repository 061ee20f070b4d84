import type { Knowledge } from '../domain/knowledge.ts'
import type { CountryCode, Language } from '../domain/language.ts'

/** The part of what we know that a conversation draws on. */
export type Known = Pick<
  Knowledge,
  'flows' | 'help' | 'countries' | 'corridors' | 'patterns' | 'articles'
>

/** Whose people write in a language: its rules, its ministry and its offices are the ones we name. */
export const homeOf: Record<Language, CountryCode> = { id: 'ID', vi: 'VN' }

/** A country's name in a language; its code where we know no name. */
export function countryName(code: CountryCode, language: Language, known: Known): string {
  return known.countries.find((country) => country.code === code)?.names[language] ?? code
}
