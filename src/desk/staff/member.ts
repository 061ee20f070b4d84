import type { Desk, Role, StaffLanguage, StaffMember } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store, Stored } from '../../ports/store.ts'
import type { HashIndex } from '../../runtime/addresses.ts'
import { type RecordKind, recordKind } from '../../runtime/records.ts'
import type { Audit } from '../audit/audit.ts'

/** How somebody of the staff may be called to a chat that waits. */
export const means = ['console', 'telegram', 'email'] as const
export type Means = (typeof means)[number]

/** Somebody of the staff with everything about them but what they sign in with. */
export type Member = StaffMember & {
  signInName: string
  language: StaffLanguage
  /** By what they want to be paged, in the order in which it is tried. */
  means: Means[]
  email: string | null
  /** Their numeric user id on Telegram. */
  telegram: string | null
  /** `invited`: has not chosen a password yet, or has to choose a new one. Only `active` members sign in. */
  state: 'invited' | 'active' | 'disabled'
  /** Epoch milliseconds, UTC. */
  madeAt: number
}

/** `staff/<id>`. */
export type StoredMember = Member & {
  /** Sessions are bound to it, so that raising it ends them all at once. */
  epoch: number
  /** The hash of the one invitation that is open. */
  invitation: string | null
}

/** `staff-secret/<id>`: what they sign in with. A record of its own, so that nothing that shows members holds it. */
export type Secret = {
  /** Argon2id, in the form that carries its parameters. */
  password: string
  /** The secret of the time codes, in base32. */
  totp: string
  /** The last step of time a code was taken for; none is taken twice. */
  lastStep: number
  /** The secret of a new second factor until its first code came. */
  pending: string | null
}

/** `staff-name/<hash>`, `staff-telegram/<hash>`: whose a name or an account is. */
export type Pointer = { member: string }

/** `staff-administrators`: those who are active. Whatever makes one fewer insists on its version. */
export type Administrators = { ids: string[] }

export const memberKind: RecordKind<StoredMember> = recordKind('staff')
export const secretKind: RecordKind<Secret> = recordKind('staff-secret')
export const pointerKind: RecordKind<Pointer> = recordKind('staff-pointer')
export const administratorsKind: RecordKind<Administrators> = recordKind('staff-administrators')

export const memberPrefix = 'staff/'
/** What is no id, such as a made-up address of a page, is nobody's. */
export const memberKey = (id: string) => memberPrefix + (/^[\w-]{1,64}$/.test(id) ? id : '-')
export const secretKey = (id: string) => `staff-secret/${id}`
export const nameKey = (hash: string) => `staff-name/${hash}`
export const telegramKey = (hash: string) => `staff-telegram/${hash}`
export const administratorsKey = 'staff-administrators'

/** What everything about the staff stands on. */
export type StaffGround = { store: Store; keyring: HashIndex; clock: Clock; audit: Audit }

/** The rights somebody is given. */
export type Rights = { roles: Role[]; desks: Desk[] }

/** What others may see of a stored member. */
export function shown({ epoch: _, invitation: __, ...member }: StoredMember): Member {
  return member
}

export function decodeMember(stored: Stored | undefined): StoredMember | undefined {
  return stored && memberKind.decode(stored.value)
}

export function decodeSecret(stored: Stored | undefined): Secret | undefined {
  return stored && secretKind.decode(stored.value)
}

export const versionOf = (stored: Stored | undefined) => stored?.version ?? 0
