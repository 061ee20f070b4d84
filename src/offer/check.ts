import type { CueName } from '../domain/cue.ts'
import type { Explanation } from '../domain/explanation.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import type { CountryCode, TextLanguage } from '../domain/language.ts'
import type { FactName, Span } from '../domain/offer.ts'
import { levels, type Sign, type Verdict } from '../domain/verdict.ts'
import { byWording, calledFor, isFirm } from './called-for.ts'
import { explain } from './explain.ts'
import { hasOwnAddress } from './facts/contact-facts.ts'
import { namesEmployer } from './facts/employer.ts'
import { firstCue, indexCorridors } from './facts/fact-sources.ts'
import { missingOf, namesPlace } from './facts/thin.ts'
import { absentSigns, judge } from './judge.ts'
import {
  type IndicatorIndex,
  marksOn,
  noIndicators,
  ofMark,
  signOfMarks,
} from './look-up/indicators.ts'
import { indexNotices, lookUp, type NoticeIndex } from './look-up/look-up.ts'
import { bareName, isLookUp, isQuestion } from './look-up/look-up-message.ts'
import { type Study, type StudyKnowledge, studies } from './study.ts'
import { callsItsReader, toldOf } from './told.ts'
import { otherWays } from './wording/other-ways.ts'

/** What the checker needs to know. */
export type CheckerKnowledge = StudyKnowledge & Pick<Knowledge, 'notices'>

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
  const { study, signsWith, glance } = studies(knowledge, today)
  const shipped: Lists = { notices: indexNotices(knowledge.notices), indicators: noIndicators }
  const corridors = indexCorridors(knowledge.corridors)
  // Nothing below may hold on to `knowledge`: phrases and weights stay in their indexes only.
  const numbers = knowledge.judge
  const absent = new Set([...absentSigns(knowledge.patterns, numbers), ofMark])

  const verdictOn = (seen: Study, options: CheckOptions, lists: Lists): Verdict => {
    const { reading, sentences, extracted, evidence, worded } = seen
    const { abroad } = seen.sources
    const { notices } = lists
    const found = seen.signs.filter(({ pattern }) => pattern !== options.without)
    const marks = marksOn(extracted.contacts, lists.indicators, today())
    const danger = calledFor(seen, numbers.wording)
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
          calls: callsItsReader(evidence),
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
      const part = (words: string) => study(words, language)
      const seen = toldOf(part(text), part, numbers.wording)
      let verdict = verdictOn(seen, options, lists)
      const tried = [seen]
      for (const whole of tried) {
        for (const way of otherWays(whole.reading, whole.sentences, whole.heard)) {
          if (verdict.level === 'danger') return verdict
          // What is left of a report that all of it shows to be one goes on reporting.
          if (way.parted && whole.worded.odds.offer < numbers.wording.reportBelow) continue
          const other = part(way.text)
          verdict = higherOf(verdict, verdictOn(other, options, lists))
          // Put together again from its lines, it has a first and a last sentence that may be left out.
          if (!way.parted) tried.push(other)
        }
      }
      return verdict
    },
    explain: (verdict, origin) => explain(verdict, origin, corridors),
    signsOf(text, given = []) {
      const { reading, facts, evidence } = study(text, 'id')
      const held = new Map<FactName, Span | null>(given.map((fact) => [fact, null]))
      if (evidence.isOffer) held.set('offer-work', null)
      return signsWith(reading, new Map([...held, ...facts]))
    },
    hearsDistress(text) {
      const { listening, worded } = glance(text)
      const isHeard = listening.decide(false) ?? byWording(worded, listening, numbers.wording)
      return isHeard !== null && calledFor(study(text, 'id'), numbers.wording) !== null
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
