import type { Turn } from '../domain/reply.ts'
import { goOn, type Heard, otherwiseOf } from './heard.ts'
import { recentObjections } from './recent-objections.ts'
import { smallTalkIn } from './small-talk.ts'

const hour = 60 * 60 * 1000

/** Objections of one chat in a day, and messages of one objection. More gains nothing and is not kept. */
const most = { perDay: 2, parts: 5 } as const

/**
 * What somebody writes after they were asked what is wrong. It is kept as they wrote it, and not judged: a
 * firm that objects speaks of wages and passports as an offer does. Asked long ago, a text is a new matter.
 */
export function takeObjection(heard: Heard): Turn | null {
  const { event, session } = heard
  const target = session.at?.flow === 'correction' ? otherwiseOf(heard, 'text') : null
  if (!target || event.text.trim() === '' || smallTalkIn(event.text) !== null) return null
  const isOffer = (event.verdict?.level ?? null) !== null && !event.continues
  // A name to be looked up and a question are no addition either.
  const isPlain = event.verdict?.kind === 'other' && !isOffer
  if (target === 'correction:more') return isPlain ? addToObjection(heard) : null
  // Words instead of an answer to "about what?".
  if (target === 'correction:start') return isOffer ? null : goOn(target, heard)
  if (event.at - (session.objectionAskedAt ?? 0) > hour) return null
  return goOn(mayObject(heard) ? target : 'correction:too-many', heard)
}

/** Whether one more objection is kept of this chat today. */
export function mayObject({ session, event }: Pick<Heard, 'session' | 'event'>): boolean {
  return recentObjections(session, event.at).length < most.perDay
}

function addToObjection(heard: Heard): Turn | null {
  const { session, event } = heard
  const last = session.objections?.at(-1)
  // So much later it is a new matter.
  if (!last || event.at - last.at > hour) return null
  return goOn(last.parts >= most.parts ? 'correction:too-many' : 'correction:more', heard)
}
