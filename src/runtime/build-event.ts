import type { AskedCode } from '../domain/coded.ts'
import type { Event } from '../domain/event.ts'
import type { CountryCode } from '../domain/language.ts'
import { isAnswering, type Session } from '../domain/session.ts'
import { higher, type Level } from '../domain/verdict.ts'
import { writtenIn } from './arrival.ts'
import { bareDistress } from './bare-distress.ts'
import type { Entry, OfferMemory } from './chat-record.ts'
import { readButtonId } from './choice-id.ts'
import { cutText, longestWhole } from './cut-text.ts'
import {
  noOffer,
  recall,
  remember,
  type Weighing,
  weigh,
  weighEdit,
  wholeText,
} from './offer-memory.ts'
import type { Reading, Rules } from './rules.ts'
import type { Segment } from './segments.ts'

/** What a segment comes to. `event` is null where there is nothing new to answer. */
export type Built = { event: Event | null; memory: OfferMemory }

export type BuildContext = {
  session: Session
  memory: OfferMemory
  rules: Rules
  now: number
  /** Say that the chat is over its pace. */
  flooding: boolean
  /** The short code the segment is. */
  code: AskedCode | null
  objections: Event['objections']
}

/** An edit after this time mends an old message, not the offer it once was part of. */
const editWithin = 15 * 60_000

/** Joins and reads one segment. Pure: reading again gives the same event. */
export function buildEvent(segment: Segment, context: BuildContext): Built {
  const [first] = segment
  const memory = recall(context.memory, context.now)
  if (first?.body.kind === 'edit') return fromEdit(first, first.body.of, { ...context, memory })
  return fromBurst(segment, { ...context, memory })
}

function fromBurst(segment: Segment, context: BuildContext): Built {
  const { now } = context
  // An answer of a family is no part of an offer, however much of one it tells.
  const memory = isAnswering(context.session) ? noOffer : context.memory
  const parts = segment.map(partOf).filter(({ text }) => text !== '')
  const { text } = cutText(wholeText(parts, ''), longestWhole, context.rules.hearsDistress)
  if (text === '') return { event: eventOf(segment, '', null, context), memory: context.memory }

  const sentAlong = segment.some(isSentAlong)
  const own = readAll(segment, text, context)
  const lonely = segment.length === 1 && isCommand(segment[0], context.rules)
  const whole = memory.parts.length > 0 && !lonely ? readWith(memory.parts, text, context) : null
  const asked = whole && context.rules.goesOn(context.session, text, own.verdict, now)
  const weighing = asked
    ? 'whole'
    : whole
      ? weigh(memory, own.verdict, whole.verdict, now, sentAlong)
      : 'own'
  const reading = whole && weighing !== 'own' ? keepLevel(whole, memory.level) : own
  return {
    event:
      weighing === 'nothing-new'
        ? null
        : eventOf(segment, text, reading, { ...context, continues: weighing === 'whole' }),
    memory:
      lonely || isAnswering(context.session)
        ? context.memory
        : remember(memory, parts, reading.verdict, weighing, sentAlong),
  }
}

/** What is added to an offer never takes a warning back: the whole keeps the level its parts had. */
function keepLevel(reading: Reading, before: Level | null): Reading {
  const { verdict, explanation } = reading
  if (before === null || verdict.level === null) return reading
  const level = higher(verdict.level, before)
  return { verdict: { ...verdict, level }, explanation: explanation && { ...explanation, level } }
}

function fromEdit(entry: Entry, of: string, context: BuildContext): Built {
  const { memory, now } = context
  const text = writtenIn(entry.body)
  if (text === '') return { event: null, memory }
  const own = readAll([entry], text, context)
  const urgent = own.verdict.kind === 'distress' || own.verdict.kind === 'missing'
  const part = memory.parts.find(({ messageId, at }) => messageId === of && at > now - editWithin)
  if (!part || urgent) {
    // Nothing we judged: an offer or a question is answered, a mended typing slip is not.
    const event = own.verdict.kind === 'other' ? null : eventOf([entry], text, own, context)
    return { event, memory }
  }
  const parts = memory.parts.map((one) => (one === part ? { ...one, text } : one))
  const whole = readWith(parts, '', context)
  const weighing: Weighing = weighEdit(memory, whole.verdict)
  return {
    event:
      weighing === 'nothing-new'
        ? null
        : eventOf([entry], text, whole, { ...context, continues: true }),
    memory: { ...remember(memory, [], whole.verdict, 'whole', true), parts },
  }
}

/** The reading of the joined text, or of the one message in it that cries for help and is lost in the rest. */
function readAll(segment: Segment, text: string, context: BuildContext): Reading {
  const joined = readSafely(
    text,
    segment.some(({ distress }) => distress),
    context,
  )
  const { kind, level } = joined.verdict
  if (kind === 'distress' || kind === 'missing' || level !== null) return joined
  for (const entry of segment) {
    if (!entry.distress || segment.length === 1) continue
    const alone = readSafely(writtenIn(entry.body), true, context)
    if (alone.verdict.kind === 'distress' || alone.verdict.kind === 'missing') return alone
  }
  return joined
}

function readWith(parts: OfferMemory['parts'], more: string, context: BuildContext): Reading {
  return context.rules.read(wholeText(parts, more), originOf(context.session))
}

/** Whatever breaks in reading, somebody in distress is still heard as such. */
function readSafely(text: string, distress: boolean, { rules, session }: BuildContext): Reading {
  try {
    return rules.read(text, originOf(session))
  } catch (error) {
    if (!distress) throw error
    return { verdict: bareDistress(session.language ?? 'id'), explanation: null }
  }
}

function originOf({ language }: Session): CountryCode | null {
  return language === null ? null : { id: 'ID', vi: 'VN' }[language]
}

function eventOf(
  segment: Segment,
  text: string,
  reading: Reading | null,
  {
    rules,
    session,
    now,
    flooding,
    code,
    objections,
    continues = false,
  }: BuildContext & { continues?: boolean },
): Event {
  const bodies = segment.map(({ body }) => body)
  const place = bodies.findLast((body) => body.kind === 'place')
  const press = bodies.findLast((body) => body.kind === 'choice')
  const media = bodies.find((body) => body.kind === 'media')
  return {
    at: now,
    text,
    choice: press ? readButtonId(press.choice).choice : null,
    place: place
      ? {
          latitude: place.latitude,
          longitude: place.longitude,
          country: rules.countryAt(place.latitude, place.longitude),
        }
      : null,
    media: media?.media ?? null,
    code,
    objections,
    desks: rules.desks(),
    opened: bodies.some(({ kind }) => kind === 'opened'),
    writesFirst: rules.writesFirst(segment.at(-1)?.from.channel ?? ''),
    addedToGroup: bodies.some(({ kind }) => kind === 'added-to-group'),
    flooding,
    languageHint: segment.findLast(({ languageHint }) => languageHint)?.languageHint ?? null,
    continues,
    verdict: reading?.verdict ?? null,
    answer: answerTo(text, reading, session, rules),
    explanation: reading?.explanation ?? null,
  }
}

/** What is asked is searched for only in a text that is no offer and no cry for help: those are answered first. */
function answerTo(
  text: string,
  reading: Reading | null,
  session: Session,
  rules: Rules,
): Event['answer'] {
  if (!reading || text === '' || reading.verdict.level !== null) return null
  const { kind } = reading.verdict
  if (kind !== 'question' && kind !== 'other') return null
  return rules.answer(text, session, reading.verdict)
}

function partOf(entry: Entry): OfferMemory['parts'][number] {
  return { messageId: entry.messageId, text: writtenIn(entry.body), at: entry.at }
}

function isSentAlong({ body }: Entry): boolean {
  return body.kind === 'media' || (body.kind === 'text' && body.forwarded === true)
}

function isCommand(entry: Entry | undefined, rules: Rules): boolean {
  return entry?.body.kind === 'text' && rules.standsAlone(entry.body.text)
}
