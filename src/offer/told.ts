import type { CueName } from '../domain/cue.ts'
import type { JudgeNumbers, OfferCue } from '../domain/knowledge.ts'
import { calledFor } from './called-for.ts'
import type { OfferEvidence } from './kind/kind.ts'
import type { Study } from './study.ts'
import { partedByQuotes, reports } from './wording/quoted.ts'

/** By these words an offer calls whoever reads it. */
const callsReader: OfferCue[] = ['hiring', 'apply', 'invite', 'task', 'demand-amount', 'contact']
/** By these it does so out of quotation marks too; to be asked along in a story is to be told of. */
const leadsOut = callsReader.filter((cue) => cue !== 'invite')

/** Said by whoever was made an offer and wants it looked at. */
const wanting: ReadonlySet<CueName> = new Set(['asking', 'told'])

/** Whether the words call whoever reads them, rather than tell of somebody called. */
export function callsItsReader({ isOffer, cues }: OfferEvidence): boolean {
  return isOffer && callsReader.some((cue) => cues.has(cue))
}

/**
 * What a report or a warning says beside the words it quotes; what was seen, where it is none. Only where nobody is
 * called beside the quotation, and the quotation seeks nobody and gives no price, no number and nothing to apply to:
 * so quotation marks and a word of warning hide no offer that anybody could follow.
 * @param study reads a part of the text
 */
export function toldOf(
  seen: Study,
  study: (text: string) => Study,
  numbers: JudgeNumbers['wording'],
): Study {
  const parts = seen.extracted.contacts.length > 0 ? null : partedByQuotes(seen.reading)
  if (!parts || calledFor(seen, numbers)) return seen
  const has = ({ evidence: { cues } }: Study, some: OfferCue[]) => some.some((cue) => cues.has(cue))
  const told = study(parts.beside)
  const asks = told.sentences.questions.includes(true)
  // Whoever asks about what was quoted wants to know of it.
  const wants = told.heard.some(({ of }) => of.kind === 'cue' && wanting.has(of.cue))
  const isTold = reports(told.heard) || (!wants && told.worded.odds.offer < numbers.toldBelow)
  if (asks || !isTold || has(told, callsReader) || told.evidence.isOffer) return seen
  if (told.evidence.cues.has('pay-amount') || has(study(parts.quoted), leadsOut)) return seen
  return told
}
