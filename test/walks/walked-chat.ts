import { pressedIndex, type Said, type Sent } from '../../src/dialogue/transcript.ts'
import { received } from '../../src/domain/correspondence.ts'
import { type Desk, type DeskHours, noDesk } from '../../src/domain/desk.ts'
import type { Event } from '../../src/domain/event.ts'
import type { Act } from '../../src/domain/flow.ts'
import { type Letter, toDesk } from '../../src/domain/letter.ts'
import type { Address, InboundBody } from '../../src/domain/message.ts'
import { pictureWords } from '../../src/domain/picture.ts'
import type { Told } from '../../src/domain/reply.ts'
import type { Session } from '../../src/domain/session.ts'
import { codeIn } from '../../src/domain/short-code.ts'
import { readArrival } from '../../src/runtime/arrival.ts'
import { draft } from '../../src/runtime/change.ts'
import {
  type Coded,
  type Entry,
  firstVoice,
  newHead,
  type Spoken,
} from '../../src/runtime/chat-record.ts'
import { holdToTime, tellNews } from '../../src/runtime/check-in-time.ts'
import { readButtonId } from '../../src/runtime/choice-id.ts'
import { checkInOf } from '../../src/runtime/coded-verdicts.ts'
import { noOffer } from '../../src/runtime/offer-memory.ts'
import { emptyOutbox } from '../../src/runtime/outbox.ts'
import type { Rules } from '../../src/runtime/rules.ts'
import { sendLetters } from '../../src/runtime/send-letters.ts'
import { takeIn } from '../../src/runtime/take-in.ts'
import { takeTurn } from '../../src/runtime/take-turn.ts'
import { beginTurn, type Found, type TurnState } from '../../src/runtime/turn-state.ts'

/** What a person does in a walk: as in a transcript, and two things a transcript has no words for. */
export type Does =
  | Sent
  /** Presses a button, however far up it stands: `flow:step:choice`, and the words on it. */
  | { does: 'tap'; choice: string; label: string }
  /** Is silent for so long before what they do next. */
  | { does: 'wait'; hours: number }

type Kept = Pick<Found, 'head' | 'offer' | 'reports'>

/** A chat between two turns, as a value: any number of walks may go on from the same one. */
export type WalkedChat = {
  now: number
  kept: Kept
  /** The chat of somebody else, who has to do with this person by their code; null: nobody else wrote. */
  friend: Kept | null
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
  /** The buttons under what was said. */
  buttons: { id: string; label: string }[]
}

/** Ids of the two chats, and who writes in them. */
type Who = 'walk' | 'friend'
const addresses = {
  walk: { channel: 'walk', id: 'person' },
  friend: { channel: 'walk', id: 'friend' },
} satisfies Record<Who, Address>
/** When walks begin: as transcripts are played, so that "number of 2024" does not change as time goes by. */
export const begun = Date.UTC(2026, 10, 25, 5)
const hour = 3_600_000
/** People take this long between two messages: no flood, and no pause worth a question. */
const pause = 20_000

export function newChat(): WalkedChat {
  return {
    now: begun,
    kept: newKept('walk', begun),
    friend: null,
    coded: new Map(),
    lastCode: '',
    buttons: [],
    hours: noDesk.ID,
  }
}

function newKept(who: Who, now: number): Kept {
  const { channel, id } = addresses[who]
  return { head: newHead(now, [{ channel, id, from: 1 }]), offer: noOffer, reports: {} }
}

/** The turn in the making: the chat, which it changes, and what the person is told outside of their own turn. */
type Course = { chat: WalkedChat; rules: Rules; friends: Rules; pushed: Spoken[] }

/**
 * Takes what somebody does through taking in, the real turn and the wording: everything of the service but
 * the store and the wire. The chat given stays as it is.
 * @param friends by which rules somebody else is answered
 */
export function turnOf(
  before: WalkedChat,
  does: Does[],
  given: Rules,
  friends: Rules = given,
): WalkedTurn {
  const kept = structuredClone(before.kept)
  const friend = structuredClone(before.friend)
  const chat = { ...before, kept, friend, now: before.now + pause }
  const acts: Act[] = []
  const told: Told[] = []
  const events: WalkedTurn['events'] = []
  const desks = () => ({ ID: chat.hours, VN: chat.hours }) satisfies Record<Desk, DeskHours>
  const course: Course = {
    chat,
    rules: { ...given, desks },
    friends: { ...friends, desks },
    pushed: [],
  }
  const rules: Rules = {
    ...course.rules,
    next(event, session) {
      const turn = given.next(event, session)
      events.push({ event, session })
      acts.push(...turn.acts)
      told.push(...(turn.told ?? []))
      return turn
    },
  }
  for (const one of does) takeInto(course, one)
  const early = course.pushed
  course.pushed = []
  const state = takeTurn(foundIn(chat, 'walk'), rules, chat.now)
  settle(course, 'walk', state)
  const spoken = [...early, ...state.said, ...course.pushed]
  chat.buttons = spoken.findLast(({ choices }) => choices.length > 0)?.choices ?? chat.buttons
  const buttons = spoken.flatMap(({ choices }) => choices)
  return { chat, said: spoken.map(saidIn), acts, told, events, buttons }
}

function takeInto(course: Course, does: Does): void {
  const { chat, rules, friends } = course
  if (does.does === 'wait' || does.does === 'later') {
    chat.now += does.does === 'wait' ? does.hours * hour : does.days * 24 * hour
    lookAtClock(course)
    return
  }
  if (does.does === 'friend') {
    chat.friend ??= newKept('friend', chat.now)
    const text = does.text.replaceAll('{code}', chat.lastCode)
    arrive(chat, 'friend', { kind: 'text', text }, friends)
    settle(course, 'friend', takeTurn(foundIn(chat, 'friend'), friends, chat.now))
    return
  }
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
  const times = does.does === 'flood' ? does.times : 1
  const hint = 'languageHint' in does ? does.languageHint : null
  for (let time = 0; time < times; time++) arrive(chat, 'walk', bodyOf(does, chat), rules, hint)
}

/** A message comes in. */
function arrive(
  chat: WalkedChat,
  who: Who,
  body: InboundBody,
  rules: Rules,
  hint: string | null = null,
): void {
  const { head } = keptOf(chat, who)
  const message = {
    from: addresses[who],
    messageId: `m${head.nextEntry}`,
    sentAt: chat.now,
    body,
    ...(hint ? { languageHint: hint } : {}),
  }
  takeIn(who, head, readArrival(message, rules, chat.now), undefined, draft())
}

/** What the clock does in both chats, as often as there is something to be done. */
function lookAtClock(course: Course): void {
  const { chat, rules } = course
  for (const who of ['walk', 'friend'] as const) {
    if (who === 'friend' && !chat.friend) continue
    const state = beginTurn(foundIn(chat, who), chat.now)
    if (holdToTime(state, rules) === null) continue
    push(course, who, state)
    settle(course, who, state)
  }
}

function keptOf({ kept, friend }: WalkedChat, who: Who): Kept {
  if (who === 'walk') return kept
  if (!friend) throw new Error('nobody else has a chat yet')
  return friend
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

function foundIn(chat: WalkedChat, who: Who): Found {
  const kept = keptOf(chat, who)
  const { head } = kept
  const entries: Entry[] = head.waiting
  const coded = codedFor(chat, who)
  const rest = { outbox: emptyOutbox, coded, objections: [], voice: firstVoice }
  return { chat: who, ...kept, entries, upTo: head.nextEntry, ...rest }
}

/** What stands under codes for whoever asks: under that of the other's check-in also that they may wait for it. */
function codedFor({ coded, kept, friend }: WalkedChat, who: Who): Coded {
  const [other, theirs] = who === 'walk' ? (['friend', friend] as const) : (['walk', kept] as const)
  const code = theirs?.reports.journey?.code
  const found = code === undefined ? undefined : coded.get(code)
  if (!theirs || code === undefined || !found) return coded
  return new Map(coded).set(code, { ...found, checkIn: checkInOf(other, theirs.head.session) })
}

/** A chat is as a state of it says, and whoever it wrote to takes that in. */
function settle(course: Course, who: Who, state: TurnState): void {
  const { chat } = course
  const { letters = [] } = (state.head.erasing ?? state.head).session
  sendLetters(draft(), state)
  keep(chat, who, state)
  for (const letter of letters) if (letter.to !== toDesk) carry(course, who, letter)
}

function carry(course: Course, from: Who, { to, ...letter }: Letter): void {
  const { chat, rules } = course
  const whom: Who = to === 'walk' ? 'walk' : 'friend'
  const state = beginTurn(foundIn(chat, whom), chat.now)
  state.head.session = received(state.head.session, { to, ...letter, from }, chat.now)
  tellNews(state, rules)
  push(course, whom, state)
  settle(course, whom, state)
}

/** What was said outside of a turn. */
function push({ pushed }: Course, who: Who, { outbox }: TurnState): void {
  if (who === 'walk') pushed.push(...outbox.entries.map(withoutLines))
}

function withoutLines<One extends Spoken>(spoken: One): One {
  const choices = spoken.choices.map(({ id, label }) => ({ id: readButtonId(id).choice, label }))
  return { ...spoken, choices }
}

/** What the chat keeps once a state of it is stored and everything of it was delivered. */
function keep(chat: WalkedChat, who: Who, state: TurnState): void {
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
  if (who === 'walk') chat.kept = kept
  else chat.friend = kept
  chat.coded = coded
  chat.lastCode = codes.at(-1) ?? chat.lastCode
}

function saidIn({ text, picture, choices }: Spoken): Said {
  return {
    text: withoutCodes(picture ? `${pictureWords(picture)}\n${text}` : text),
    labels: choices.map(({ label }) => label),
  }
}

/** Codes are drawn at random; in what is written down each stands as `{code}`. */
export function withoutCodes(words: string): string {
  return codesIn(words).reduce((rest, code) => rest.replaceAll(code, '{code}'), words)
}

export function codesIn(words: string): string[] {
  const short = (words.match(/[A-Z0-9]{4}-[A-Z0-9]{4}/g) ?? []).filter((one) => codeIn(one))
  return [...short, ...(words.match(/\d{4} \d{4} \d{4} \d{4}/g) ?? [])]
}
