import { pressedIndex, type Said, type Sent } from '../../src/dialogue/transcript.ts'
import { type Desk, type DeskHours, noDesk } from '../../src/domain/desk.ts'
import type { Event } from '../../src/domain/event.ts'
import type { Act } from '../../src/domain/flow.ts'
import type { InboundBody } from '../../src/domain/message.ts'
import { pictureWords } from '../../src/domain/picture.ts'
import type { Told } from '../../src/domain/reply.ts'
import type { Session } from '../../src/domain/session.ts'
import { codeIn } from '../../src/domain/short-code.ts'
import { readArrival } from '../../src/runtime/arrival.ts'
import { draft } from '../../src/runtime/change.ts'
import { type Coded, type Entry, firstVoice, newHead } from '../../src/runtime/chat-record.ts'
import { noOffer } from '../../src/runtime/offer-memory.ts'
import { emptyOutbox } from '../../src/runtime/outbox.ts'
import type { Rules } from '../../src/runtime/rules.ts'
import { takeIn } from '../../src/runtime/take-in.ts'
import { takeTurn } from '../../src/runtime/take-turn.ts'
import type { Found, TurnState } from '../../src/runtime/turn-state.ts'

/** What a person does in a walk: as in a transcript, and two things a transcript has no words for. */
export type Does =
  | Sent
  /** Presses a button, however far up it stands: `flow:step:choice`, and the words on it. */
  | { does: 'tap'; choice: string; label: string }
  /** Is silent for so long before what they do next. */
  | { does: 'wait'; hours: number }

/** A chat between two turns, as a value: any number of walks may go on from the same one. */
export type WalkedChat = {
  now: number
  kept: Pick<Found, 'head' | 'offer' | 'reports'>
  coded: Coded
  /** The short code Suar gave last. */
  lastCode: string
  /** The newest buttons. */
  buttons: { id: string; label: string }[]
  hours: DeskHours
}

/** One turn of a walk. `events`: what the conversation was asked, with the session it was asked in. */
export type WalkedTurn = {
  chat: WalkedChat
  said: Said[]
  acts: Act[]
  told: Told[]
  events: { event: Event; session: Session }[]
}

const person = { channel: 'walk', id: 'person' }
/** When walks begin: as transcripts are played, so that "number of 2024" does not change as time goes by. */
export const begun = Date.UTC(2026, 10, 25, 5)
const hour = 3_600_000
/** People take this long between two messages: no flood, and no pause worth a question. */
const pause = 20_000

export function newChat(): WalkedChat {
  return {
    now: begun,
    kept: {
      head: newHead(begun, [{ channel: person.channel, id: person.id, from: 1 }]),
      offer: noOffer,
      reports: {},
    },
    coded: new Map(),
    lastCode: '',
    buttons: [],
    hours: noDesk.ID,
  }
}

/**
 * Takes what somebody does through taking in, the real turn and the wording: everything of the service but
 * the store and the wire. The chat given stays as it is.
 */
export function turnOf(before: WalkedChat, does: Does[], given: Rules): WalkedTurn {
  const chat = { ...before, kept: structuredClone(before.kept), now: before.now + pause }
  const acts: Act[] = []
  const told: Told[] = []
  const events: WalkedTurn['events'] = []
  const rules: Rules = {
    ...given,
    desks: () => ({ ID: chat.hours, VN: chat.hours }) satisfies Record<Desk, DeskHours>,
    next(event, session) {
      const turn = given.next(event, session)
      events.push({ event, session })
      acts.push(...turn.acts)
      told.push(...(turn.told ?? []))
      return turn
    },
  }
  for (const one of does) takeInto(chat, one, rules)
  const state = takeTurn(foundIn(chat), rules, chat.now)
  return { chat: after(chat, state), said: saidIn(state), acts, told, events }
}

function takeInto(chat: WalkedChat, does: Does, rules: Rules): void {
  if (does.does === 'wait') {
    chat.now += does.hours * hour
    return
  }
  if (does.does === 'later') {
    chat.now += does.days * 24 * hour
    return
  }
  if (does.does === 'friend') throw new Error('nobody else writes in a walk')
  if (does.does === 'desk') {
    chat.hours =
      does.what === 'opens'
        ? { onDuty: true, opensAt: null, minutes: Number(does.words) || null }
        : {
            onDuty: false,
            opensAt: does.words ? begun + Number(does.words) * hour : null,
            minutes: null,
          }
    return
  }
  const { head } = chat.kept
  const times = does.does === 'flood' ? does.times : 1
  for (let time = 0; time < times; time++) {
    const message = {
      from: person,
      messageId: `m${head.nextEntry}`,
      sentAt: chat.now,
      body: bodyOf(does, chat),
      ...('languageHint' in does && does.languageHint ? { languageHint: does.languageHint } : {}),
    }
    takeIn('walk', head, readArrival(message, rules, chat.now), undefined, draft())
  }
}

/** What a channel would tell of it. */
export function bodyOf(
  does: Exclude<Does, { does: 'wait' | 'later' | 'friend' | 'desk' }>,
  chat: Pick<WalkedChat, 'lastCode' | 'buttons'>,
): InboundBody {
  switch (does.does) {
    case 'write':
    case 'flood':
      return { kind: 'text', text: does.text.replaceAll('{code}', chat.lastCode) }
    case 'pin':
      return { kind: 'place', latitude: does.latitude, longitude: does.longitude }
    case 'show':
      return { kind: 'media', media: does.media, caption: does.caption }
    case 'open':
      return { kind: 'opened' }
    case 'add-to-group':
      return { kind: 'added-to-group' }
    case 'tap':
      return { kind: 'choice', choice: does.choice }
    case 'press': {
      const at = pressedIndex(
        does.label,
        chat.buttons.map(({ label }) => label),
      )
      const button = chat.buttons[at]
      if (!button) throw new Error(`there is no button "${does.label}" to press`)
      return { kind: 'choice', choice: button.id }
    }
  }
}

function foundIn({ kept, coded }: WalkedChat): Found {
  const { head } = kept
  const entries: Entry[] = head.waiting
  const rest = { outbox: emptyOutbox, coded, objections: [], voice: firstVoice }
  return { chat: 'walk', ...kept, entries, upTo: head.nextEntry, ...rest }
}

/** The chat once the turn is stored and everything of it was delivered. */
function after(chat: WalkedChat, state: TurnState): WalkedChat {
  const coded = new Map(chat.coded)
  for (const { code, verdict } of state.newlyCoded)
    coded.set(code, { verdict, objection: null, report: null })
  for (const { code, part } of state.objected) {
    const objection = { at: part.at, dueBy: part.dueBy, decision: null }
    coded.set(code, { verdict: null, objection, report: null })
  }
  for (const { code } of Object.values(state.reports))
    coded.set(code, { verdict: null, objection: null, report: 'received' })
  const { erasing } = state.head
  const head = erasing
    ? { ...newHead(chat.now, state.head.addresses), session: erasing.session }
    : state.head
  const kept = erasing
    ? { head, offer: noOffer, reports: {} }
    : { head, offer: state.offer, reports: state.reports }
  const codes = state.said.flatMap(({ text, picture }) => codesIn(`${text} ${picture?.code ?? ''}`))
  return {
    ...chat,
    kept,
    coded,
    lastCode: codes.at(-1) ?? chat.lastCode,
    buttons: state.said.findLast(({ choices }) => choices.length > 0)?.choices ?? chat.buttons,
  }
}

function saidIn({ said }: TurnState): Said[] {
  return said.map(({ text, picture, choices }) => ({
    text: withoutCodes(picture ? `${pictureWords(picture)}\n${text}` : text),
    labels: choices.map(({ label }) => label),
  }))
}

/** Codes are drawn at random; in what is written down each stands as `{code}`. */
export function withoutCodes(words: string): string {
  return codesIn(words).reduce((rest, code) => rest.replaceAll(code, '{code}'), words)
}

export function codesIn(words: string): string[] {
  const short = (words.match(/[A-Z0-9]{4}-[A-Z0-9]{4}/g) ?? []).filter((one) => codeIn(one))
  return [...short, ...(words.match(/\d{4} \d{4} \d{4} \d{4}/g) ?? [])]
}
