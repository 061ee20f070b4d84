import type { Session } from '../domain/session.ts'
import type { Verdict } from '../domain/verdict.ts'
import { bare } from './bare.ts'
import { commandIn } from './commands.ts'
import { smallTalkIn } from './small-talk.ts'

/** After this long a text is a new matter, not the answer to a question of then. Milliseconds. */
const answeredWithin = 60 * 60 * 1000

/**
 * The whole offer, where a text is a further part of the last one: Suar asked who, what or where, and this
 * is neither an offer of its own nor a question, a cry for help or a command. Null: it stands alone.
 */
export function wholeOffer(
  session: Session,
  text: string,
  alone: Verdict,
  at: number,
): string | null {
  const { offer } = session
  if (!offer?.explanation.ask || session.at?.flow !== 'check-offer') return null
  if (at - offer.at > answeredWithin || meansSomethingElse(text)) return null
  const complete = alone.level !== null && alone.missing.length === 0
  const part = alone.kind === 'offer' || alone.kind === 'other'
  return part && !complete && alone.danger === null ? `${offer.text}\n\n${text}` : null
}

function meansSomethingElse(text: string): boolean {
  const nothing = text.trim() === '' || /^\d+$/.test(bare(text))
  return nothing || commandIn(text) !== null || smallTalkIn(text) !== null
}
