import type { AskedCode, CodedVerdict } from '../domain/coded.ts'
import type { HandOver } from '../domain/desk.ts'
import type { FileType } from '../domain/file-type.ts'
import type { Address, Choice, FileRef, InboundBody, Media } from '../domain/message.ts'
import type { Decision, ObjectionAbout } from '../domain/objection.ts'
import type { Picture } from '../domain/picture.ts'
import type { ReportKind } from '../domain/report.ts'
import { newSession, type Session } from '../domain/session.ts'
import type { Level } from '../domain/verdict.ts'
import type { Waiting } from './due-time.ts'
import { newPace, type Pace } from './pace.ts'
import { retention } from './retention.ts'

/** `chat/<id>/head`: where a chat stands. The version of this record is the version of the chat. */
export type Head = {
  session: Session
  addresses: ChatAddress[]
  nextLine: number
  nextEntry: number
  /** The oldest entry that waits; the same as `nextEntry` when none does. */
  firstEntry: number
  /** The first of those that wait, as long as they are few and short; the others are records of their own. */
  waiting: Entry[]
  /** Below this number the marks against duplicates were forgotten. */
  seenFrom: number
  /** Set while entries wait. */
  turn: Waiting | null
  pace: Pace
  madeAt: number
  /** When the person last wrote, by the platform's time: epoch milliseconds, UTC; 0 before they did. */
  heardAt: number
  /** Where the person last wrote from; absent before they did. */
  heardFrom?: Address
  /** Set while the chat waits for a person of ours, or has one. */
  handOver?: HandOver
  /** How many hand-overs ended here; absent before the first. */
  handOversEnded?: number
  /** What was ever heard in this chat. */
  dangers: { held: boolean; selfHarm: boolean }
  /** The button answered last, so that a double tap is one answer. */
  pressed: { line: number; choice: string; at: number } | null
  /** How often the turn failed, and up to which entry each is now tried alone. */
  trouble: { failures: number; aloneUntil: number }
  /** When the last part of an offer came that is still remembered; 0 where none is. */
  offerAt: number
  /** How many short codes were asked for here in the hour since `since`; absent before the first. */
  codesAsked?: { since: number; count: number }
  /** The objection written here last. */
  objection?: { code: string; about: ObjectionAbout; at: number; dueBy: number; parts: number }
  /** The keys of all that was written here as objections: it goes when the person asks to be forgotten. */
  objectionKeys?: string[]
  /** The reports told here; each lies under `chat/<id>/report/<kind>`. Absent before the first. */
  reports?: Partial<Record<ReportKind, ReportMark>>
  /** Since when something of a report waits for the desk; absent while nothing does. */
  reportAt?: number
  /** The key of the continuation code that is out, so that it dies with the chat. */
  code: string | null
  /** When the next visit of forgetting is due. */
  forgetAt: number
  /** The person wrote nothing here: a page was opened, a group joined, a farewell said. */
  brief: boolean
  erasing: Erasing | null
}

/**
 * Where the person can be reached, and the first line that may be shown there. `sweptTo`: up to which line it is
 * planned when they are taken from that screen; absent before any was.
 */
export type ChatAddress = Address & { from: number; sweptTo?: number }
/** `revision`: of the report as it lies with the chat; `taken`: the one the desk took over last, 0 before. */
export type ReportMark = {
  id: string
  revision: number
  taken: number
  codeKey: string | null
  /** The person asked for a page of it to carry, and has not got it yet. */
  pageAsked?: true
}

/** A chat that is being destroyed, and what must still be said after it is gone. */
export type Erasing = {
  /** The fresh chat that says the farewell; null: nothing is said. */
  into: string | null
  farewell: Spoken[]
  /** What the fresh chat begins with, as the conversation decided: the language, and nothing else. */
  session: Session
  /** What the person sent after they asked to be forgotten: it begins the fresh chat. */
  entries: Entry[]
  /** Take the old messages from the screen as well. */
  clear: boolean
}

/** Something to be said, its wording final. */
export type Spoken = {
  to: Address
  text: string
  choices: Choice[]
  picture?: Picture
  file?: SentFile
  leave: boolean
}

/** A file a person sent: how it is fetched, and what they say it is. */
export type ReceivedFile = FileRef & { kind: Media }

/** A file of ours: its bytes lie under `chat/<id>/file/out-<id>/`. */
export type SentFile = {
  id: string
  /** What the person is told it is called. */
  name: string
  type: FileType
  bytes: number
  /** What is said in its place where the channel carries no files. */
  instead: string
}

/** One thing that came in and waits for its turn: in the head, or under `chat/<id>/in/<number>`. */
export type Entry = {
  from: Address
  messageId: string
  /** When it was taken in. */
  at: number
  /** By the platform's time, never later than `at`. */
  sentAt: number
  languageHint: string | null
  body: InboundBody
  /** The line it has in the transcript; null for what is no line. */
  line: number | null
  distress: boolean
  /** The text was longer than is kept. */
  cut: boolean
  /** It came faster than the pace. */
  hurried: boolean
}

export type LineState =
  /** On the person's screen, as far as we know. */
  | 'shown'
  /** Too late to be pushed; shown when they write again. */
  | 'held'
  /** Taken back: of ours, before it was sent, when voice or screen changed; of theirs, by the person. */
  | 'withdrawn'
  /** The platform will not have it, or it was too old to be of use. */
  | 'undelivered'
  /** Perhaps shown, and not tried again. */
  | 'in-doubt'
  /** Written for those who work at the desk, and shown to nobody else. */
  | 'for-staff'

/** `chat/<id>/line/<number>`: one line of the transcript. */
export type Line = {
  by: 'person' | 'suar' | 'worker'
  text: string
  choices: Choice[]
  picture?: Picture
  file?: ReceivedFile | SentFile
  at: number
  /** The address it came from or goes to. */
  via: Address
  state: LineState
  /** The platform's id of the message, of either side. */
  platformId: string | null
  /** The message of the person this one replaces. */
  editOf: string | null
  /** Who of the staff wrote it, or did what `marker` says; null: the clock did. */
  worker?: Worker | null
  marker?: Marker
}

/** Somebody of the staff, as a chat remembers them. */
export type Worker = { id: string; name: string }

/** What happened to a chat at the desk, between its lines. `note`: the line's text is a note. */
export type Marker = 'taken' | 'taken-by-hand' | 'transferred' | 'returned' | 'ended' | 'note'

/**
 * `chat/<id>/voice`: who speaks. Absent until a first take-over, and never deleted after it. `term` grows
 * with each change; whatever was written in an earlier term is not sent any more.
 */
export type Voice = { by: 'suar' | 'worker'; worker: Worker | null; term: number }

export const firstVoice: Voice = { by: 'suar', worker: null, term: 0 }

/** `chat/<id>/place/<at>`: a pin the person agreed to have kept. */
export type Place = { latitude: number; longitude: number; at: number }

/** `chat/<id>/offer`: the last offer, part by part, so that a late part is judged with the rest. */
export type OfferMemory = {
  parts: { messageId: string; text: string; at: number }[]
  level: Level | null
  signs: string[]
}

/** `chat/<id>/seen/<hash>`: this message came already, and stands on this line; null: on none. */
export type Seen = { entry: number; at: number; line: number | null }

/** `coded/<keyed hash of the code>`: what a picture said. Nothing in it leads to the chat. */
export type StoredVerdict = CodedVerdict & { until: number }

/** What stands under the codes that were asked for, by code. */
export type Coded = ReadonlyMap<
  string,
  Pick<AskedCode, 'verdict' | 'objection' | 'report' | 'checkIn'>
>

/** `objection/<keyed hash of its code>/<number>`: one message of an objection. */
export type ObjectionPart = {
  code: string
  about: ObjectionAbout
  /** When the objection came, and by when it is decided. */
  at: number
  dueBy: number
  writtenAt: number
  text: string
  /** Firms it names, as our notices write them. */
  firms: string[]
  /** Marks of our own on numbers and links it names, as `markKey` writes them; missing in older records. */
  marks?: string[]
  /** In which chat. Nobody is told. */
  chat: string
}

/** `objection/<keyed hash of its code>/decision`. Holds nothing of whoever objected. */
export type StoredDecision = Pick<
  ObjectionPart,
  'code' | 'about' | 'at' | 'dueBy' | 'firms' | 'marks'
> & {
  decision: Decision
  /** Who decided; missing in older records. */
  by?: string
}

/** `objection/<keyed hash of its code>/acknowledged`: a worker told them that it is read. */
export type Acknowledged = { at: number; by: string }

/** `addr/<hash>`: whose address this is. */
export type Pointer = { chat: string }

export function newHead(now: number, addresses: ChatAddress[], firstLine = 1): Head {
  return {
    session: newSession,
    addresses,
    nextLine: firstLine,
    nextEntry: 1,
    firstEntry: 1,
    waiting: [],
    seenFrom: 1,
    turn: null,
    pace: newPace(now),
    madeAt: now,
    heardAt: 0,
    dangers: { held: false, selfHarm: false },
    pressed: null,
    trouble: { failures: 0, aloneUntil: 0 },
    offerAt: 0,
    code: null,
    forgetAt: now + retention.brief,
    brief: true,
    erasing: null,
  }
}

export function sameAddress(a: Address, b: Address): boolean {
  return a.channel === b.channel && a.id === b.id
}
