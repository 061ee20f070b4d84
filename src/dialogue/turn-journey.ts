import { newsLine } from '../domain/correspondence.ts'
import { isRunning } from '../domain/journey.ts'
import { mostAwaited } from '../domain/letter.ts'
import type { Line, Reply, Turn } from '../domain/reply.ts'
import { isWord } from '../domain/safe-contact.ts'
import { isAsked, type Session } from '../domain/session.ts'
import { goOn, type Heard } from './heard.ts'
import { answered } from './journey-acts.ts'

/** A hidden chat says the one line to everybody; that it was the agreed word is noted all the same. */
export function signWhileHidden({ event, session, ...heard }: Heard): Turn | null {
  if (!session.hidden || !isSignWord(event.text, session)) return null
  const after = answered(session, event.text, event.at)
  return withoutWord(goOn('hide:stranger', { ...heard, event, session: after }))
}

/** A sign of life, or whatever else is said to "how are you?". All of it is answered alike. */
export function noteSign(heard: Heard): Turn | null {
  const { event, session, answer, command } = heard
  const { journey, at } = session
  if (!isRunning(journey) || event.text.trim() === '' || answer || command) return null
  // There the word ends it.
  if (at?.flow === 'journey' && at.step === 'finish') return null
  const isAnswer = at?.flow === 'journey' && at.step === 'well' && event.verdict?.level == null
  if (!isSignWord(event.text, session) && !(isAnswer && event.code === null)) return null
  const after = answered(session, event.text, event.at)
  return withoutWord(goOn('journey:noted', { ...heard, session: after }))
}

/** What was written is taken from the screen where the platform lets us: the next reader could write it again. */
function withoutWord(turn: Turn): Turn {
  return { ...turn, acts: ['answer-check-in', ...turn.acts] }
}

function isSignWord(text: string, { journey }: Session): boolean {
  if (!isRunning(journey)) return false
  return isWord(text, journey.wellWord) || isWord(text, journey.duressWord)
}

/** Somebody wrote with the code of a check-in: they are told what they would wait for, and nothing of anybody. */
export function askToWait(heard: Heard): Turn | null {
  const { session, event } = heard
  const found = event.code?.checkIn ?? null
  if (found === null || event.code?.tooMany) return null
  const { chat } = found
  // A code shows no language; who has it was given it by whoever speaks this one.
  const language = event.code && session.languageChosen ? session.language : found.language
  const others = (session.awaits ?? []).filter(
    (one) => one.state !== 'offered' && one.chat !== chat,
  )
  const before = session.awaits?.find((one) => one.chat === chat)
  const awaits = [...others, before ?? { chat, state: 'offered' as const }].slice(-mostAwaited)
  return goOn('journey:wait', { ...heard, session: { ...session, language, awaits } })
}

/** JAGA KABAR, and the word by which whoever waits stops waiting. */
export function obeyCheckIn(heard: Heard): Turn | null {
  const does = heard.command?.does
  if (does === 'check-in') return goOn('journey:', heard)
  if (does !== 'stop-waiting') return null
  const waits = (heard.session.awaits ?? []).length > 0
  return goOn(waits ? 'journey:not-waiting' : 'journey:waits-for-nobody', heard)
}

/** What whoever waits was not told yet, at their next message; and who wrote with a traveller's code. */
export function withNews(turn: Turn, heard: Heard): Turn {
  const { session } = turn
  const { event } = heard
  if (session.hidden || event.opened || event.addedToGroup) return turn
  if (turn.acts.includes('erase-everything')) return turn
  const told = withTold(turn)
  // Who just asked for silence is not asked anything.
  return turn.acts.includes('stop-writing') ? told : withKnock(told, heard)
}

function withTold(turn: Turn): Turn {
  const { news = [], ...session } = turn.session
  if (news.length === 0) return turn
  const replies = news.map((one) => plain([newsLine(one, session.language ?? 'id')]))
  return { ...turn, session, replies: [...turn.replies, ...replies] }
}

/** Nothing that is being answered is broken off for it, nor a cry for help. */
function withKnock(turn: Turn, heard: Heard): Turn {
  const { session } = turn
  const { journey, at } = session
  if (!isRunning(journey) || journey.knocks.length === 0) return turn
  const isOpen =
    at !== null && at.flow !== 'menu' && !(at.flow === 'journey' && at.step === 'running')
  if (session.delicate || isAsked(session) || isOpen) return turn
  const asked = goOn('journey:knock', { ...heard, session })
  return { ...turn, session: asked.session, replies: [...turn.replies, ...asked.replies] }
}

function plain(lines: Line[]): Reply {
  return { lines, choices: [], leave: false }
}
