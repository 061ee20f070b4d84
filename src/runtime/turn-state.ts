import type { HandOverEnd, JudgedFact } from '../domain/desk.ts'
import type { FirmObjection } from '../domain/objection.ts'
import type { Report, ReportKind } from '../domain/report.ts'
import type { Verdict } from '../domain/verdict.ts'
import type {
  Coded,
  Entry,
  Head,
  Line,
  ObjectionPart,
  OfferMemory,
  Place,
  Spoken,
  StoredVerdict,
  Voice,
} from './chat-record.ts'
import type { FileToSend } from './file-to-send.ts'
import type { Outbox } from './outbox.ts'

/** A chat as a turn finds it. */
export type Found = {
  chat: string
  head: Head
  /** What waits, oldest first, as far as one turn answers it. */
  entries: Entry[]
  /** Number of the first entry that is left to the next turn. */
  upTo: number
  outbox: Outbox
  offer: OfferMemory
  coded: Coded
  /** What is shown beside firms' notices. */
  objections: readonly FirmObjection[]
  voice: Voice
  reports: Partial<Record<ReportKind, Report>>
}

/** The same chat while a turn is taken: a copy that is worked on, and what is to be said. */
export type TurnState = Omit<Found, 'entries'> & {
  now: number
  said: Spoken[]
  /** Lines written anew; null: it moved to another number. */
  lines: Map<number, Line | null>
  /** An entry that could not be read and is set aside. */
  failed: { number: number; entry: Entry } | null
  /** Pins to be kept. */
  places: Place[]
  /** Files of ours whose messages were put into the outbox. */
  files: FileToSend[]
  /** What was written as an objection: the message's number within it, and what is kept. */
  objected: { code: string; number: number; part: ObjectionPart }[]
  /** A code by which the person goes on elsewhere, where they asked for one. */
  continuation: string | null
  /** Verdicts that got a short code. */
  newlyCoded: { code: string; verdict: StoredVerdict }[]
  /** Marks of things that were done once and must not be done again, by their hash, with their line. */
  seen: { hash: string; line: number }[]
  /** What was judged to be an offer, for whoever counts; `fact` is null for a further part of one. */
  judged: { verdict: Verdict; fact: JudgedFact | null }[]
  /** How a hand-over ended. */
  ended: HandOverEnd | null
}

export function beginTurn(found: Found, now: number): TurnState {
  const { chat, head, upTo, outbox, offer, coded, objections, voice, reports } = found
  return {
    chat,
    head,
    upTo,
    outbox,
    offer,
    coded,
    objections,
    voice,
    reports,
    now,
    said: [],
    lines: new Map(),
    failed: null,
    places: [],
    files: [],
    objected: [],
    continuation: null,
    newlyCoded: [],
    seen: [],
    judged: [],
    ended: null,
  }
}

/** The waiting entries up to `upTo` are done with; what is left is the next turn's, at once. */
export function consume({ head, upTo, now }: TurnState): void {
  head.waiting = head.waiting.slice(upTo - head.firstEntry)
  head.firstEntry = upTo
  head.turn = upTo < head.nextEntry ? { first: now, due: now, distress: false } : null
}
