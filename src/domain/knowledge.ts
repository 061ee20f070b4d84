import type { Article } from './article.ts'
import type { Corridor, PayBand } from './corridor.ts'
import type { Cues } from './cue.ts'
import type { Flow } from './flow.ts'
import type { HelpEntry } from './help.ts'
import type { CountryCode, Language, TextLanguage } from './language.ts'
import type { AgencyNotice } from './notice.ts'
import type { FactName } from './offer.ts'
import type { Pattern } from './pattern.ts'
import type { Country, KnownBody, KnownPlace } from './place.ts'
import type { SavedReply } from './saved-reply.ts'
import type { WordingWeights } from './wording.ts'

/** Everything `content/` loaded from `flows/` and `knowledge/`, checked, with no wording in it. */
export type Knowledge = {
  flows: Flow[]
  patterns: Pattern[]
  notices: AgencyNotice[]
  corridors: Corridor[]
  help: { country: CountryCode; entries: HelpEntry[] }[]
  /** Each in one language; those of the same id answer the same questions. */
  articles: Article[]
  countries: Country[]
  places: KnownPlace[]
  bodies: KnownBody[]
  /** Chat spellings and the word they stand for, per language: `yg` -> [`yang`]. */
  spellings: Record<TextLanguage, Record<string, string[]>>
  /** Words that say the same where somebody asks, per language: lists of one to six words each. */
  sameWords: Record<Language, string[][]>
  /** Questions no article answers, per language: what is near to one is declined. */
  notAnswered: Record<Language, string[]>
  cues: Cues
  /** What words say, learned from labelled texts. */
  wording: WordingWeights
  jobs: JobWords
  payAtHome: Record<CountryCode, PayBand[]>
  judge: JudgeNumbers
  distress: DistressRules
  /** In the order workers see them. */
  savedReplies: SavedReply[]
}

/** `knowledge/jobs.yaml`: phrases per kind of work. */
export type JobWords = Record<string, Record<TextLanguage, string[]>>

/** `knowledge/judge.yaml`: every number the judge uses. */
export type JudgeNumbers = {
  /** Points from which an offer is `danger` and from which it is `caution`. */
  dangerFrom: number
  cautionFrom: number
  /** How much of a second, third ... sign of the same family counts. */
  sameFamily: number
  /** Points added for each further family that speaks too. */
  corroboration: number
  /** How many points move the score from 0.5 to 0.73. */
  scoreStep: number
  /** What the wording of a text decides beside signs and cues, in log odds; see `domain/wording.ts`. */
  wording: {
    /** Log odds above which wording speaks for danger, and below which against; points for each one beyond. */
    even: number
    honest: number
    perOdds: number
    /** Points that honest wording takes from signs at most; 0 or below. */
    least: number
    /** Points taken for each log odds that no recruiter speaks, and how many at most; 0 or below. */
    perOther: number
    leastOther: number
    /** The same where nobody who reads is called. */
    leastTold: number
    /** Log odds of danger below which an offer at home need not name who hires, for what and where. */
    homelyBelow: number
    /** Log odds that a recruiter speaks from which a danger counts that no rule takes for an offer. */
    opensFrom: number
    /** Log odds of the whole below which a part of it makes no offer. */
    reportBelow: number
    /** Log odds that a recruiter speaks below which what stands beside a quotation tells of it. */
    toldBelow: number
    /** Odds from which a person in danger or a family is heard. */
    helpFrom: number
    /** The same where no rule heard anything of harm or loss. */
    helpAloneFrom: number
    /** Odds below which rules that hear one in a recruiter's words are not believed. */
    noHelpBelow: number
  }
  /** Points of a notice in force on an exactly matching name. */
  notices: { revoked: number; unlicensed: number; imitation: number; suspended: number }
  /**
   * Points of a mark of our own on a number or link: `seen` may raise to caution and never decides about danger,
   * `campaign` counts as any sign.
   */
  marks: { seen: number; campaign: number }
  /** For how many months a suspension without an end is taken to be in force. */
  suspensionMonths: number
  /** Facts that say what an offer lacks. They may raise to caution, never to danger. */
  absences: FactName[]
  /** Facts that alone keep an offer from the lowest level. */
  careful: FactName[]
  /** What makes a text an offer: points per cue, and how many are needed. */
  offer: {
    from: number
    /** Points that somebody is called, asked or charged: nobody is, in news. */
    callFrom: number
    points: Record<OfferCue, number>
  }
  pay: {
    /** What one US dollar is worth in a currency; rough, for comparing only. */
    perDollar: Record<string, number>
    /** Dollars a month above which pay for work without a trade is far above what the country pays. */
    ceiling: Record<CountryCode, number>
    ceilingElsewhere: number
    /** How many times what is usual counts as far above it, and how much honest overtime adds in some jobs. */
    farAbove: number
    overtime: number
    /** How much more than the rough ceiling hands from abroad may honestly earn, see `offer/facts/pay-measure.ts`. */
    handsAbroad: number
    overtimeJobs: string[]
    /** The share of a legal minimum or contract standard below which pay is far below it. */
    farBelow: number
    /** Jobs that come under a country's general minimum wage. */
    minimumWageJobs: string[]
    /** Dollars a day promised for small tasks at home. */
    taskDay: number
  }
  /** Dollars asked of the worker from which a fee is large. */
  largeFee: number
  fees: {
    /** Dollars from which money asked for a job that is free by rule counts: papers one pays oneself cost less. */
    freeFrom: number
    /** How far a sum that is not called a service fee may lie above its cap: it may hold courses and a ticket. */
    allIn: number
    /** Dollars up to which a visa or a ticket costs what states and airlines take. */
    atCost: number
  }
  /** Lowest age that may work abroad, in an ordinary job at home, and in a place of night amusement. */
  lowestAge: { abroad: number; home: number; nightlife: number }
}

/** What the judge of kinds counts. */
export const offerCues = [
  'hiring',
  'announcement',
  'apply',
  'invite',
  'told',
  'handled',
  'demand',
  'demand-amount',
  'task',
  'contact',
  'advert',
  'pay-amount',
  'lure',
  'benefit',
  'requirement',
  'job',
  'abroad-work',
  'agency',
  'headcount',
  'office',
  'strong-sign',
] as const
export type OfferCue = (typeof offerCues)[number]

/** What a phrase says of a person in danger; `offer/distress/distress.ts` says how these work together. */
export const distressGroups = [
  'distress',
  'trapped',
  'strain',
  'hints',
  'unpaid',
  'far',
  'pleas',
  'selfHarm',
  'child',
  'missing',
  'search',
  'self',
  'family',
  'kin',
  'others',
  'offices',
  'reports',
  'recruiter',
  'hypothetical',
  'asked',
  'please',
  'told',
] as const
export type DistressGroup = (typeof distressGroups)[number]

/** `knowledge/distress.yaml`: phrases by which a person in danger, or a family, is heard. */
export type DistressRules = Record<DistressGroup, Record<TextLanguage, string[]>> & {
  /** Whole messages that are a cry for help by themselves, e.g. an emoji. */
  alone: string[]
  /** Words with their marks that show a folded match to be another word. */
  vetoes: Record<TextLanguage, string[]>
}
