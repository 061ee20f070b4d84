import type { CountryCode } from './language.ts'

/** A row of `knowledge/places.csv`: a place offers name. Only hubs and crossings may count against one; a hub
 * town hires honestly too. */
export type KnownPlace = {
  name: string
  aliases: string[]
  country: CountryCode
  kind: 'scam-hub' | 'hub-town' | 'border-crossing' | 'transit-town' | 'city'
}

/** A row of `knowledge/countries.yaml`. */
export type Country = {
  code: CountryCode
  names: { id: string; vi: string; en: string }
  aliases: string[]
  /** Aliases that are also ordinary words and need more than themselves to count. */
  ambiguous: string[]
  currency: string
  phonePrefix: string
  /** IANA name of the zone most people there live by; absent: not written down yet. */
  zone?: string
}

/** A row of `knowledge/bodies.csv`: an office or a firm whose name is often borrowed. */
export type KnownBody = {
  name: string
  country: CountryCode
  kind: 'ministry' | 'agency' | 'embassy' | 'hotline' | 'programme' | 'registry' | 'employer'
  domains: string[]
  handles: string[]
  imitations: string
  aliases: string[]
}
