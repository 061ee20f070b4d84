import type { CueName } from '../../domain/cue.ts'
import type { JudgeNumbers, OfferCue } from '../../domain/knowledge.ts'
import type { Extract } from '../../domain/offer.ts'
import { homeOf } from '../extract/extract.ts'
import { coverage, type Hit, type Sentences, wordHolding } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'

/** What of an offer stands in a text. */
export type OfferEvidence = {
  isOffer: boolean
  cues: ReadonlySet<OfferCue>
  points: number
  /** Tours, loans, prizes and sales call and charge as well; an offer speaks of work. */
  speaksOfWork: boolean
}

export type CueHit = { cue: CueName; from: number; to: number; sentence: number }

const calls: OfferCue[] = [
  'hiring',
  'announcement',
  'apply',
  'invite',
  'told',
  'handled',
  'demand-amount',
  'task',
  'contact',
  'advert',
  'strong-sign',
]
/** An offer somebody tells of needs something of the offer itself, else it is a question about a rule. */
const contents: OfferCue[] = ['pay-amount', 'lure', 'benefit', 'handled', 'demand-amount', 'task']

/** Cues that a question or a report takes away: "ada lowongan ga?", "tergiur gaji besar". */
const askable = new Set<CueName>([
  'hiring',
  'wants',
  'announcement',
  'requirement',
  'benefit',
  'demand',
  'fee',
])
const tellable = new Set<CueName>([
  'hiring',
  'wants',
  'announcement',
  'requirement',
  'benefit',
  'lure',
  'handled',
  'invite',
  'task',
  'demand',
])
const workCues = new Set<CueName>([
  'work',
  'job',
  'online-job',
  'plain-job',
  'hiring',
  'announcement',
  'task',
  'abroad',
  'told',
])
const reportReach = 40

/**
 * Whether a text is an offer. Only what is there counts: somebody is called, and something is offered.
 * News and warnings call nobody; questions ask; nothing else that stands in a text speaks against an offer.
 */
export function offerEvidence(
  reading: Reading,
  sentences: Sentences,
  heard: Hit<Meaning>[],
  extract: Extract,
  numbers: JudgeNumbers['offer'],
): OfferEvidence {
  const hits = cueHits(heard)
  const standing = standingCues(hits, sentences, extract, reading)
  const cues = new Set<OfferCue>()
  for (const { cue } of standing) {
    if (isOfferCue(cue)) cues.add(cue)
    if (cue === 'online-job' || cue === 'plain-job' || cue === 'job') cues.add('job')
  }
  if (wantsWorkers(standing)) cues.add('hiring')
  if (extract.contacts.length > 0) cues.add('contact')
  if (extract.agencies.length > 0) cues.add('agency')
  const named = extract.contacts.length > 0
  const reports = withCue(hits, 'reported')
  const reported = coverage(sentences, reports, reportReach)
  const amounts = extract.money.filter(
    ({ span }) => named || reported[wordHolding(reading.tokens, span.start)] !== 1,
  )
  if (amounts.some(({ role }) => role === 'pay')) cues.add('pay-amount')
  if (
    amounts.some(({ role }) => role === 'fee' || role === 'advance') &&
    standing.some(({ cue }) => cue === 'demand')
  ) {
    cues.add('demand-amount')
  }
  if (speaksOfWorkAbroad(hits, extract, reading, sentences)) cues.add('abroad-work')
  if (isShortAdvert(cues, amounts.length > 0) && reports.length === 0) cues.add('advert')

  const speaksOfWork = standing.some(({ cue }) => workCues.has(cue)) || cues.has('abroad-work')
  const sum = (of: Iterable<OfferCue>) => [...of].reduce((all, cue) => all + numbers.points[cue], 0)
  const called = calls.filter((cue) => cues.has(cue))
  const onlyTold = called.every((cue) => cue === 'told')
  const points = sum(cues)
  const isOffer =
    speaksOfWork &&
    sum(called) >= numbers.callFrom &&
    points >= numbers.from &&
    (!onlyTold || contents.some((cue) => cues.has(cue)))
  return { isOffer, cues, points, speaksOfWork }
}

export function cueHits(heard: Hit<Meaning>[]): CueHit[] {
  return heard.flatMap(({ of, from, to, sentence, split }) =>
    // What takes something away must be said in one sentence: "… được." and "không …" ask nothing.
    of.kind === 'cue' && !(split && takingAway.has(of.cue))
      ? [{ cue: of.cue, from, to, sentence }]
      : [],
  )
}

const takingAway = new Set<CueName>(['asking', 'seeking', 'reported'])

/** "Cần ..." or "butuh ..." with a job at most four words behind, in one sentence. */
function wantsWorkers(standing: CueHit[]): boolean {
  let wanted: CueHit | null = null
  for (const hit of standing) {
    if (hit.cue === 'wants') wanted = hit
    else if (wanted && jobCues.has(hit.cue) && hit.sentence === wanted.sentence) {
      if (hit.from - wanted.to <= 4) return true
    }
  }
  return false
}

const jobCues = new Set<CueName>(['job', 'online-job', 'plain-job', 'headcount'])

/** A job, pay, and a named firm or country; or work abroad with a price and what else an advert says. */
function isShortAdvert(cues: ReadonlySet<OfferCue>, priced: boolean): boolean {
  const abroad = cues.has('abroad-work')
  const paid = cues.has('pay-amount') || cues.has('lure')
  if ((abroad || cues.has('agency')) && cues.has('job') && paid) return true
  return (
    abroad && priced && (['requirement', 'benefit', 'handled'] as const).some((c) => cues.has(c))
  )
}

/** The cues that hold: not words of somebody who seeks work, not asked about, not told of others. */
function standingCues(
  hits: CueHit[],
  sentences: Sentences,
  extract: Extract,
  reading: Reading,
): CueHit[] {
  const seeking = coverage(sentences, withCue(hits, 'seeking'), 0)
  const reported = coverage(sentences, withCue(hits, 'reported'), reportReach)
  const asked = askedSentences(hits, sentences, extract, reading)
  const named = extract.contacts.length > 0
  return hits.filter(({ cue, from, to, sentence }) => {
    if (cue !== 'seeking' && (seeking[from] === 1 || seeking[to] === 1)) return false
    if (askable.has(cue) && asked.has(sentence)) return false
    return !(tellable.has(cue) && !named && reported[from] === 1)
  })
}

function withCue(hits: CueHit[], cue: CueName): CueHit[] {
  return hits.filter((hit) => hit.cue === cue)
}

/** Sentences with a question word at one end, or a question mark. */
export function asking(hits: CueHit[], sentences: Sentences): Set<number> {
  const asked = new Set<number>()
  for (const { cue, from, to, sentence } of hits) {
    if (cue !== 'asking') continue
    // A question word stands at one end of what it asks; in the middle it is something else.
    const start = sentences.starts[sentence] ?? 0
    const end = sentences.starts[sentence + 1] ?? sentences.of.length
    if ((from - start <= 3 && from === to) || end - to <= 4) asked.add(sentence)
  }
  for (const [sentence, question] of sentences.questions.entries())
    if (question) asked.add(sentence)
  return asked
}

/** Sentences that only ask: no amount of pay, no contact, nobody invited in them. */
function askedSentences(
  hits: CueHit[],
  sentences: Sentences,
  extract: Extract,
  reading: Reading,
): Set<number> {
  const asked = asking(hits, sentences)
  for (const { cue, sentence } of hits)
    if (cue === 'invite' || cue === 'apply') asked.delete(sentence)
  for (const { span } of [
    ...extract.money.filter(({ role }) => role === 'pay'),
    ...extract.contacts,
  ]) {
    asked.delete(sentences.of[wordHolding(reading.tokens, span.start)] ?? -1)
  }
  return asked
}

function isOfferCue(cue: CueName): cue is CueName & OfferCue {
  return [
    'hiring',
    'announcement',
    'apply',
    'invite',
    'told',
    'handled',
    'demand',
    'task',
    'lure',
    'benefit',
    'requirement',
    'headcount',
    'office',
  ].includes(cue)
}

/** Work and a foreign country, or "abroad", in one sentence or the next; not where somebody tells of themselves. */
export function speaksOfWorkAbroad(
  hits: CueHit[],
  extract: Extract,
  reading: Reading,
  sentences: Sentences,
): boolean {
  const seeking = coverage(sentences, withCue(hits, 'seeking'), 0)
  const work = new Set(
    hits
      .filter(({ cue, from }) => worksAbroad.has(cue) && seeking[from] !== 1)
      .map(({ sentence }) => sentence),
  )
  const near = (sentence: number) =>
    work.has(sentence) || work.has(sentence + 1) || work.has(sentence - 1)
  if (hits.some(({ cue, sentence }) => cue === 'abroad' && near(sentence))) return true
  const home = homeOf(extract.language)
  return extract.places.some(({ country, role, span }) => {
    if (country === home || role === 'of') return false
    const word = wordHolding(reading.tokens, span.start)
    return seeking[word] !== 1 && near(sentences.of[word] ?? 0)
  })
}

const worksAbroad = new Set<CueName>(['work', 'going', 'job', 'online-job', 'plain-job', 'hiring'])
