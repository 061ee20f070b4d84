import type { JudgeNumbers, OfferCue } from '../domain/knowledge.ts'
import type { Distress, Listening } from './distress/distress.ts'
import type { OfferEvidence } from './kind/kind.ts'
import type { Study } from './study.ts'
import type { Wording } from './wording/wording.ts'

/** An offer that names pay, a price or somebody to answer is one, whatever else is told beside it. */
const firm: OfferCue[] = ['pay-amount', 'demand-amount', 'contact']

/** Whether an offer names pay, a price or somebody to answer. */
export function isFirm({ isOffer, cues }: OfferEvidence): boolean {
  return isOffer && firm.some((cue) => cues.has(cue))
}

/** Whom a message calls for: heard by rules, or by the wording where the rules know no phrase of it. */
export function calledFor(
  { evidence, listening, worded }: Pick<Study, 'evidence' | 'listening' | 'worded'>,
  numbers: JudgeNumbers['wording'],
): Distress {
  const byRule = listening.decide(isFirm(evidence))
  // "Qua rồi ở luôn" is no cry in the mouth of a recruiter; without marks it may look like one.
  const isRecruiter = worded.odds.help < numbers.noHelpBelow && worded.odds.offer > 0
  return (isRecruiter ? null : byRule) ?? byWording(worded, listening, numbers)
}

/** Whom the wording calls for, where it speaks clearly. */
export function byWording(
  { odds }: Wording,
  { anything, asksFavour }: Listening,
  { helpFrom, helpAloneFrom }: JudgeNumbers['wording'],
): Distress {
  // "Tolong" is in most calls, and in most questions.
  if (asksFavour) return null
  // What is rather said by a recruiter calls nobody.
  if (odds.help < (anything ? helpFrom : helpAloneFrom) || odds.help < odds.offer) return null
  return odds.missing > 0 ? { kind: 'missing', danger: null } : { kind: 'distress', danger: 'held' }
}
