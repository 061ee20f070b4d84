import type { Corridor } from './corridor.ts'
import type { Flow } from './flow.ts'
import type { HelpEntry } from './help.ts'
import type { CountryCode, TextLanguage } from './language.ts'
import type { AgencyNotice } from './notice.ts'
import type { Pattern } from './pattern.ts'
import type { Country, KnownBody, KnownPlace } from './place.ts'

/** Everything `content/` loaded from `flows/` and `knowledge/`, checked, with no wording in it. */
export type Knowledge = {
  flows: Flow[]
  patterns: Pattern[]
  notices: AgencyNotice[]
  corridors: Corridor[]
  help: { country: CountryCode; entries: HelpEntry[] }[]
  countries: Country[]
  places: KnownPlace[]
  bodies: KnownBody[]
  /** Chat spellings and the word they stand for, per language: `yg` -> [`yang`]. */
  spellings: Record<TextLanguage, Record<string, string[]>>
  judge: JudgeNumbers
  distress: DistressRules
}

/** `knowledge/judge.yaml`: every number the judge uses. */
export type JudgeNumbers = {
  /** Points from which an offer is `danger` and from which it is `caution`. */
  dangerFrom: number
  cautionFrom: number
  /** How much of a second, third ... sign of the same family counts. */
  sameFamily: number
  /** Points added for each further family that speaks too. */
  corroboration: number
}

/** `knowledge/distress.yaml`: phrases by which a person in danger, or a family, is heard. */
export type DistressRules = {
  distress: Record<TextLanguage, string[]>
  selfHarm: Record<TextLanguage, string[]>
  child: Record<TextLanguage, string[]>
  missing: Record<TextLanguage, string[]>
  /** Whole messages that are a cry for help by themselves, e.g. an emoji. */
  alone: string[]
  vetoes: Record<TextLanguage, string[]>
}
