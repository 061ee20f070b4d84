import type { Event } from '../domain/event.ts'
import { fold } from '../domain/fold.ts'
import type { CountryCode } from '../domain/language.ts'
import type { Country } from '../domain/place.ts'
import { bare } from './bare.ts'

/** Longer texts are told about by the places the checker found, not searched again here. */
const searched = 300

/**
 * The country a person is in, as far as this message tells: by a pin, by a place, or by a country's name.
 * Their own country's name alone counts only where the question was asked ("I want to go home to ...").
 */
export function countryTold(
  event: Event,
  home: CountryCode,
  countries: Country[],
  asked: boolean,
): CountryCode | null {
  if (event.place?.country) return event.place.country
  const named = namesIn(event.text, countries)
  const places = event.verdict?.extract.places ?? []
  const abroad =
    places.findLast((place) => place.country !== home)?.country ??
    named.find((country) => country !== home)
  if (abroad) return abroad
  const isName = (name: string) =>
    named.includes(home) && bare(name) !== '' && namesIn(name, countries).length > 0
  if (places.some((place) => place.country === home && !isName(place.name))) return home
  return asked && (named.includes(home) || places.some((place) => place.country === home))
    ? home
    : null
}

/** Countries whose name stands in a short text as words of their own, in the order of the list. */
function namesIn(text: string, countries: Country[]): CountryCode[] {
  if (text.length > searched) return []
  const whole = bare(text)
  const words = ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const named = (country: Country) =>
    [...Object.values(country.names), ...country.aliases].some((alias) => {
      const name = fold(alias).replace(/[^\p{L}\p{N}]+/gu, ' ')
      return country.ambiguous.some((word) => fold(word) === fold(alias))
        ? whole === name
        : words.includes(` ${name} `)
    })
  return countries.filter(named).map((country) => country.code)
}
