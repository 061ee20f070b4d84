import type { Event } from '../domain/event.ts'
import { type CountryCode, homeOf } from '../domain/language.ts'
import type { Session } from '../domain/session.ts'
import type { Known } from './known.ts'
import type { Teller } from './teller.ts'

/**
 * What a step is entered with: the event it answers, the country told in it, what we know, and the choice
 * that led here.
 */
export type Scene = {
  event: Event
  known: Known
  told: CountryCode | null
  answered?: { step: string; choice: string }
}

/** How to tell things in this chat now. */
export function tellerFor(session: Session, { event, known, told }: Scene, flow: string): Teller {
  const language = session.language ?? 'id'
  const relative = flow === 'missing-relative'
  return {
    language,
    at: event.at,
    known,
    country: session.country,
    elsewhere: relative && told !== homeOf[language] ? told : null,
    delicate: session.delicate,
    objections: event.objections,
  }
}
