import { endsAfter } from '../domain/journey.ts'

const minutes = 60_000
const hours = 60 * minutes
const days = 24 * hours

/**
 * How long each class of data is kept, in milliseconds. This is the one table: what is not in it is not
 * kept for later. By the clock `forget.ts` holds chats and what belongs to none to it, and the desk its own
 * records: `staff/sweep.ts`, `audit/prune.ts`, `audit/publish.ts` and `knowledge/forget-refused.ts`.
 */
export const retention = {
  /** What people and we wrote, and the files that were sent with it. */
  line: 30 * days,
  /**
   * A file handed to the public page that nobody has opened: sealed with a key that stands in its line alone,
   * so whoever erases the chat erases it at once. Looked at once, it is kept as its line is.
   */
  upload: 7 * days,
  /** A message that could not be read, for whoever mends the reader. */
  failed: 30 * days,
  /** The texts of the last offer, and pins the person agreed to have kept. */
  offer: 30 * days,
  place: 30 * days,
  /** A chat in which nothing was written for so long, with everything about it. */
  chat: 30 * days,
  /** A chat that holds only a farewell, or only a word to a group. */
  brief: 1 * days,
  /** The marks by which a message that comes twice is known. */
  seen: 7 * days,
  /** What a short code on a picture stands for: nothing of it leads to a text, a name or a chat. */
  codedVerdict: 180 * days,
  /** Objections from the day they came, decisions from the day they were made. */
  objection: 365 * days,
  /** What is kept of a finished hand-over: times and codes, of nobody. */
  handOverEnd: 730 * days,
  /** A case whose person took their word back: until a worker confirms the erasing, and no longer. */
  withdrawnCase: 72 * hours,
  /** A case after it was closed, and one that nobody ever read, after the last word of the person. */
  closedCase: 365 * days,
  /** A case nobody could be asked about, because a life may be in danger: from its last change. */
  caseOnNeed: 30 * days,
  unreadCase: 90 * days,
  /**
   * A check-in without any sign, from the day it was called missed: the chat stays as long, whatever else is
   * forgotten of it. The case made of it, where nobody read it, from its last change.
   */
  checkIn: endsAfter + 180 * days,
  /** What a partner may hold of an export, from its day; and that there was one, and a case, as ids and times. */
  caseExport: 180 * days,
  tombstone: 730 * days,
  /** That a key was destroyed, as a random id and a day: longer than any copy of the keys may be kept. */
  erased: 180 * days,
  /** A continuation code nobody used, and the counts of wrong ones. */
  code: 24 * hours,
  tries: 1 * hours,
  /** By which numbers of a platform somebody is known, from the day they were last heard. */
  person: 30 * days,
  /** To whom a message of ours went, for a telephone that asks for it again; what it said is a line. */
  sentTo: 7 * days,
  /** A reply of the program that came too late is worth nothing after this; one of a worker is kept longer. */
  heldBySuar: 24 * hours,
  heldByWorker: 30 * days,
  /** A session of the staff from its sign-in, whatever is done in it; idle it ends after half an hour. */
  staffSession: 12 * hours,
  /** Failed sign-ins under keyed hashes, and from which network somebody last got in. */
  staffTries: 30 * days,
  /** What the staff did, by ids and codes: 24 months. The chain goes on from the hash of the last that went. */
  audit: 731 * days,
  /** To whom a day's hash of the audit was sent, so that it goes to each of them once. */
  auditSent: 30 * days,
  /** A proposal that was refused, or taken back before anybody confirmed it. */
  refusedProposal: 90 * days,
  /** A list somebody brought and has not proposed. */
  importDraft: 2 * hours,
} as const

/** Most that is kept of one chat whatever its age, so that a flood cannot fill the store. */
export const mostKept = { seen: 1000, lines: 5000 } as const
