import type { Address } from '../domain/message.ts'
import type { Entry, Spoken } from './chat-record.ts'
import { buttonId, readButtonId } from './choice-id.ts'
import { pushUntil } from './late-word.ts'
import { newId } from './new-id.ts'
import { lineOf, type OutEntry, takeHeld } from './outbox.ts'
import { writes } from './take-in.ts'
import type { TurnState } from './turn-state.ts'

/** A chat that cannot be reached for days must not pile up words without end. */
const mostWaiting = 100

/**
 * Puts what a turn says into the outbox and the transcript, behind what waits there and behind what came
 * too late before. Every word on its way gets the instant after which it must not be pushed: the person
 * wrote, so that instant moved.
 */
export function speak(state: TurnState, answered: Entry[]): void {
  const { head, now } = state
  if (head.erasing) {
    head.erasing.farewell = state.said
    return
  }
  const askedAt = Math.max(0, ...answered.map(({ sentAt }) => sentAt))
  const notAfter = pushUntil(head, askedAt)
  const written = answered.findLast(writes)
  const entries = state.outbox.entries.map((entry) => ({ ...entry, notAfter }))
  state.outbox = { ...state.outbox, entries }
  if (written && !head.session.hidden) showHeld(state, written.from, notAfter)
  // Nobody wrote and it is too late already: said to whoever just looked, and worth nothing later.
  if (written || notAfter >= now)
    for (const spoken of state.said)
      enqueue(state, spoken, notAfter, { id: newId(), by: 'suar', voice: state.voice.term })
  dropOldest(state)
}

function showHeld(state: TurnState, to: Address, notAfter: number): void {
  const { outbox, held, old } = takeHeld(state.outbox, state.now)
  for (const entry of old)
    state.lines.set(entry.line, lineOf({ entry, state: 'undelivered', platformId: null }))
  state.outbox = outbox
  for (const entry of held) {
    // A screen is read by growing numbers, so a line that appears now needs a number of now.
    state.lines.set(entry.line, null)
    const { id, text, leave, by, voice, worker, picture, file } = entry
    const choices = entry.choices.map((choice) => ({
      ...choice,
      id: readButtonId(choice.id).choice,
    }))
    const shown = { ...(picture ? { picture } : {}), ...(file ? { file } : {}) }
    const spoken = { to, text, choices, ...shown, leave }
    // Held words of a worker are theirs still, whoever speaks now.
    const origin = { id, by, voice: by === 'worker' ? state.voice.term : voice }
    enqueue(state, spoken, notAfter, { ...origin, ...(worker ? { worker } : {}) })
  }
}

type Origin = Pick<OutEntry, 'id' | 'by' | 'voice' | 'worker'>

/** One more message behind what waits, with its line. */
export function enqueue(state: TurnState, spoken: Spoken, notAfter: number, origin: Origin): void {
  const { now, head } = state
  const line = head.nextLine++
  const entry: OutEntry = {
    ...origin,
    line,
    to: spoken.to,
    text: spoken.text,
    choices: spoken.choices.map(({ id, label }) => ({ id: buttonId(line, id), label })),
    ...(spoken.picture ? { picture: spoken.picture } : {}),
    ...(spoken.file ? { file: spoken.file } : {}),
    leave: spoken.leave,
    ...(head.session.delicate ? { urgent: true } : {}),
    at: now,
    notAfter,
    due: now,
    attempts: 0,
    claim: null,
    doubts: 0,
  }
  state.outbox = { ...state.outbox, entries: [...state.outbox.entries, entry] }
}

function dropOldest(state: TurnState): void {
  const { entries } = state.outbox
  const tooMany = entries.filter(({ claim }) => claim === null).slice(0, -mostWaiting)
  if (tooMany.length === 0) return
  for (const entry of tooMany)
    state.lines.set(entry.line, lineOf({ entry, state: 'undelivered', platformId: null }))
  state.outbox = {
    ...state.outbox,
    entries: entries.filter((entry) => !tooMany.includes(entry)),
  }
}
