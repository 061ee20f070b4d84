import type { Event } from '../domain/event.ts'
import type { Target } from '../domain/flow.ts'
import { type CountryCode, homeOf } from '../domain/language.ts'
import type { Turn } from '../domain/reply.ts'
import { holdsWord, isWord, longSilence } from '../domain/safe-contact.ts'
import type { Session } from '../domain/session.ts'
import { type Answer, answerIn } from './answer.ts'
import { type Command, commandIn } from './commands.ts'
import { countryTold } from './country-told.ts'
import { goTo } from './flow.ts'
import type { Known } from './known.ts'
import { languageFor } from './language-choice.ts'
import { byTheWay } from './left.ts'

/** An event with what can be told of it before anything is decided. The session speaks its language already. */
export type Heard = {
  event: Event
  session: Session
  known: Known
  command: Command | null
  answer: Answer | null
  /** Somebody is in danger, or says so. */
  distress: boolean
  missing: boolean
  /** They opened a hidden chat with the word that does. */
  cameBack: boolean
  /** They said once that writing is safe, and were silent for long since. */
  silentLong: boolean
}

export function hear(event: Event, before: Session, known: Known): Heard {
  const command = commandIn(event.text)
  const terms = before.safeContact
  const distress =
    event.verdict?.kind === 'distress' ||
    (event.verdict?.danger ?? null) !== null ||
    holdsWord(event.text, terms?.dangerWord)
  // A hidden chat opens again for the person's own word, or for whoever needs help.
  const cameBack =
    before.hidden && (terms?.ownWord ? isWord(event.text, terms.ownWord) : command?.does === 'menu')
  const back = distress || cameBack || command?.does === 'help-now'
  const silentLong = before.safeToWrite && event.at - (before.wroteAt ?? event.at) >= longSilence
  const session: Session = {
    ...before,
    language: languageFor(event, before, command),
    hidden: before.hidden && !back,
    safeToWrite: before.safeToWrite && !silentLong,
    // A voice nobody could listen to made it delicate; the words that follow tell whether it is.
    delicate:
      before.delicate && (before.at?.flow !== 'voice' || distress || !isTelling(event, command)),
  }
  const answer = answerIn(event, session, known.flows)
  return {
    event,
    session,
    known,
    command,
    answer,
    distress,
    missing: event.verdict?.kind === 'missing',
    cameBack,
    silentLong,
  }
}

/** Whether it is words that tell what somebody wants, and not only in which language. */
function isTelling({ text }: Event, command: Command | null): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !command?.does.startsWith('speak-')
}

/** Goes to a step. */
export function goOn(target: Target, { session, event, known }: Heard): Turn {
  return goTo(target, session, { event, known, told: null })
}

/** Goes to a step with the country this message tells of. */
export function goOnWith(told: CountryCode | null, target: Target, heard: Heard): Turn {
  return goTo(target, heard.session, { event: heard.event, known: heard.known, told })
}

/** Says a step by the way: what was open before stays open. */
export function sayAside(target: Target, heard: Heard): Turn {
  const turn = goOn(target, heard)
  return turn.session.at === null ? byTheWay(turn, heard.session) : turn
}

/** The country a message tells of. `asked`: a place was asked for. */
export function toldIn({ event, session, known }: Heard, asked: boolean): CountryCode | null {
  return countryTold(event, homeOf[session.language ?? 'id'], known.countries, asked)
}

/** What the open step does with something that is no answer. */
export function otherwiseOf(
  { session, known }: Heard,
  what: 'text' | 'place' | 'media',
): Target | null {
  const flow = known.flows.find((one) => one.id === session.at?.flow)
  const target = session.at && flow?.steps[session.at.step]?.otherwise[what]
  if (!target || !flow) return null
  return target.includes(':') || target === 'end' ? target : `${flow.id}:${target}`
}
