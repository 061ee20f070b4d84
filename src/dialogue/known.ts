import type { Knowledge } from '../domain/knowledge.ts'
import type { CountryCode, Language } from '../domain/language.ts'

/** The part of what we know that a conversation draws on. */
export type Known = Pick<
  Knowledge,
  'flows' | 'help' | 'countries' | 'corridors' | 'patterns' | 'articles'
>

/** A country's name in a language; its code where we know no name. */
export function countryName(code: CountryCode, language: Language, known: Known): string {
  return known.countries.find((country) => country.code === code)?.names[language] ?? code
}
