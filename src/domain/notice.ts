import type { CountryCode } from './language.ts'
import type { Span } from './offer.ts'

/** What an authority did or said. Only the first four may raise a level, see `offer/look-up/look-up.ts`. */
export const natures = [
  'revoked',
  'unlicensed',
  'imitation',
  'suspended',
  'fined',
  'charged',
  'named',
  'licensed',
] as const
export type Nature = (typeof natures)[number]

/** One dated notice about a firm: a row of `knowledge/agencies/<country>.csv`. */
export type AgencyNotice = {
  name: string
  aliases: string[]
  /** Whose list it is on: the country of the authority. */
  country: CountryCode
  nature: Nature
  authority: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  listedOn: string
  /** When a suspension ends or ended; null where the source does not say. */
  endsOn: string | null
  /** The thing it was about, in the source's sense, e.g. a site imitated or the reason of a fine; may be empty. */
  about: { id: string; vi: string }
  licence: string | null
  city: string | null
  source: string
}

/** How a name in an offer met a notice. */
export type AgencyMatch = {
  /** The name as the offer writes it. */
  name: string
  span: Span
  notice: AgencyNotice
  match: 'exact' | 'similar'
  /** Whether this notice still stands today (a suspension not over, not cleared later). */
  inForce: boolean
}
