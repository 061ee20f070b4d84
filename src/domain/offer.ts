import type { CountryCode, TextLanguage } from './language.ts'

/** A stretch of the person's own words: UTF-16 offsets into the text as received. */
export type Span = { start: number; end: number; quote: string }

/** What kind of message this is. Distress is looked for in every message before anything else. */
export type MessageKind = 'offer' | 'question' | 'distress' | 'missing' | 'other'

/** An amount of money as written, and what it is for as far as the words around it tell. */
export type Money = {
  span: Span
  /** The lowest and highest amount, in whole units of the currency. */
  low: number
  high: number
  /** ISO 4217, or null where the text names none. */
  currency: string | null
  role: 'pay' | 'fee' | 'advance' | 'unknown'
  period: 'hour' | 'day' | 'week' | 'month' | 'year' | null
}

export type Contact = {
  span: Span
  kind: 'phone' | 'link' | 'handle' | 'email' | 'account'
  /** Normalised: E.164 for phones, host and path for links, lower case for the rest. */
  value: string
  app: 'whatsapp' | 'telegram' | 'zalo' | 'line' | 'messenger' | null
}

export type Place = {
  span: Span
  country: CountryCode
  name: string
  kind: 'country' | 'scam-hub' | 'hub-town' | 'border-crossing' | 'transit-town' | 'city'
  hub: boolean
  /** Where the work is, what lies on the way, or where somebody or something is from. */
  role: 'to' | 'via' | 'of'
}

/** Everything read out of one offer. Pure data; each part keeps its span. */
export type Extract = {
  language: TextLanguage
  agencies: { span: Span; name: string }[]
  licences: Span[]
  contacts: Contact[]
  money: Money[]
  places: Place[]
  /** The country of work as far as the text tells: the last named foreign one wins over transit. */
  destination: CountryCode | null
  /** Countries named on the way. */
  transit: CountryCode[]
  jobs: Span[]
  ages: { span: Span; low: number | null; high: number | null }[]
}

/** A fact about an offer that patterns may rest on, each computed in `offer/facts/facts.ts`. */
export const factNames = [
  'destination-closed',
  'destination-suspended',
  /** No authority has spoken, and the country is one with scam hubs: no lawful way to it was found. */
  'destination-no-channel',
  /** A closed compound is named, or office work in a town known for them. */
  'scam-hub-named',
  /** A town known for compounds where honest factories, hotels and ports hire too. */
  'hub-town-named',
  'border-crossing-named',
  'pay-far-above-skill',
  /** Far below what law or the official contract of that job and country grants. */
  'pay-below-standard',
  'fee-asked',
  'fee-large',
  /** More than the rule of the worker's own country allows, see `fees` in `knowledge/corridors`. */
  'fee-above-cap',
  /** Money is asked, and the account named beside it is a person's or a wallet. */
  'paid-to-a-person',
  'no-employer-named',
  'contact-chat-only',
  'contact-foreign-phone',
  'accepts-minors',
  'licence-number-given',
  'imitated-domain',
  'official-name-unofficial-contact',
  /** Words and turns that dangerous offers use more than honest ones, see `offer/wording/wording.ts`. */
  'worded-as-danger',
  'work-abroad',
  /** Somebody is asked to come and work, or is offered money: not a report of it. */
  'offer-work',
] as const
export type FactName = (typeof factNames)[number]

export type Facts = ReadonlyMap<FactName, Span | null>
