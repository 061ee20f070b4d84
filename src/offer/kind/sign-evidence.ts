import type { JudgeNumbers, OfferCue } from '../../domain/knowledge.ts'
import type { Facts } from '../../domain/offer.ts'
import type { Sign } from '../../domain/verdict.ts'
import { coverage, type Hit, type Sentences, wordHolding } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'
import { asking, cueHits, type OfferEvidence } from './kind.ts'

/** What signs add where words of an advert alone did not make an offer of a text. */
export type SignsSeen = {
  signs: Sign[]
  /** Where facts were read: a sign that rests on a fact says nothing of who speaks. */
  facts: Facts
  /** Sentences that tell of strangers or of harm done to the writer, see `offer/distress/distress.ts`. */
  tells: ReadonlySet<number>
}

/** Patterns whose words lenders, shops, carriers and prize frauds have too: where nothing speaks of work they offer none. */
const ofSales: ReadonlySet<string> = new Set(
  'data-for-aid bank-secrets-asked gambling-site-work guaranteed-result pyramid-joining loan-for-departure traces-erased slot-deposit pay-or-lose'.split(
    ' ',
  ),
)

/** A bare question mark asks about what stands close before it, not about a whole advert without full stops. */
const questionReach = 10

/**
 * The same evidence with the signs of patterns in it. A strong pattern hits no innocent text, so its words are
 * a recruiter's, unless they stand in a sentence that asks, reports, or tells of what happened to somebody.
 */
export function withSigns(
  { cues, points, isOffer, speaksOfWork }: OfferEvidence,
  { signs, facts, tells }: SignsSeen,
  reading: Reading,
  sentences: Sentences,
  heard: Hit<Meaning>[],
  numbers: JudgeNumbers['offer'],
): OfferEvidence {
  if (isOffer) return { cues, points, isOffer, speaksOfWork }
  const hits = withoutSought(cueHits(heard), sentences)
  // A report goes on about the same thing: "Sang nơi bị thu hộ chiếu."
  const reported = new Set(tells)
  for (const { cue, sentence } of hits) {
    if (cue !== 'reported') continue
    for (const next of [sentence, sentence + 1, sentence + 2]) reported.add(next)
  }
  // "Cek dong loker ..." seeks nothing: it holds the advert it asks about.
  const quoting = new Set(
    hits.filter(({ cue }) => cue === 'hiring' || cue === 'apply').map(({ sentence }) => sentence),
  )
  for (const { cue, sentence } of hits) {
    if (cue === 'seeking' && !quoting.has(sentence)) reported.add(sentence)
  }
  const asked = asking(hits, sentences)
  const inWords = new Set(
    hits.filter(({ cue }) => cue === 'asking').map(({ sentence }) => sentence),
  )
  // What the wording of the whole says rests on no fact, wherever the words stand that say most of it.
  const ofFacts = new Set(
    [...facts].flatMap(([name, span]) => (name === 'worded-as-danger' ? [] : [span?.start])),
  )
  const strong = signs.some(({ strong: isStrong, pattern, span }) => {
    if (!isStrong || !span || ofFacts.has(span.start)) return false
    if (!speaksOfWork && ofSales.has(pattern)) return false
    const word = wordHolding(reading.tokens, span.end - 1)
    const sentence = sentences.of[word] ?? 0
    const end = sentences.starts[sentence + 1] ?? sentences.of.length
    const isAsked = asked.has(sentence) && (inWords.has(sentence) || end - word <= questionReach)
    return !reported.has(sentence) && !isAsked
  })
  if (!strong) return { cues, points, isOffer, speaksOfWork }
  const more = new Set<OfferCue>([...cues, 'strong-sign'])
  const all = points + numbers.points['strong-sign']
  return { cues: more, points: all, isOffer: all >= numbers.from, speaksOfWork: true }
}

/** Words of an advert inside the words of somebody who looks for work invite nobody: "chị tuyển dụng ơi". */
function withoutSought<T extends { cue: string; from: number; to: number; sentence: number }>(
  hits: T[],
  sentences: Sentences,
): T[] {
  const seeking = hits.filter(({ cue }) => cue === 'seeking')
  if (seeking.length === 0) return hits
  const sought = coverage(sentences, seeking, 0)
  return hits.filter(({ cue, from }) => (cue !== 'hiring' && cue !== 'apply') || !sought[from])
}
