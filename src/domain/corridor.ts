import type { CountryCode } from './language.ts'
import type { Source } from './source.ts'

/** What is officially known of going from one country to work in another. */
export type Corridor = {
  origin: CountryCode
  destination: CountryCode
  /**
   * `closed`: an authority says it is no placement country. `suspended`: sending is stopped for now.
   * `restricted`: open for some jobs or channels only. `open`: lawful channels exist.
   * `unknown`: no statement was found, and the product says so.
   */
  placement: 'closed' | 'suspended' | 'restricted' | 'open' | 'unknown'
  /** Who says so; null only where placement is `unknown`. */
  said: { authority: Words; on: string; source: Source } | null
  /** Lawful ways, the best first. */
  channels: { name: Words; runBy: string; site: string | null; source: Source }[]
  fees: { rule: Words; source: Source; cap?: FeeCap | undefined }[]
  pay: PayBand[]
}

/** A rule on fees as far as it can be reckoned with. */
export type FeeCap =
  /** Nothing may be asked for being placed in these jobs, see `knowledge/jobs.yaml`. */
  | { freeFor: string[] }
  /** All service fees of a contract together, in months of its pay. */
  | { monthsOfPay: number }
  /** Nothing for a go-between. */
  | { brokerage: 'none' }

/** The same thing in both languages people are answered in. */
export type Words = { id: string; vi: string }

export type PayBand = {
  job: string
  low: number
  high: number
  currency: string
  basis: 'legal minimum' | 'contract standard' | 'reported typical' | 'job order'
  asOf: string
  confidence: 'high' | 'med' | 'low'
  source: string
}
