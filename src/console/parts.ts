import type { Context } from 'hono'
import type { Anchor } from '../desk/audit/audit-record.ts'
import type { AuditPage, AuditQuestion } from '../desk/audit/read-audit.ts'
import type { Invitations } from '../desk/staff/invitations.ts'
import type { Member } from '../desk/staff/member.ts'
import type { Sessions } from '../desk/staff/sessions.ts'
import type { Staff } from '../desk/staff/staff.ts'
import type { Desk, Urgency } from '../domain/desk.ts'
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

/** What `createStaff` gives, as far as the pages need it. Every function of it checks rights again. */
export type StaffDoor = Pick<
  Staff,
  | 'list'
  | 'find'
  | 'invite'
  | 'setRights'
  | 'disable'
  | 'reset'
  | 'signIn'
  | 'ownAccount'
  | 'ownSecrets'
> & {
  sessions: Pick<Sessions, 'find' | 'touch' | 'end'>
  invitations: Pick<Invitations, 'look' | 'choose' | 'confirm'>
}

/** What the auditor reads. */
export type AuditDoor = {
  /** Newest first; null: this reader may not. That it was read is itself written down. */
  read(reader: Member, question: AuditQuestion): Promise<AuditPage | null>
  newest(): Promise<Anchor | null>
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
  /** The member's console shows a sign of life. */
  seen(staff: string): Promise<void>
}
