import type { Context } from 'hono'
import type { Desk, Role, StaffLanguage, StaffMember, Urgency } from '../domain/desk.ts'
import type { Language } from '../domain/language.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Texts } from './words.ts'

/** Everything the pages are made of. The wiring gives it. */
export type ConsoleParts = {
  texts: Texts
  clock: Clock
  log: Log
  /** Where people reach the service, e.g. `https://example.org`; null where nobody said. */
  publicUrl: string | null
  /** Whether `X-Forwarded-*` is written by a proxy of ours. */
  trustProxy: boolean
  /** The network address a request came from, to slow down guesses. Kept in no page and no log. */
  addressOf(c: Context): string
  staff: StaffDoor
  audit: AuditDoor
  rota: RotaDoor
  /** What the head of every page tells this member. */
  pulse(member: Member): Promise<Pulse>
  /** Calls back with what has changed for this member. Returns how to stop it. */
  watch(member: Member, onChange: (what: Hint) => void): () => void
}

/** What may have changed; pieces of pages name those that concern them. */
export const hints = ['queue', 'chat', 'rota', 'page'] as const
export type Hint = (typeof hints)[number]

/** `waiting`: chats this member may take. `mine`: chats they have, `unread` of them with new words. */
export type Pulse = {
  waiting: number
  mine: number
  unread: number
  /** Changes whenever there is a new reason to make a sound; null: there is none. */
  ring: string | null
}

export const means = ['console', 'telegram', 'email'] as const
export type Means = (typeof means)[number]

export type Member = StaffMember & {
  signInName: string
  language: StaffLanguage
  means: Means[]
  email: string | null
  /** Their numeric user id on Telegram. */
  telegram: string | null
  state: 'invited' | 'active' | 'disabled'
  /** Epoch milliseconds, UTC. */
  madeAt: number
}

/** An open session with its member as they are now. `id` names it and opens nothing. */
export type Session = {
  id: string
  member: Member
  /** Stands in every form of this session. */
  csrf: string
  /** When they last gave a time code: epoch milliseconds. */
  codeAt: number
}

/** Why a password was not taken. */
export type Weakness = 'short' | 'long' | 'breached' | 'guessable'

/** The session goes on under this token; the old one opens nothing any more. */
export type Renewed = { ok: true; token: string }
export type NotChanged = { ok: false; why: 'signed-out' | 'code-first' | 'code' | 'password' }
export type Slowed = { ok: false; why: 'slow'; wait: number }

export type Rights = { roles: Role[]; desks: Desk[] }

/** Why an act on an account was not done. */
export type Refused = {
  ok: false
  why: 'denied' | 'own' | 'last-administrator' | 'name-taken' | 'not-found' | 'malformed'
}
/** The token of a one-time link, told this once. */
export type Invited = { ok: true; token: string }

/** What `createStaff` gives, as far as the pages need it. Every function checks rights again. */
export type StaffDoor = {
  list(): Promise<Member[]>
  find(id: string): Promise<Member | null>
  invite(
    by: string,
    wanted: { signInName: string; name: string } & Rights,
  ): Promise<Invited | Refused>
  setRights(by: string, id: string, rights: Rights): Promise<{ ok: true } | Refused>
  disable(by: string, id: string): Promise<{ ok: true } | Refused>
  reset(by: string, id: string): Promise<Invited | Refused>
  signIn: {
    /** `wait`: milliseconds until another try is looked at; 0: at once. */
    begin(given: {
      name: string
      password: string
      address: string
    }): Promise<{ ok: true; half: string } | { ok: false; wait: number }>
    finish(given: {
      half: string
      code: string
      address: string
    }): Promise<
      { ok: true; token: string } | { ok: false; why: 'code' | 'over' | 'slow'; wait: number }
    >
  }
  sessions: {
    find(token: string): Promise<Session | null>
    /** The person did something: it does not fall idle. */
    touch(token: string): Promise<void>
    end(token: string): Promise<void>
  }
  invitations: {
    /** Looks and uses nothing up. Names are null where whoever accepts chooses them. */
    look(token: string): Promise<{
      signInName: string | null
      name: string | null
      language: StaffLanguage | null
    } | null>
    /** Takes a password and gives the secret of the time codes. May be repeated until it is confirmed. */
    choose(
      token: string,
      given: { password: string; language: StaffLanguage; signInName?: string; name?: string },
    ): Promise<
      | { ok: true; uri: string; secret: string }
      | { ok: false; why: 'over' | 'malformed' | 'name-taken' }
      | { ok: false; why: 'weak'; weakness: Weakness }
    >
    /** The first time code. `token` opens a session. */
    confirm(
      token: string,
      code: string,
    ): Promise<{ ok: true; token: string } | { ok: false; why: 'over' | 'code' | 'name-taken' }>
  }
  ownAccount: {
    setMeans(
      id: string,
      reach: { means: Means[]; email: string | null; telegram: string | null },
    ): Promise<{ ok: true } | { ok: false; why: 'malformed' | 'taken' | 'not-found' }>
    setLanguage(id: string, language: StaffLanguage): Promise<unknown>
  }
  ownSecrets: {
    again(token: string, code: string, address: string): Promise<Renewed | NotChanged | Slowed>
    changePassword(
      token: string,
      given: { old: string; new: string; address: string },
    ): Promise<Renewed | NotChanged | Slowed | { ok: false; why: 'weak'; weakness: Weakness }>
    newFactor(token: string): Promise<{ ok: true; uri: string; secret: string } | NotChanged>
    confirmFactor(token: string, code: string): Promise<Renewed | NotChanged>
  }
}

/** One record of the audit trail. */
export type AuditLine = {
  number: number
  /** Epoch milliseconds, UTC. */
  at: number
  /** A member's id, or `system`. */
  who: string
  act: string
  /** Ids and codes only. */
  about: Record<string, string>
  /** What the worker typed; empty where nothing was. */
  reason: string
  hash: string
}

export type AuditQuestion = {
  who?: string
  act?: string
  chat?: string
  /** Only what lies before this number; from the newest unless given. */
  before?: number
  limit?: number
}

export type AuditDoor = {
  /** Newest first; null: this reader may not. That it was read is itself written down. */
  read(
    reader: Member,
    question: AuditQuestion,
  ): Promise<{ records: AuditLine[]; next: number | null } | null>
  /** Every code of an act there is. */
  acts: readonly string[]
  newest(): Promise<{ number: number; hash: string } | null>
  /** Somebody tried what they may not. `to`: the route, without what was filled in. */
  denied(who: string, to: string): Promise<void>
}

export type Shift = {
  id: string
  staff: string
  desk: Desk
  languages: Language[]
  from: number
  to: number
  startedAt: number | null
  endedAt: number | null
}

/** Why something cannot be done with a shift. */
export const shiftFaults = [
  'may-not',
  'unknown-staff',
  'staff-may-not',
  'no-such-time',
  'no-language',
  'in-the-past',
  'too-long',
  'overlaps',
  'not-found',
  'not-theirs',
  'too-early',
  'over',
  'started-already',
  'ended-already',
  'on-duty-already',
  'not-on-duty',
  'try-again',
] as const
export type ShiftFault = (typeof shiftFaults)[number]
export type ShiftAnswer<T = object> = ({ ok: true } & T) | { ok: false; fault: ShiftFault }

/** A chat somebody still has at the end of their shift, and who could take it over now. */
export type LeftChat = {
  chat: string
  desk: Desk
  urgency: Urgency
  since: number
  mayGoTo: { id: string; name: string }[]
}

/** What `createShifts` and `createEndShift` give, as far as the pages need it. */
export type RotaDoor = {
  /** Shifts whose planned time touches a stretch, in order of their begin. */
  list(from: number, to: number, desk?: Desk): Promise<Shift[]>
  /** By the wall clock of the desk; an end no later than the begin is the next day's. */
  plan(
    by: string,
    wanted: {
      staff: string
      desk: Desk
      languages: Language[]
      day: string
      from: string
      to: string
    },
  ): Promise<ShiftAnswer>
  cancel(by: string, id: string): Promise<ShiftAnswer>
  /** The shift this member is working now. */
  running(staff: string): Promise<Shift | null>
  start(staff: string, id: string): Promise<ShiftAnswer>
  startUnplanned(staff: string, desk: Desk, languages: Language[]): Promise<ShiftAnswer>
  /** `each`: where each chat goes, a member's id or `queue`. With any left undecided nothing ends. */
  endShift(
    staff: string,
    handTo: null,
    each: ReadonlyMap<string, string>,
  ): Promise<
    | { ok: true }
    | { ok: false; fault: 'chats-left'; left: LeftChat[] }
    | { ok: false; fault: ShiftFault }
  >
  /** The few letters staff call a chat by. */
  shortId(chat: string, since: number): string
  /** The member's console shows a sign of life. */
  seen(staff: string): Promise<void>
}
