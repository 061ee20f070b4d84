import { fold } from '../domain/fold.ts'
import type { CountryCode, Language } from '../domain/language.ts'
import type { Country, KnownPlace } from '../domain/place.ts'
import { longestBehind } from './longest-behind.ts'
import type { Word } from './words.ts'

/** A country named in a question, and which words name it: from `from` up to but not including `to`. */
export type NamedCountry = { code: CountryCode; from: number; to: number }

type Name = { code: CountryCode; everyday: boolean }

/** Finds the countries and known places a question names, in order. */
export type NameCountries = (words: readonly Word[]) => NamedCountry[]

/** Words before a name by which an everyday word is one: `sang hàn`, `ke hk`. */
const before: Record<Language, ReadonlySet<string>> = {
  id: new Set(['ke', 'di', 'dari', 'negara', 'kalau', 'kalo', 'kerja', 'gaji']),
  vi: new Set(
    'di sang qua o ben tu nuoc con den ve tai xkld lam luong don hang visa tieng cho vao'.split(
      ' ',
    ),
  ),
}

/** Everyday words that are hardly ever a country, whatever stands before: by ship, elder brother. */
const never = new Set(['tau', 'y', 'ao', 'tho', 'sec', 'sip'])
const seldom = new Set(['anh', 'my', 'mi', 'phi', 'trung'])
const beforeSeldom = new Set(['di', 'sang', 'qua', 'o', 'ben', 'nuoc', 'con', 'visa'])

/** Everyday words that are a name wherever they stand: short forms that nobody uses otherwise. */
const always: Record<Language, ReadonlySet<string>> = {
  id: new Set(['hk', 'tw', 'sg', 'nz']),
  vi: new Set(['uc', 'úc']),
}
/** With these marks a word is hardly anything but a country, unless one of those stands before. */
const withMarks = new Set(['nhật', 'hàn', 'đài', 'mỹ', 'đức', 'lào'])
const notBehind = new Set(['sinh', 'chu', 'tho', 'nghe', 'dao', 'bao'])

/** @param language whose everyday words are meant */
export function countryNames(
  countries: readonly Country[],
  places: readonly KnownPlace[],
  language: Language,
): NameCountries {
  const names = new Map<string, Name>()
  const add = (name: string, code: CountryCode, everyday: boolean) => {
    const folded = plain(name)
    if (folded === '' || names.has(folded)) return
    names.set(folded, { code, everyday })
  }
  for (const { code, names: own, aliases, ambiguous } of countries) {
    const everyday = new Set(ambiguous.map(plain))
    for (const name of [...Object.values(own), ...aliases]) {
      add(name, code, everyday.has(plain(name)))
    }
  }
  for (const { name, aliases, country } of places) {
    for (const one of [name, ...aliases]) if (plain(one).length > 3) add(one, country, false)
  }
  const longest = longestBehind(names.keys())
  return (words) => named(words, names, longest, language)
}

function named(
  words: readonly Word[],
  names: ReadonlyMap<string, Name>,
  longest: ReadonlyMap<string, number>,
  language: Language,
): NamedCountry[] {
  const found: NamedCountry[] = []
  for (let from = 0; from < words.length; ) {
    const match = longestAt(words, from, names, longest, language)
    if (match === null) from++
    else {
      found.push(match)
      from = match.to
    }
  }
  return found
}

function longestAt(
  words: readonly Word[],
  from: number,
  names: ReadonlyMap<string, Name>,
  longest: ReadonlyMap<string, number>,
  language: Language,
): NamedCountry | null {
  const most = longest.get(words[from]?.folded ?? '') ?? 0
  for (let length = Math.min(most, words.length - from); length > 0; length--) {
    const written = words.slice(from, from + length).map(({ folded }) => folded)
    const name = names.get(written.join(' '))
    if (name && (!name.everyday || length > 1 || isMeant(words, from, language))) {
      return { code: name.code, from, to: from + length }
    }
  }
  return null
}

function isMeant(words: readonly Word[], at: number, language: Language): boolean {
  const word = words[at]?.folded ?? ''
  if (never.has(word)) return false
  // A longer word of Indonesian is a name and nothing else: arab, jordan.
  if (language === 'id' && word.length > 3) return true
  const earlier = words[at - 1]?.folded ?? ''
  if (always[language].has(word)) return true
  if (withMarks.has(words[at]?.marked ?? '') && !notBehind.has(earlier)) return true
  return seldom.has(word) ? beforeSeldom.has(earlier) : before[language].has(earlier)
}

function plain(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
