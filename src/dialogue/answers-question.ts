import type { Session } from '../domain/session.ts'
import type { Verdict } from '../domain/verdict.ts'
import { standsAlone } from './stands-alone.ts'

/** After this long a text is a new matter, not the answer to a question of then. Milliseconds. */
const answeredWithin = 60 * 60 * 1000

/**
 * Whether a text answers who, what or where, which Suar asked of the last offer, so that the whole is to be
 * judged with it. `alone` is what the checker reads in the text by itself: a whole new offer, a question, a
 * cry for help and a command are no answers.
 */
export function answersQuestion(
  session: Session,
  text: string,
  alone: Verdict,
  at: number,
): boolean {
  const { offer } = session
  if (!offer?.explanation.ask || session.at?.flow !== 'check-offer') return false
  if (at - offer.at > answeredWithin || text.trim() === '' || standsAlone(text)) return false
  const complete = alone.level !== null && alone.missing.length === 0
  const part = alone.kind === 'offer' || alone.kind === 'other'
  return part && !complete && alone.danger === null
}
