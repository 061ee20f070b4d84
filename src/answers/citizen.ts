import { type CountryCode, homeOf, type Language } from '../domain/language.ts'
import type { NamedCountry } from './countries-named.ts'
import type { Word } from './words.ts'

/** Words that make the country behind them the one people are of: `orang Filipina`, `lao động Việt Nam`. */
const people: Record<Language, readonly string[]> = {
  id: ['orang', 'warga', 'warga negara', 'saya dari', 'aku dari', 'saya orang', 'asal', 'pekerja'],
  vi: ['nguoi', 'cong dan', 'lao dong', 'khach', 'em la nguoi', 'toi la nguoi', 'quoc tich'],
}

/**
 * Whose law is asked about: the country of the language, unless another is said. People of the host country
 * ("menikah dengan orang Taiwan") are none who ask, so a person's country counts only before a second one, or
 * where it is the other of the two we know.
 */
export function citizenIn(
  words: readonly Word[],
  named: readonly NamedCountry[],
  language: Language,
): CountryCode {
  const own = homeOf[language]
  if (words.some(({ folded }) => folded === 'wni')) return 'ID'
  for (const { code, from } of named) {
    if (code === own || !isOfPeople(words, from, language)) continue
    const isOther = Object.values<CountryCode>(homeOf).includes(code)
    if (isOther || named.some((other) => other.code !== code)) return code
  }
  return own
}

function isOfPeople(words: readonly Word[], at: number, language: Language): boolean {
  return people[language].some((phrase) => {
    const parts = phrase.split(' ')
    return parts.every((part, i) => words[at - parts.length + i]?.folded === part)
  })
}
