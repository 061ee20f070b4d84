import type { IndicatorMatch } from './indicator.ts'
import type { TextLanguage } from './language.ts'
import type { Measure } from './measure.ts'
import type { AgencyMatch } from './notice.ts'
import type { Extract, MessageKind, Span } from './offer.ts'
import type { Family } from './pattern.ts'

/** How an offer is judged. There is no level that says an offer is safe. */
export const levels = ['no-known-signs', 'caution', 'danger'] as const
export type Level = (typeof levels)[number]

/** A pattern seen in the offer, with the person's own words where words caused it. */
export type Sign = {
  pattern: string
  family: Family
  strong: boolean
  weight: number
  span: Span | null
}

/** Why a level is not the lowest although no sign was found. */
export type Thin = 'who' | 'what' | 'where'

export type Verdict = {
  language: TextLanguage
  kind: MessageKind
  /** Set where the kind is distress: who is in danger of what. */
  danger: 'held' | 'self-harm' | 'child' | null
  /** Null only where the message holds no offer. */
  level: Level | null
  /** 0..1, grows with the evidence for danger. */
  score: number
  /** Strongest first. */
  signs: Sign[]
  agencies: AgencyMatch[]
  /** Marks of our own on numbers, accounts and links it names; missing where none was looked for. */
  marks?: IndicatorMatch[]
  /** What the offer does not say, where that alone keeps it from the lowest level. */
  missing: Thin[]
  /** What figures of the offer were held against, where they are out of measure. */
  measures: Measure[]
  extract: Extract
}

/** The higher of two levels. */
export function higher(a: Level, b: Level): Level {
  return levels.indexOf(a) >= levels.indexOf(b) ? a : b
}
