import type { JudgeNumbers, OfferCue } from '../domain/knowledge.ts'
import type { Facts } from '../domain/offer.ts'
import type { Sign } from '../domain/verdict.ts'
import { type Hit, type Sentences, wordHolding } from './hear.ts'
import { asking, cueHits, type OfferEvidence } from './kind.ts'
import type { Meaning } from './lexicon.ts'
import type { Reading } from './read.ts'

/** What signs add where words of an advert alone did not make an offer of a text. */
export type SignsSeen = {
  signs: Sign[]
  /** Where facts were read: a sign that rests on a fact says nothing of who speaks. */
  facts: Facts
  /** Sentences that tell of strangers or of harm done to the writer, see `offer/distress.ts`. */
  tells: ReadonlySet<number>
}

/**
 * The same evidence with the signs of patterns in it. A strong pattern hits no innocent text, so its words are
 * a recruiter's, unless they stand in a sentence that asks, reports, or tells of what happened to somebody.
 */
export function withSigns(
  { cues, points, isOffer }: OfferEvidence,
  { signs, facts, tells }: SignsSeen,
  reading: Reading,
  sentences: Sentences,
  heard: Hit<Meaning>[],
  numbers: JudgeNumbers['offer'],
): OfferEvidence {
  if (isOffer) return { cues, points, isOffer }
  const hits = cueHits(heard)
  // "Cek dong loker ..." asks, and holds the advert it asks about.
  const quoting = new Set(
    hits.filter(({ cue }) => cue === 'hiring' || cue === 'apply').map(({ sentence }) => sentence),
  )
  const speaking = new Set([
    ...tells,
    ...[...asking(hits, sentences)].filter((sentence) => !quoting.has(sentence)),
    ...hits
      .filter(
        ({ cue, sentence }) => cue === 'reported' || (cue === 'seeking' && !quoting.has(sentence)),
      )
      .map(({ sentence }) => sentence),
  ])
  const ofFacts = new Set([...facts.values()].map((span) => span?.start))
  const strong = signs.some(
    ({ strong: isStrong, span }) =>
      isStrong &&
      span &&
      !ofFacts.has(span.start) &&
      !speaking.has(sentences.of[wordHolding(reading.tokens, span.start)] ?? 0),
  )
  if (!strong) return { cues, points, isOffer }
  const more = new Set<OfferCue>([...cues, 'strong-sign'])
  const all = points + numbers.points['strong-sign']
  return { cues: more, points: all, isOffer: all >= numbers.from }
}
