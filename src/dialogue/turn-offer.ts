import { homeOf } from '../domain/language.ts'
import type { Turn } from '../domain/reply.ts'
import type { JudgedOffer } from '../domain/session.ts'
import type { Verdict } from '../domain/verdict.ts'
import { hasWords } from './bare.ts'
import { goOn, type Heard } from './heard.ts'

/** An offer: its level and signs; where a further part changed neither, just that. */
export function judge(heard: Heard): Turn | null {
  const { event, session } = heard
  const { verdict, explanation } = event
  if (!verdict?.level || !explanation) return null
  const offer: JudgedOffer = {
    level: verdict.level,
    signs: verdict.signs.map((sign) => sign.pattern).toSorted(),
    at: event.at,
    atHome: isAtHome(verdict, homeOf[session.language ?? 'id']),
    explanation,
  }
  const same = event.continues && offer.level === 'caution' && sameAs(session.offer, offer)
  const step = same ? 'unchanged' : offer.level
  return goOn(`check-offer:${step}`, { ...heard, session: { ...session, offer } })
}

/** The same level for the same signs, and the lists say no more than before. */
function sameAs(before: JudgedOffer | null, now: JudgedOffer): boolean {
  return (
    before !== null &&
    before.level === now.level &&
    before.explanation.ask === now.explanation.ask &&
    before.signs.join() === now.signs.join() &&
    before.explanation.notices.length === now.explanation.notices.length &&
    before.explanation.unknownAgencies.length === now.explanation.unknownAgencies.length
  )
}

function isAtHome({ extract }: Verdict, home: string): boolean {
  if (extract.destination !== null) return extract.destination === home
  return extract.places.length > 0 && extract.places.every((place) => place.country === home)
}

/** A firm's name alone, or a number or link alone. */
export function lookUp(heard: Heard): Turn | null {
  const { verdict, text } = heard.event
  if (!verdict) return null
  if (verdict.agencies.length > 0 || verdict.extract.agencies.length > 0)
    return goOn('look-up:', heard)
  const isBare = verdict.extract.contacts.length > 0 && !hasWords(text, 5)
  // Whoever asks in a whole sentence about a number we marked is told so too.
  const isMarked = (verdict.marks ?? []).length > 0
  return isBare || isMarked ? goOn('look-up:contact', heard) : null
}
