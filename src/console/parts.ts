import type { Context } from 'hono'
import type { Anchor } from '../desk/audit/audit-record.ts'
import type { AuditPage, AuditQuestion } from '../desk/audit/read-audit.ts'
import type { createEndShift } from '../desk/rota/end-shift.ts'
import type { Shifts } from '../desk/rota/shifts.ts'
import type { Invitations } from '../desk/staff/invitations.ts'
import type { Member } from '../desk/staff/member.ts'
import type { Sessions } from '../desk/staff/sessions.ts'
import type { Staff } from '../desk/staff/staff.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { CasesDoor } from './cases/cases-door.ts'
import type { ChatParts } from './chats/chat-parts.ts'
import type { FiguresDoor } from './figures/figures-door.ts'
import type { KnowledgeDoor } from './knowledge/knowledge-door.ts'
import type { Texts } from './words.ts'

/** Everything the pages are made of. The wiring gives it. */
export type ConsoleParts = ChatParts & {
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
  cases: CasesDoor
  knowledge: KnowledgeDoor
  figures: FiguresDoor
  /** What the head of every page tells this member. */
  pulse(member: Member): Promise<Pulse>
  /**
   * Calls back with what has changed for this member, at first with all of the queue: it may have changed between
   * the page and its stream. Returns how to stop it.
   */
  watch(member: Member, onChange: (what: Hint) => void): () => void
}

/**
 * What may have changed; pieces of pages name those that concern them. `queue`: who waits; `mine`: the member's own
 * chats; `taken`: those of colleagues.
 */
export const hints = ['queue', 'mine', 'taken', 'chat', 'rota', 'page'] as const
export type Hint = (typeof hints)[number]

/** `waiting`: chats this member may take. `mine`: chats they have, `unread` of them with new words. */
export type Pulse = {
  waiting: number
  mine: number
  unread: number
  /** Grows, in the order of letters, with each new reason to make a sound; null: there is none. */
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
  | 'passkeySignIn'
  | 'ownAccount'
  | 'ownSecrets'
  | 'ownPasskeys'
> & {
  sessions: Pick<Sessions, 'find' | 'touch' | 'end' | 'endOne' | 'endAll' | 'list'>
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

/** What `createShifts` and `createEndShift` give, as far as the pages need it. */
export type RotaDoor = Pick<
  Shifts,
  'list' | 'plan' | 'cancel' | 'running' | 'start' | 'startUnplanned' | 'seen'
> & { endShift: ReturnType<typeof createEndShift> }
