import type { Event } from '../domain/event.ts'
import { fold } from '../domain/fold.ts'
import type { CountryCode } from '../domain/language.ts'
import type { Country } from '../domain/place.ts'
import { bare } from './bare.ts'

/** Longer texts are told about by the places the checker found, not searched again here. */
const searched = 300

/**
 * The country a person is in, as far as this message tells: by a pin, by a place, or by a country's name.
 * Their own country's name counts only where a place was asked for: "I want to go home to ..." is none.
 */
export function countryTold(
  event: Event,
  home: CountryCode,
  countries: Country[],
  asked: boolean,
): CountryCode | null {
  if (event.place) return event.place.country
  const names = namesOf(countries)
  const named = namesIn(event.text, names)
  const places = event.verdict?.extract.places ?? []
  const abroad =
    places.findLast(({ country }) => country !== home)?.country ??
    named.find((country) => country !== home)
  if (abroad) return abroad
  const atHome = places.filter(({ country }) => country === home)
  const isCountry = (name: string) => names.some((one) => one.name === plain(name))
  if (atHome.some(({ name }) => !isCountry(name))) return home
  return asked && (atHome.length > 0 || named.includes(home)) ? home : null
}

type Name = { name: string; code: CountryCode; ambiguous: boolean }

/** Countries named in a short text, in the order of the list; an everyday word only as the whole message. */
function namesIn(text: string, names: Name[]): CountryCode[] {
  if (text.length > searched) return []
  const whole = bare(text)
  const words = ` ${plain(text)} `
  return names
    .filter(({ name, ambiguous }) => (ambiguous ? whole === name : words.includes(` ${name} `)))
    .map(({ code }) => code)
}

// The list is the same for every message, and folding it takes longer than the search.
const folded = new WeakMap<Country[], Name[]>()

function namesOf(countries: Country[]): Name[] {
  const known = folded.get(countries)
  if (known) return known
  const names = countries.flatMap(({ code, names, aliases, ambiguous }) => {
    const everyday = new Set(ambiguous.map(plain))
    const all = new Set([...Object.values(names), ...aliases].map(plain))
    return [...all].map((name) => ({ name, code, ambiguous: everyday.has(name) }))
  })
  folded.set(countries, names)
  return names
}

/** Folded words with single spaces between them. */
function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
