import { toAll, withLetters, withoutAwaited, withoutJourney } from '../domain/correspondence.ts'
import type { Act } from '../domain/flow.ts'
import { afterSign, isRunning, type Journey } from '../domain/journey.ts'
import { homeOf } from '../domain/language.ts'
import { type Letter, toDesk } from '../domain/letter.ts'
import { asWord, isWord } from '../domain/safe-contact.ts'
import type { Session } from '../domain/session.ts'
import type { Scene } from './scene.ts'

/** The session after an act of a check-in; unchanged by every other act. */
export function afterCheckInAct(act: Act, session: Session, scene: Scene): Session {
  const { event } = scene
  switch (act) {
    case 'keep-check-in-word':
      return withWord(session, event.text)
    case 'begin-check-in':
      return begun(session, scene)
    case 'answer-check-in':
      return answered(session, '', event.at)
    case 'end-check-in':
      return ended(session, event.text)
    case 'let-in':
      return decided(session, 'bound', event.at)
    case 'keep-out':
      return decided(session, 'refused', event.at)
    case 'wait-for-sign':
      return asksToWait(session)
    case 'stop-waiting':
      return withoutAwaited(session)
    default:
      return session
  }
}

function withWord(session: Session, text: string): Session {
  const { journey, at } = session
  if (journey?.state !== 'planned' || !at) return session
  const which = at.step.startsWith('duress') ? 'duressWord' : 'wellWord'
  return { ...session, journey: { ...journey, [which]: asWord(text) } }
}

function begun(session: Session, { event, known }: Scene): Session {
  const { journey, offer, language } = session
  if (journey?.state !== 'planned') return session
  const home = homeOf[language ?? 'id']
  const closed = known.corridors.some(
    ({ origin, destination, placement }) =>
      origin === home && destination === journey.country && placement === 'closed',
  )
  const risk = closed || offer?.level === 'danger'
  return { ...session, journey: afterSign({ ...journey, risk }, event.at) }
}

/**
 * "I am well." Where a word was agreed only that word says so: who else answers is told the same, and the desk
 * sees that it was not the word. `text`: what was written; empty for a button.
 */
export function answered(session: Session, text: string, at: number): Session {
  const { journey } = session
  if (!isRunning(journey)) return session
  if (isWord(text, journey.duressWord)) return underDuress(session, journey, at)
  if (journey.wellWord !== null && !isWord(text, journey.wellWord))
    return { ...session, journey: { ...journey, unwordedAt: at } }
  const well = { ...session, journey: afterSign(journey, at) }
  return journey.state === 'missed' ? withLetters(well, toAll(journey, 'heard')) : well
}

/** From outside it looks as if all were well, also when the next sign is asked for; the desk is called. */
function underDuress(session: Session, journey: Journey, at: number): Session {
  const { lastSignAt } = journey
  const after = { ...afterSign(journey, at), lastSignAt, duressAt: at }
  return withLetters({ ...session, journey: after }, [{ to: toDesk, says: 'duress', since: at }])
}

/** Whoever ends it without the agreed word may be somebody else: the desk is called, and nobody sees that. */
function ended(session: Session, text: string): Session {
  const { journey } = session
  if (!isRunning(journey)) return session
  const over = withoutJourney(session)
  if (journey.wellWord === null || isWord(text, journey.wellWord)) return over
  const says = isWord(text, journey.duressWord) ? 'duress' : 'ended-unworded'
  return withLetters(over, [{ to: toDesk, says, since: journey.lastSignAt }])
}

/** The traveller said of everybody who wrote with the code so far whether they gave it to them. */
function decided(session: Session, says: 'bound' | 'refused', at: number): Session {
  const { journey } = session
  if (!journey || journey.knocks.length === 0) return session
  const letters = journey.knocks.map(({ chat }): Letter => ({ to: chat, says, since: null }))
  const bound = says === 'bound' ? journey.knocks.map(({ chat }) => ({ chat, at })) : []
  const after = { ...journey, knocks: [], bound: [...journey.bound, ...bound] }
  return withLetters({ ...session, journey: after }, letters)
}

function asksToWait(session: Session): Session {
  const { awaits = [] } = session
  const offered = awaits.filter(({ state }) => state === 'offered')
  const after = awaits.map((one) =>
    one.state === 'offered' ? { ...one, state: 'asked' as const } : one,
  )
  return withLetters(
    { ...session, awaits: after },
    offered.map(({ chat }): Letter => ({ to: chat, says: 'knock', since: null })),
  )
}
