import { isRunning, type Journey, mostBound } from './journey.ts'
import type { Language } from './language.ts'
import type { Letter, LetterKind, News } from './letter.ts'
import type { Line } from './reply.ts'
import type { Session } from './session.ts'
import { writtenDay } from './written-date.ts'

export function withLetters(session: Session, letters: readonly Letter[]): Session {
  if (letters.length === 0) return session
  return { ...session, letters: [...(session.letters ?? []), ...letters] }
}

/** One letter to everybody who waits for this traveller. */
export function toAll(journey: Journey, says: LetterKind, since: number | null = null): Letter[] {
  return journey.bound.map(({ chat }) => ({ to: chat, says, since }))
}

/** The check-in is over: whoever waits, or asked to, hears of it. */
export function withoutJourney(session: Session): Session {
  const { journey, ...rest } = session
  if (!journey) return session
  const waiting = [...journey.bound, ...journey.knocks]
  return withLetters(
    rest,
    waiting.map(({ chat }): Letter => ({ to: chat, says: 'ended', since: null })),
  )
}

/** Whoever waits for somebody waits no longer; each traveller's chat hears of it. */
export function withoutAwaited(session: Session): Session {
  const { awaits = [], news, ...rest } = session
  const told = awaits.filter(({ state }) => state !== 'offered')
  return withLetters(
    rest,
    told.map(({ chat }): Letter => ({ to: chat, says: 'leave', since: null })),
  )
}

/** A chat after a letter of another one came in. The same letter again changes nothing. */
export function received(session: Session, letter: Letter & { from: string }, at: number): Session {
  if (letter.says === 'knock') return knocked(session, letter.from, at)
  if (letter.says === 'leave') return left(session, letter.from)
  return toWhoWaits(session, letter)
}

function knocked(session: Session, from: string, at: number): Session {
  const { journey } = session
  const open = isRunning(journey) && journey.alerts
  const isFull = journey && journey.knocks.length + journey.bound.length >= mostBound
  if (!open || isFull) return withLetters(session, [{ to: from, says: 'refused', since: null }])
  if ([...journey.knocks, ...journey.bound].some(({ chat }) => chat === from)) return session
  return { ...session, journey: { ...journey, knocks: [...journey.knocks, { chat: from, at }] } }
}

function left(session: Session, from: string): Session {
  const { journey } = session
  if (!journey) return session
  const others = (chats: Journey['bound']) => chats.filter(({ chat }) => chat !== from)
  return {
    ...session,
    journey: { ...journey, knocks: others(journey.knocks), bound: others(journey.bound) },
  }
}

function toWhoWaits(session: Session, { from, says, since }: Letter & { from: string }): Session {
  const { awaits = [], news = [] } = session
  // They left meanwhile, or never asked: nothing is told to somebody who does not wait.
  if (!awaits.some(({ chat }) => chat === from)) return session
  const over = says === 'refused' || says === 'ended'
  const after = over
    ? awaits.filter(({ chat }) => chat !== from)
    : awaits.map((one) => (one.chat === from ? { ...one, state: 'bound' as const } : one))
  // Of somebody who was heard again before it was told, neither is worth a word.
  if (says === 'heard' && news.some((one) => one.kind === 'missed'))
    return { ...session, awaits: after, news: news.filter((one) => one.kind !== 'missed') }
  return { ...session, awaits: after, news: [...news, { kind: says as News['kind'], since }] }
}

/** What whoever waits is told. It names nobody and nothing, so that it may stand on a locked screen. */
export function newsLine({ kind, since }: News, language: Language): Line {
  const date = since === null ? '' : writtenDay(since, language)
  return { key: `journey:news-${kind}`, values: { date } }
}
