import type { Article } from '../domain/article.ts'
import type { Corridor, PayBand } from '../domain/corridor.ts'
import type { Cues } from '../domain/cue.ts'
import type { Flow } from '../domain/flow.ts'
import type { HelpEntry } from '../domain/help.ts'
import type { DistressRules, JobWords, JudgeNumbers, Knowledge } from '../domain/knowledge.ts'
import type { CountryCode, TextLanguage } from '../domain/language.ts'
import type { AgencyNotice } from '../domain/notice.ts'
import type { Pattern } from '../domain/pattern.ts'
import type { Country, KnownBody, KnownPlace } from '../domain/place.ts'
import type { SavedReply } from '../domain/saved-reply.ts'
import type { WordingQuestion, WordingWeight } from '../domain/wording.ts'
import type { Fault } from './fault.ts'

/** Something read, and where it was read: the file, and the path within it as faults print it. */
export type Entry<T> = { file: string; path: string; value: T }

/** The texts of one file in `locales/`. */
export type Bundle = { language: TextLanguage; namespace: string; texts: Map<string, string> }

/** What the code counts on to be in the content, see `checks/spoken-by-code.ts`. */
export type SpokenByCode = {
  /** Text keys; `check:*` stands for all of a namespace, `check:danger.*` for all that begin so. */
  keys: readonly string[]
  /** Slots the code fills in texts of flows, besides the helplines. */
  slots: readonly string[]
  /** Steps the code goes to by itself, `flow:step`. */
  steps: readonly string[]
}

/** All content of one root, read and held against its shapes but not yet checked as a whole. */
export type House = {
  flows: Entry<Flow>[]
  patterns: Entry<Pattern>[]
  notices: Entry<AgencyNotice>[]
  corridors: Entry<Corridor>[]
  payAtHome: Entry<Record<CountryCode, PayBand[]>>[]
  jobs: Entry<JobWords>[]
  help: Entry<{ country: CountryCode; entry: HelpEntry }>[]
  articles: Entry<Article>[]
  countries: Entry<Country>[]
  places: Entry<{ asOf: string; place: KnownPlace }>[]
  bodies: Entry<{ asOf: string; body: KnownBody }>[]
  spellings: Entry<{ language: TextLanguage; words: Knowledge['spellings']['id'] }>[]
  /** Named by their file; `file-name-is-cue` sees to it that the code knows the name. */
  cues: Entry<{ name: string; phrases: Cues[keyof Cues] }>[]
  /** What is asked of the words, and the lines that answer it; one entry a file. */
  wording: Entry<{ question: WordingQuestion; lines: WordingWeight[] }>[]
  judge: Entry<JudgeNumbers>[]
  distress: Entry<DistressRules>[]
  /** In the order workers see them. */
  savedReplies: Entry<SavedReply>[]
  notAnswered: Entry<Knowledge['notAnswered']>[]
  sameWords: Entry<Knowledge['sameWords']>[]
  bundles: Entry<Bundle>[]
  /** Files that are there but could not be read in full: what they would have held is not called missing. */
  broken: ReadonlySet<string>
  spoken: SpokenByCode
  /** The day it is, `YYYY-MM-DD`. */
  today: string
}

/** One check over the whole house. */
export type Check = (house: House) => Fault[]
