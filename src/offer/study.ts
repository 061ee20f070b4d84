import type { Knowledge } from '../domain/knowledge.ts'
import type { TextLanguage } from '../domain/language.ts'
import type { Extract, Facts } from '../domain/offer.ts'
import { indexSpellings } from '../domain/spellings.ts'
import type { Sign } from '../domain/verdict.ts'
import { indexDistress, type Listening, listen } from './distress/distress.ts'
import { extract, homeOf, homesOf } from './extract/extract.ts'
import { type FactSources, indexCorridors, indexCurrencies } from './facts/fact-sources.ts'
import { factsOf, measuresOf } from './facts/facts.ts'
import { knownSites } from './facts/imitation.ts'
import type { Measured } from './facts/pay-measure.ts'
import { type OfferEvidence, offerEvidence } from './kind/kind.ts'
import { isOtherWord } from './kind/other-words.ts'
import { withSigns } from './kind/sign-evidence.ts'
import { indexPatterns, notice } from './notice.ts'
import { type Hit, hear, type Sentences, sentencesOf } from './phrases/hear.ts'
import { lexicon, type Meaning } from './phrases/lexicon.ts'
import { languageOf } from './read/language.ts'
import { type Reading, read } from './read/read.ts'
import { reassuring } from './wording/left-out.ts'
import { indexWording, type Wording, wordingOf } from './wording/wording.ts'

/** What studying a text takes. */
export type StudyKnowledge = Pick<
  Knowledge,
  | 'patterns'
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

/** Everything that was found in one text, and that judging it rests on. */
export type Study = {
  reading: Reading
  sentences: Sentences
  heard: Hit<Meaning>[]
  extracted: Extract
  /** What of an offer stands in it. */
  evidence: OfferEvidence
  sources: FactSources
  measured: Measured[]
  facts: Facts
  /** The patterns seen, as if it were an offer. */
  signs: Sign[]
  listening: Listening
  worded: Wording
}

/** Reads texts with what is known; every index is built once. */
export type Studies = {
  /**
   * Reads a text and finds everything in it.
   * @param fallback the language of a text that shows none
   */
  study(text: string, fallback: TextLanguage): Study
  /** The patterns seen where these facts hold. */
  signsWith(reading: Reading, facts: Facts): Sign[]
  /** What is heard of distress, and what the wording says, without the rest: cheap enough for every message. */
  glance(text: string): { listening: Listening; worded: Wording }
}

/**
 * Builds the indexes. Throws `PhraseFault` where the knowledge holds a phrase that cannot be read.
 * @param today the date in the store's zone, `YYYY-MM-DD`
 */
export function studies(knowledge: StudyKnowledge, today: () => string): Studies {
  const spellings = indexSpellings(knowledge.spellings)
  const words = lexicon(knowledge)
  const patterns = indexPatterns(knowledge.patterns)
  const distress = indexDistress(knowledge.distress)
  const wording = indexWording(knowledge.wording)
  const corridors = indexCorridors(knowledge.corridors)
  const currencyOf = indexCurrencies(knowledge.countries)
  const sites = knownSites(knowledge.bodies)
  // Nothing below may hold on to `knowledge`: phrases and weights stay in their indexes only.
  const { payAtHome, judge: numbers } = knowledge
  const hubs = knowledge.places.filter(({ kind }) => kind === 'scam-hub' || kind === 'hub-town')
  const hubCountries = new Set(hubs.map(({ country }) => country))

  const study = (text: string, fallback: TextLanguage): Study => {
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
    const seen = { signs, facts, tells: listening.tells }
    const evidence = withSigns(plain, seen, reading, sentences, heard, numbers.offer)
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

  return {
    study,
    signsWith: (reading, facts) => notice(reading, facts, patterns),
    glance(text) {
      const reading = read(text, spellings)
      // Cheap first: most messages hold nothing of it, wherever they speak of.
      const listening = listen(reading, sentencesOf(reading), distress, { far: true, hub: true })
      return { listening, worded: wordingOf(reading, () => false, wording) }
    },
  }
}
