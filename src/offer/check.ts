import type { CueName } from '../domain/cue.ts'
import type { Explanation } from '../domain/explanation.ts'
import type { Knowledge, OfferCue } from '../domain/knowledge.ts'
import type { CountryCode, TextLanguage } from '../domain/language.ts'
import type { FactName, Span } from '../domain/offer.ts'
import { levels, type Sign, type Verdict } from '../domain/verdict.ts'
import { type Distress, indexDistress, type Listening, listen } from './distress/distress.ts'
import { explain } from './explain.ts'
import { extract, homeOf, homesOf } from './extract/extract.ts'
import { hasOwnAddress } from './facts/contact-facts.ts'
import { namesEmployer } from './facts/employer.ts'
import {
  type FactSources,
  firstCue,
  indexCorridors,
  indexCurrencies,
} from './facts/fact-sources.ts'
import { factsOf, measuresOf } from './facts/facts.ts'
import { knownSites } from './facts/imitation.ts'
import { missingOf, namesPlace } from './facts/thin.ts'
import { absentSigns, judge } from './judge.ts'
import { type OfferEvidence, offerEvidence } from './kind/kind.ts'
import { isOtherWord } from './kind/other-words.ts'
import { withSigns } from './kind/sign-evidence.ts'
import {
  type IndicatorIndex,
  marksOn,
  noIndicators,
  ofMark,
  signOfMarks,
} from './look-up/indicators.ts'
import { indexNotices, lookUp, type NoticeIndex } from './look-up/look-up.ts'
import { bareName, isLookUp, isQuestion } from './look-up/look-up-message.ts'
import { indexPatterns, notice } from './notice.ts'
import { hear, sentencesOf } from './phrases/hear.ts'
import { lexicon } from './phrases/lexicon.ts'
import { languageOf } from './read/language.ts'
import { read } from './read/read.ts'
import { indexSpellings } from './read/spellings.ts'
import { reassuring } from './wording/left-out.ts'
import { otherWays } from './wording/other-ways.ts'
import { partedByQuotes, reports } from './wording/quoted.ts'
import { indexWording, type Wording, wordingOf } from './wording/wording.ts'

/** What the checker needs to know. */
export type CheckerKnowledge = Pick<
  Knowledge,
  | 'patterns'
  | 'notices'
  | 'corridors'
  | 'countries'
  | 'places'
  | 'bodies'
  | 'spellings'
  | 'cues'
  | 'wording'
  | 'jobs'
  | 'payAtHome'
  | 'judge'
  | 'distress'
>

/** What firms, numbers and links are looked up in. Another one may take its place before any message. */
export type Lists = { notices: NoticeIndex; indicators: IndicatorIndex }

export type CheckOptions = {
  /** The language the person writes, for texts that show none. */
  language?: TextLanguage
  /** A pattern taken not to be there, for measuring what it is worth. */
  without?: string
}

export type Checker = {
  /** Judges one message. Never throws, whatever the text. */
  check(text: string, options?: CheckOptions): Verdict
  /** A verdict in the order in which it is told; null where the message holds no offer. */
  explain(verdict: Verdict, origin: CountryCode): Explanation | null
  /**
   * All patterns seen in a text, whatever its kind: for proving patterns.
   * @param given facts taken to hold, beside those that do
   */
  signsOf(text: string, given?: readonly FactName[]): Sign[]
  /** Whether a person in danger, or a family that seeks somebody, speaks. Cheap enough for every message. */
  hearsDistress(text: string): boolean
}

/** An offer that names pay, a price or somebody to answer is one, whatever else is told beside it. */
const firm: OfferCue[] = ['pay-amount', 'demand-amount', 'contact']
/** By these an offer still calls whoever reads it, though it stands in quotation marks. */
const callsReader: OfferCue[] = ['hiring', 'apply', 'invite', 'task', 'demand-amount', 'contact']

/**
 * Makes the checker. Throws `PhraseFault` where the knowledge holds a phrase that cannot be read.
 * @param today the date in the store's zone, `YYYY-MM-DD`: notices begin and end
 * @param live the lists as they are now, asked once a message; null: the notices of `knowledge`, and no marks
 */
export function createChecker(
  knowledge: CheckerKnowledge,
  today: () => string,
  live: () => Lists | null = () => null,
): Checker {
  const spellings = indexSpellings(knowledge.spellings)
  const words = lexicon(knowledge)
  const patterns = indexPatterns(knowledge.patterns)
  const distress = indexDistress(knowledge.distress)
  const wording = indexWording(knowledge.wording)
  const shipped: Lists = { notices: indexNotices(knowledge.notices), indicators: noIndicators }
  const corridors = indexCorridors(knowledge.corridors)
  const currencyOf = indexCurrencies(knowledge.countries)
  const sites = knownSites(knowledge.bodies)
  const numbers = knowledge.judge
  // Nothing below may hold on to `knowledge`: phrases and weights stay in their indexes only.
  const { payAtHome } = knowledge
  const hubs = knowledge.places.filter(({ kind }) => kind === 'scam-hub' || kind === 'hub-town')
  const hubCountries = new Set(hubs.map(({ country }) => country))
  const absent = new Set([...absentSigns(knowledge.patterns, numbers), ofMark])

  /** Reads a text and finds everything that judging rests on. */
  const study = (text: string, fallback: TextLanguage) => {
    const reading = read(text, spellings)
    const sentences = sentencesOf(reading)
    const { language, all } = languageOf(reading, fallback)
    const heard = hear(reading, sentences, words.index).filter((hit) => !isOtherWord(reading, hit))
    const year = Number(today().slice(0, 4))
    const extracted = extract(reading, sentences, heard, words, language, year)
    const plain = offerEvidence(reading, sentences, heard, extracted, numbers.offer)
    const sources: FactSources = {
      reading,
      sentences,
      heard,
      extract: extracted,
      abroad: plain.cues.has('abroad-work'),
      origins: homesOf(language === 'en' ? all : [language]),
      corridors,
      hubCountries,
      sites,
      payAtHome,
      currencyOf,
      numbers,
    }
    const worded = wordingOf(reading, reassuring(heard), wording)
    const measured = measuresOf(sources)
    const facts = new Map(factsOf(sources, measured))
    if (worded.odds.danger > numbers.wording.even) facts.set('worded-as-danger', worded.span)
    const listening = listen(reading, sentences, distress, {
      far: extracted.places.some(({ country }) => country !== homeOf(language)),
      hub: extracted.places.some(({ hub }) => hub),
    })
    // What the signs would be if this were an offer tells whether it is one.
    const offerFacts = new Map([...facts, ['offer-work', null] as const])
    const signs = notice(reading, offerFacts, patterns)
    const evidence = withSigns(
      plain,
      { signs, facts, tells: listening.tells },
      reading,
      sentences,
      heard,
      numbers.offer,
    )
    return {
      reading,
      sentences,
      heard,
      extracted,
      evidence,
      sources,
      measured,
      facts,
      signs,
      listening,
      worded,
    }
  }

  type Study = ReturnType<typeof study>
  const isFirm = ({ isOffer, cues }: OfferEvidence) => isOffer && firm.some((cue) => cues.has(cue))

  /** Whom a message calls for: heard by rules, or by the wording where the rules know no phrase of it. */
  const heardIn = ({ evidence, listening, worded }: Study): Distress => {
    const byRule = listening.decide(isFirm(evidence))
    // "Qua rồi ở luôn" is no cry in the mouth of a recruiter; without marks it may look like one.
    const isRecruiter = worded.odds.help < numbers.wording.noHelpBelow && worded.odds.offer > 0
    return (isRecruiter ? null : byRule) ?? calls(worded, listening)
  }
  const calls = ({ odds }: Wording, { anything, asksFavour }: Listening): Distress => {
    const { helpFrom, helpAloneFrom } = numbers.wording
    // "Tolong" is in most calls, and in most questions.
    if (asksFavour) return null
    // What is rather said by a recruiter calls nobody.
    if (odds.help < (anything ? helpFrom : helpAloneFrom) || odds.help < odds.offer) return null
    return odds.missing > 0
      ? { kind: 'missing', danger: null }
      : { kind: 'distress', danger: 'held' }
  }

  /**
   * What a report or a warning says beside the words it quotes. Only where nobody is called, asked, given a price or
   * a number to write to, in the quotation or beside it, so that quotation marks and a word of warning hide no offer.
   */
  const toldOf = (seen: Study, language: TextLanguage): Study => {
    const parts = seen.extracted.contacts.length > 0 ? null : partedByQuotes(seen.reading)
    if (!parts || heardIn(seen)) return seen
    const calls = ({ evidence: { cues } }: Study) => callsReader.some((cue) => cues.has(cue))
    const told = study(parts.beside, language)
    const asks = told.sentences.questions.includes(true)
    if (asks || !reports(told.heard) || calls(told) || told.evidence.isOffer) return seen
    if (told.evidence.cues.has('pay-amount') || calls(study(parts.quoted, language))) return seen
    return told
  }

  const verdictOn = (seen: Study, options: CheckOptions, lists: Lists): Verdict => {
    const { reading, sentences, extracted, evidence, worded } = seen
    const { abroad } = seen.sources
    const { notices } = lists
    const found = seen.signs.filter(({ pattern }) => pattern !== options.without)
    const marks = marksOn(extracted.contacts, lists.indicators, today())
    const danger = heardIn(seen)
    const hears = (cue: CueName) => firstCue(seen.heard, cue) !== undefined
    const missing = missingOf(extracted, {
      employer: namesEmployer(seen.sources),
      office: hears('office') || hasOwnAddress(extracted),
      place: namesPlace(reading),
      announced: hears('announcement'),
      ship: hears('ship'),
      abroad,
      homely: worded.odds.danger < numbers.wording.homelyBelow,
    })
    let agencies = lookUp(reading, extracted, notices, today(), numbers.suspensionMonths)
    const judgedBy = (signs: Sign[]) =>
      judge(
        {
          signs,
          agencies,
          missing,
          facts: seen.facts,
          abroad,
          ruled: evidence.isOffer,
          odds: worded.odds,
        },
        numbers,
        absent,
      )
    const unmarked = judgedBy(found)
    // Wording alone opens the way only for what it calls a danger, so that no question is told to be careful.
    const isWorded = unmarked.level === 'danger' && worded.odds.offer > numbers.wording.opensFrom
    // "Keluarga kami mencari ..." has an advert's word in it, and no offer, unless all else says so.
    const offered =
      danger?.kind === 'missing' && unmarked.level !== 'danger'
        ? isFirm(evidence)
        : evidence.isOffer || (isWorded && danger?.kind !== 'missing')
    const named = offered ? null : bareName(reading, notices)
    if (named) {
      extracted.agencies = [named]
      agencies = lookUp(reading, extracted, notices, today(), numbers.suspensionMonths)
    }
    // A mark makes no offer of a text: a warning or a question may name the number too.
    const mark = signOfMarks(marks, numbers.marks)
    const signs = mark ? heaviestFirst([mark, ...found]) : found
    const judged = mark ? judgedBy(signs) : unmarked
    const verdict: Verdict = {
      language: extracted.language,
      kind: 'other',
      danger: danger?.danger ?? null,
      level: offered ? judged.level : null,
      score: offered ? judged.score : 0,
      signs: offered ? signs : [],
      agencies,
      marks,
      missing: offered ? missing : [],
      measures: offered ? seen.measured.map(({ measure }) => measure) : [],
      extract: extracted,
    }
    if (danger) verdict.kind = danger.kind
    else if (offered) verdict.kind = 'offer'
    else if (isLookUp(reading, extracted) || isQuestion(sentences, seen.heard))
      verdict.kind = 'question'
    return verdict
  }

  return {
    check(text, options = {}) {
      const language = options.language ?? 'id'
      const lists = live() ?? shipped
      const seen = toldOf(study(text, language), language)
      let verdict = verdictOn(seen, options, lists)
      for (const way of otherWays(seen.reading, seen.sentences, seen.heard)) {
        if (verdict.level === 'danger') break
        verdict = higherOf(verdict, verdictOn(study(way, language), options, lists))
      }
      return verdict
    },
    explain: (verdict, origin) => explain(verdict, origin, corridors),
    signsOf(text, given = []) {
      const { reading, facts, evidence } = study(text, 'id')
      const held = new Map<FactName, Span | null>(given.map((fact) => [fact, null]))
      if (evidence.isOffer) held.set('offer-work', null)
      return notice(reading, new Map([...held, ...facts]), patterns)
    },
    hearsDistress(text) {
      const reading = read(text, spellings)
      // Cheap first: most messages hold nothing of it, wherever they speak of.
      const listening = listen(reading, sentencesOf(reading), distress, { far: true, hub: true })
      const isHeard =
        listening.decide(false) ??
        calls(
          wordingOf(reading, () => false, wording),
          listening,
        )
      return isHeard !== null && heardIn(study(text, 'id')) !== null
    },
  }
}

function heaviestFirst(signs: Sign[]): Sign[] {
  return signs.sort((a, b) => b.weight - a.weight || a.pattern.localeCompare(b.pattern))
}

/** The verdict on a text, or on another way to take it where that is an offer of a higher level. */
function higherOf(verdict: Verdict, other: Verdict): Verdict {
  const rank = ({ level }: Verdict) => (level === null ? -1 : levels.indexOf(level))
  if (rank(other) <= rank(verdict)) return verdict
  const { kind, danger, extract } = verdict
  return {
    ...other,
    // Whoever calls for help does so whatever else the text holds; and numbers told beside an offer are its own.
    kind: kind === 'distress' || kind === 'missing' ? kind : 'offer',
    danger,
    extract: { ...other.extract, contacts: extract.contacts },
  }
}
