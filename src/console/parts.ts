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
  signIn: SignInDoor
  welcome: WelcomeDoor
  account: AccountDoor
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
  telegramId: string | null
  state: 'invited' | 'active' | 'disabled'
  /** Epoch milliseconds, UTC. */
  madeAt: number
}

/** An open session, as looked up anew at every request. */
export type Session = {
  /** Names the session without opening it: may stand in memory, never in a page. */
  id: string
  member: Member
  /** Stands in every form of this session. */
  csrf: string
  /** Until when a time code given lately covers sensitive acts: epoch milliseconds; 0: none was given. */
  freshUntil: number
}

/** `wait`: too many tries; `ms` until the next may be made. */
export type Wait = { kind: 'wait'; ms: number }

export type SignInDoor = {
  /** The first step. The same answer for a wrong name and a wrong password. */
  password(
    given: { name: string; password: string },
    from: string,
  ): Promise<{ kind: 'half'; token: string } | { kind: 'wrong' } | Wait>
  /** The second. `over`: the first step is too long ago. */
  code(
    half: string,
    code: string,
    from: string,
  ): Promise<{ kind: 'in'; token: string } | { kind: 'wrong' } | { kind: 'over' } | Wait>
  session(token: string): Promise<Session | null>
  /** The member did something: the session is not idle. */
  touch(token: string): Promise<void>
  /** A fresh time code for what is sensitive. */
  again(token: string, code: string): Promise<{ kind: 'fresh' } | { kind: 'wrong' } | Wait>
  signOut(token: string): Promise<void>
}

/** Why a password was not taken. */
export const passwordFaults = ['too-short', 'too-long', 'breached', 'guessable'] as const
export type PasswordFault = (typeof passwordFaults)[number]

/** An authenticator app is given `secret` by hand or `uri` as a picture. */
export type TimeCodeSecret = { secret: string; uri: string }

export type WelcomeDoor = {
  /** Whose invitation it is; null: unknown, used or over. Looking uses nothing up. */
  look(token: string): Promise<{ member: Member; passwordChosen: boolean } | null>
  choosePassword(token: string, password: string): Promise<'chosen' | 'over' | PasswordFault>
  /** The secret to enrol, once a password was chosen; the same until it is confirmed. */
  secret(token: string): Promise<TimeCodeSecret | null>
  /** Ends the invitation: the member is active and signs in. */
  confirm(token: string, code: string): Promise<'active' | 'wrong' | 'over'>
}

export type AccountDoor = {
  /** Ends the member's other sessions. */
  changePassword(
    token: string,
    given: { old: string; fresh: string },
  ): Promise<'changed' | 'wrong' | PasswordFault | Wait>
  /** A secret that is to take the place of the present one, once it is confirmed; the same one until then. */
  newSecret(token: string): Promise<TimeCodeSecret>
  confirmSecret(token: string, code: string): Promise<'changed' | 'wrong'>
  setLanguage(member: string, language: StaffLanguage): Promise<void>
  setMeans(
    member: string,
    given: { means: Means[]; email: string | null; telegramId: string | null },
  ): Promise<void>
}

/** Why an act on a member was not done. */
export const staffFaults = ['name-taken', 'last-administrator', 'own-roles', 'gone'] as const
export type StaffFault = (typeof staffFaults)[number]

export type StaffDoor = {
  list(): Promise<Member[]>
  find(id: string): Promise<Member | null>
  /** Gives the path part of the one-time link. */
  invite(
    by: string,
    invited: { signInName: string; name: string; roles: Role[]; desks: Desk[] },
  ): Promise<{ token: string } | StaffFault>
  setRoles(
    by: string,
    id: string,
    given: { roles: Role[]; desks: Desk[] },
  ): Promise<'done' | StaffFault>
  disable(by: string, id: string): Promise<'done' | StaffFault>
  /** A new invitation: password and time code are chosen anew. */
  reset(by: string, id: string): Promise<{ token: string } | StaffFault>
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

/** A chat that has to be handed over at the end of a shift. `code`: the few letters staff call it by. */
export type OpenChat = { chat: string; code: string; urgency: Urgency; since: number }

/** A day and a time as they stand on a wall: `2026-11-26`, `08:00`. */
export type WallTime = { day: string; time: string }

export type RotaDoor = {
  /** Shifts of the desk that touch the time between, by their beginning. */
  shifts(desk: Desk, from: number, to: number): Promise<Shift[]>
  find(id: string): Promise<Shift | null>
  /** By the wall clock of the desk; an end before the beginning is the next day's. */
  plan(
    by: Member,
    planned: { staff: string; desk: Desk; languages: Language[]; from: WallTime; to: WallTime },
  ): Promise<ShiftAnswer>
  remove(by: Member, id: string): Promise<ShiftAnswer>
  /** The shift this member is working now. */
  onDuty(member: string): Promise<Shift | null>
  /** Begins the planned shift of now, or one that nobody planned. */
  start(member: Member, desk: Desk): Promise<ShiftAnswer>
  openChats(member: string): Promise<OpenChat[]>
  /** `handTo`: who takes each open chat, null for back to the queue. `left`: those nothing was said of; with any, nothing was done. */
  end(
    member: Member,
    handTo: Record<string, string | null>,
  ): Promise<ShiftAnswer<{ left: OpenChat[] }>>
  /** The member's console shows a sign of life. */
  seen(member: string): Promise<void>
}
