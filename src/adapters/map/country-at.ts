import { createRequire } from 'node:module'
import type { CountryCode } from '../../domain/language.ts'

type CountryCoder = { iso1A2Code(at: [longitude: number, latitude: number]): string | null }

// The borders of the world are large and seldom asked for: loaded when the first pin comes.
let borders: CountryCoder | null = null

/** The country of a point on the map, ISO 3166-1 alpha-2; null at sea. Looked up on this machine, nobody is asked. */
export function countryAt(latitude: number, longitude: number): CountryCode | null {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null
  borders ??= createRequire(import.meta.url)('@rapideditor/country-coder') as CountryCoder
  return borders.iso1A2Code([longitude, latitude])
}
