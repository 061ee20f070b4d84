import type { HandOver, HandOverReason, Outcome } from '../domain/desk.ts'
import { byHand, deskOf } from '../domain/desk.ts'
import type { Address } from '../domain/message.ts'
import type { Session } from '../domain/session.ts'
import type { HandWritten } from '../ports/channel.ts'
import type { Line, Marker, Spoken, Worker } from './chat-record.ts'
import { pushUntil } from './late-word.ts'
import { newId } from './new-id.ts'
import { lineOf, type OutEntry } from './outbox.ts'
import { enqueue } from './speak.ts'
import type { TurnState } from './turn-state.ts'

/*
 * What happens to a chat at the desk, on a copy of the chat: stored with one commit or not at all. Each
 * function expects that the caller has looked whether it may be done.
 */

const ranks: Record<HandOverReason, number> = {
  held: 0,
  duress: 1,
  child: 2,
  'self-harm': 3,
  'missing-relative': 4,
  'missed-sign': 5,
  asked: 6,
  'written-by-hand': 7,
}

/** A person of ours is wanted. Where one is already, only what is more urgent changes anything. */
export function wantPerson(state: TurnState, reason: HandOverReason): void {
  const { head, now } = state
  const before = head.handOver
  const { delicate, language } = head.session
  const graver = !before || ranks[reason] < ranks[before.reason] ? reason : before.reason
  const wanted = before ?? newHandOver(language ?? 'id', graver, Math.max(head.heardAt, 0), now)
  head.handOver = { ...wanted, reason: graver, urgency: urgencyOf(graver, head.session), delicate }
}

function newHandOver(
  language: 'id' | 'vi',
  reason: HandOverReason,
  heardAt: number,
  now: number,
): HandOver {
  return {
    desk: deskOf[language],
    reason,
    urgency: 'plain',
    language,
    delicate: false,
    state: 'waiting',
    since: now,
    heardAt,
    worker: null,
    takenAt: null,
    answeredAt: null,
    paged: [],
    declined: [],
    supervisorPagedAt: null,
  }
}

function urgencyOf(reason: HandOverReason, { delicate, journey }: Session): HandOver['urgency'] {
  if (['held', 'duress', 'self-harm', 'child'].includes(reason)) return 'life'
  // Silence after a warning, or where nobody is lawfully sent to, is not taken for a lost telephone.
  if (reason === 'missed-sign') return journey?.risk ? 'life' : 'delicate'
  return delicate || reason === 'missing-relative' ? 'delicate' : 'plain'
}

/** A worker takes the chat: the program is silent from here on, and nothing it had ready is sent. */
export function takeOver(state: TurnState, worker: Worker, marker: Marker = 'taken'): void {
  const { head, now } = state
  const before =
    head.handOver ?? newHandOver(head.session.language ?? 'id', 'written-by-hand', 0, now)
  withdrawUnsent(state)
  state.voice = { by: 'worker', worker, term: state.voice.term + 1 }
  head.handOver = { ...before, state: 'taken', worker, takenAt: now }
  addMarker(state, marker, worker)
}

/** Another worker goes on. What the first one wrote and is on its way still comes. */
export function transfer(state: TurnState, to: Worker, by: Worker): void {
  const { head, now } = state
  if (!head.handOver) return
  state.voice = { by: 'worker', worker: to, term: state.voice.term + 1 }
  carryWorkersWords(state)
  head.handOver = { ...head.handOver, worker: to, takenAt: now }
  addMarker(state, 'transferred', by, to.name)
}

/** The program answers again, and the chat waits for another person. `by` null: the clock did it. */
export function backToQueue(state: TurnState, by: Worker | null): void {
  const { head } = state
  if (!head.handOver) return
  giveVoiceBack(state)
  head.handOver = {
    ...head.handOver,
    state: 'waiting',
    worker: null,
    takenAt: null,
    paged: [],
    declined: [],
    supervisorPagedAt: null,
  }
  addMarker(state, 'returned', by)
}

/** The worker is done: the program answers again. */
export function endHandOver(state: TurnState, by: Worker | null, outcome: Outcome): void {
  const { head, now } = state
  const { handOver } = head
  if (!handOver) return
  giveVoiceBack(state)
  delete head.handOver
  head.handOversEnded = (head.handOversEnded ?? 0) + 1
  const { desk, reason, urgency, since, takenAt } = handOver
  const { country } = head.session
  const times = { since, takenAt: takenAt ?? now, endedAt: now }
  state.ended = { desk, reason, urgency, outcome, ...times, country }
  addMarker(state, 'ended', by, outcome)
}

function giveVoiceBack(state: TurnState): void {
  state.voice = { by: 'suar', worker: null, term: state.voice.term + 1 }
  carryWorkersWords(state)
}

/** Nothing that was ready under the voice before begins to be sent; what is on the wire stays on it. */
function withdrawUnsent(state: TurnState): void {
  const { entries } = state.outbox
  for (const entry of entries)
    if (entry.claim === null)
      state.lines.set(entry.line, lineOf({ entry, state: 'withdrawn', platformId: null }))
  state.outbox = { ...state.outbox, entries: entries.filter(({ claim }) => claim !== null) }
}

/** The words of a worker were theirs to say, whoever speaks next. */
function carryWorkersWords(state: TurnState): void {
  const { term } = state.voice
  const entries = state.outbox.entries.map((entry) =>
    entry.by === 'worker' ? { ...entry, voice: term } : entry,
  )
  state.outbox = { ...state.outbox, entries }
}

/** Where the person wrote from last. */
export function whereToAnswer({ head }: Pick<TurnState, 'head'>): Address | null {
  const [first] = head.addresses
  const { channel, id } = head.heardFrom ?? first ?? { channel: '', id: '' }
  return id === '' ? null : { channel, id }
}

/** Something to be said to the person, and by whom. Returns the number of its line, and whether it waits. */
export function sayAtDesk(
  state: TurnState,
  spoken: Spoken,
  origin: Pick<OutEntry, 'by' | 'worker'>,
): { line: number; late: boolean } {
  const { head, now } = state
  const notAfter = pushUntil(head, head.heardAt)
  const line = head.nextLine
  enqueue(state, spoken, notAfter, { id: newId(), voice: state.voice.term, ...origin })
  // The screen was cleared, or we were asked not to write: it is there when the person writes again.
  if (head.session.hidden || head.session.quiet) hold(state, line)
  const late = notAfter < now || head.session.hidden || head.session.quiet
  return { line, late }
}

function hold(state: TurnState, line: number): void {
  const { entries, held } = state.outbox
  const entry = entries.find((one) => one.line === line)
  if (!entry) return
  state.lines.set(line, lineOf({ entry, state: 'held', platformId: null }))
  state.outbox = {
    ...state.outbox,
    entries: entries.filter((one) => one !== entry),
    held: [...held, entry],
  }
}

/** Somebody wrote on the telephone itself. Where nobody of the console has the chat, they have it now. */
export function noteHandWritten(state: TurnState, { platformId, text, sentAt }: HandWritten): void {
  const { head, now } = state
  if (head.handOver?.state !== 'taken') takeOver(state, byHand, 'taken-by-hand')
  if (head.handOver) head.handOver = { ...head.handOver, answeredAt: Math.min(now, sentAt) }
  const via = whereToAnswer(state) ?? { channel: '', id: '' }
  const line: Line = {
    by: 'worker',
    text,
    choices: [],
    at: Math.min(now, sentAt),
    via,
    state: 'shown',
    platformId,
    editOf: null,
    worker: byHand,
  }
  state.lines.set(head.nextLine++, line)
}

/** A line only the staff see: what happened to the chat, or a note. */
export function addMarker(
  state: TurnState,
  marker: Marker,
  worker: Worker | null,
  text = '',
): number {
  const { head, now } = state
  const number = head.nextLine++
  const via = whereToAnswer(state) ?? { channel: '', id: '' }
  const line: Line = {
    by: worker ? 'worker' : 'suar',
    text,
    choices: [],
    at: now,
    via,
    state: 'for-staff',
    platformId: null,
    editOf: null,
    worker,
    marker,
  }
  state.lines.set(number, line)
  return number
}
