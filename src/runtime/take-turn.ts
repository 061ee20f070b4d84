import type { CodedVerdict } from '../domain/coded.ts'
import { deskOf } from '../domain/desk.ts'
import type { Event } from '../domain/event.ts'
import type { Act } from '../domain/flow.ts'
import type { Address } from '../domain/message.ts'
import type { Turn } from '../domain/reply.ts'
import { holdsWord } from '../domain/safe-contact.ts'
import type { Session } from '../domain/session.ts'
import { writtenCode } from '../domain/short-code.ts'
import { carryOutActs } from './acts.ts'
import { buildEvent } from './build-event.ts'
import type { Entry } from './chat-record.ts'
import { readButtonId } from './choice-id.ts'
import { askedCode, codeFor } from './coded-verdicts.ts'
import { writtenContinuation } from './continuation-code.ts'
import { wantPerson } from './hand-over.ts'
import { keepTold, noteWaiting } from './keep-report.ts'
import { noOffer } from './offer-memory.ts'
import { languageOf, render } from './render.ts'
import { ownTexts, type Rules } from './rules.ts'
import { cutSegments, type Segment } from './segments.ts'
import { speak } from './speak.ts'
import { beginTurn, consume, type Found, type TurnState } from './turn-state.ts'

/** The same button of the same message again within this time is one press of a nervous thumb. */
const doubleTap = 5_000

/** What the person may always do, whoever speaks with them. */
const ownActs: ReadonlySet<Act> = new Set([
  'hide',
  'clear-screen',
  'erase-everything',
  'stop-writing',
  'safe-to-write',
  'not-safe-to-write',
])

/**
 * One turn, pure: everything that waits is read and answered, and the chat as it is afterwards comes back.
 * Throws what the rules throw.
 */
export function takeTurn(found: Found, rules: Rules, now: number): TurnState {
  const { entries, voice } = found
  const state = beginTurn(found, now)
  const segments = cutSegments(entries, rules.standsAlone)
  for (const [at, segment] of segments.entries()) {
    if (state.head.erasing) {
      state.head.erasing.entries = segments.slice(at).flat()
      break
    }
    answer(state, segment, voice.by === 'worker', rules)
  }
  speak(state, entries)
  state.head.offerAt = state.offer.parts.at(-1)?.at ?? state.head.offerAt
  state.head.trouble = { ...state.head.trouble, failures: 0 }
  consume(state)
  return state
}

function answer(state: TurnState, segment: Segment, workerSpeaks: boolean, rules: Rules): void {
  const { head, now } = state
  const last = segment.at(-1)
  if (!last || isDoubleTap(state, last)) return
  // Nobody in distress is told that they write too fast.
  const flooding =
    !head.pace.told &&
    segment.some(({ hurried }) => hurried) &&
    !segment.some(({ distress }) => distress)
  const { session } = head
  const { event, memory } = buildEvent(segment, {
    session,
    // A stranger's words are part of nothing the person showed.
    memory: session.hidden ? noOffer : state.offer,
    rules,
    now,
    flooding,
    code: askedCode(state, segment),
    objections: state.objections,
  })
  if (!session.hidden) state.offer = memory
  if (!event) return
  const danger = dangerIn(event, session)
  noteDanger(state, danger)
  noteJudged(state, event)

  const turn = rules.next(event, session)
  keepSigns(state, turn.session)
  if (isSaidToStranger(state, segment, session, turn)) return
  if (workerSpeaks && !isForProgram(turn, session)) {
    listen(state, event, turn, danger)
    return
  }
  if (flooding) head.pace = { ...head.pace, told: true }
  head.session = turn.session
  keepTold(state, turn.told ?? [], segment, rules.say)
  carryOutActs(turn.acts, state, event)
  const language = languageOf(head.session, event.languageHint)
  const to: Address = { channel: last.from.channel, id: last.from.id }
  const code = (verdict: CodedVerdict) => codeFor(state, verdict)
  const say = withCodes(state, rules.say)
  const said = turn.replies.map((reply) => render(reply, to, language, say, code))
  const [first] = said
  if (first && !head.session.hidden && segment.some(({ cut }) => cut))
    first.text += `\n${rules.say(language, ownTexts.tooLong, {})}`
  state.said.push(...said)
}

/**
 * In a hidden chat one line is said to all that came at once, and none to an edit: neither may tell a stranger
 * which words mean something here.
 */
function isSaidToStranger(
  state: TurnState,
  segment: Segment,
  before: Session,
  turn: Turn,
): boolean {
  if (!before.hidden || !turn.session.hidden) return false
  return state.said.length > 0 || segment[0]?.body.kind === 'edit'
}

/** What the program answers though a worker speaks: the person's own commands, and whoever holds a hidden chat. */
function isForProgram(turn: Turn, { hidden }: Session): boolean {
  return turn.acts.some((act) => ownActs.has(act)) || (hidden && turn.session.hidden)
}

/** A sign of life counts whoever speaks with the person, and so does what it has others hear. */
function keepSigns({ head }: TurnState, { journey, letters }: Session): void {
  if (head.session.journey && journey) head.session = { ...head.session, journey }
  if (letters) head.session = { ...head.session, letters }
}

/** A worker speaks: the program says nothing, but misses nothing either. */
function listen(state: TurnState, { place, at }: Event, turn: Turn, danger: Danger): void {
  const { head } = state
  const { hidden, delicate, country, wroteAt } = turn.session
  head.session = {
    ...head.session,
    hidden,
    delicate: head.session.delicate || delicate,
    country,
    ...(wroteAt === undefined ? {} : { wroteAt }),
  }
  if (place) state.places.push({ latitude: place.latitude, longitude: place.longitude, at })
  if (danger) wantPerson(state, danger)
}

/** Codes are drawn with their acts, after the conversation was decided. */
function withCodes(
  { head: { objection, session }, continuation, reports }: TurnState,
  say: Rules['say'],
): Rules['say'] {
  const report = session.report && reports[session.report.kind]
  if (!objection && continuation === null && !report) return say
  const codes = {
    ...(report ? { reportCode: writtenCode(report.code) } : {}),
    ...(objection ? { objectionCode: writtenCode(objection.code) } : {}),
    ...(continuation === null ? {} : { continuationCode: writtenContinuation(continuation) }),
  }
  return (language, key, values) => say(language, key, { ...values, ...codes })
}

function isDoubleTap(state: TurnState, { body, at }: Entry): boolean {
  if (body.kind !== 'choice') return false
  const { line, choice } = readButtonId(body.choice)
  if (line === null) return false
  const before = state.head.pressed
  state.head.pressed = { line, choice, at }
  return before?.line === line && before.choice === choice && at - before.at < doubleTap
}

function noteJudged(state: TurnState, { verdict, continues, at }: Event): void {
  if (!verdict?.level) return
  const { level, signs, extract } = verdict
  const patterns = [...new Set(signs.map(({ pattern }) => pattern))]
  const country = extract.places.find(({ role }) => role === 'to')?.country ?? null
  const desk = deskOf[state.head.session.language ?? (verdict.language === 'vi' ? 'vi' : 'id')]
  // A further part of an offer is not another offer.
  const fact = continues ? null : { at, desk, level, patterns, country }
  state.judged.push({ verdict, fact })
}

type Danger = 'held' | 'self-harm' | 'child' | null

/** The danger a message tells of; the word somebody chose for it tells that they are held. */
function dangerIn({ verdict, text }: Event, { safeContact }: Session): Danger {
  return verdict?.danger ?? (holdsWord(text, safeContact?.dangerWord) ? 'held' : null)
}

function noteDanger(state: TurnState, danger: Danger): void {
  const { head } = state
  if (danger === 'self-harm') head.dangers = { ...head.dangers, selfHarm: true }
  // A child may have to hide the chat from whoever is near, as somebody held does.
  else if (danger && !head.dangers.held) {
    head.dangers = { ...head.dangers, held: true }
    // What was told before may be of use to the desk now.
    noteWaiting(state)
  }
}
