import type { TextLanguage } from './language.ts'
import type { FactName } from './offer.ts'
import type { Source } from './source.ts'

export const families = [
  'money',
  'documents',
  'route-and-visa',
  'job-and-pay',
  'contact-and-identity',
  'pressure-and-secrecy',
  'impersonation',
  'exploitation',
] as const
export type Family = (typeof families)[number]

/**
 * One scam pattern: `knowledge/patterns/<family>/<id>.yaml`. What it says to people stands in
 * `locales/<lang>/patterns.json` under its id.
 */
export type Pattern = {
  id: string
  family: Family
  /** A strong pattern may not hit any innocent text in the house. */
  strength: 'strong' | 'weak'
  /** Evidence for danger, in points; `knowledge/judge.yaml` says how points become a level. */
  weight: number
  sources: Source[]
  /** Phrases per language, in the phrase language of `offer/phrases/phrase.ts`. One of them is enough. */
  signals: Partial<Record<TextLanguage, string[]>>
  /** Facts of the offer; one of them is enough as well. */
  facts: FactName[]
  /** Facts that must also hold before a phrase counts. */
  needs: FactName[]
  /** Words with their marks that show a folded match to be another word, e.g. `cấm` for `cam`. */
  vetoes: Partial<Record<TextLanguage, string[]>>
  /** Whether "not", "without" or "free of" just before a match turns it off. */
  negatable: boolean
  hits: Partial<Record<TextLanguage, string[]>>
  innocents: Partial<Record<TextLanguage, string[]>>
}
