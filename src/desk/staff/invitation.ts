import { type RecordKind, recordKind } from '../../runtime/records.ts'
import type { Rights } from './member.ts'
import { newToken } from './token.ts'

/** How long a link holds, in milliseconds: the first administrator sits before the terminal. */
export const invitationKept = { first: 15 * 60_000, other: 24 * 3_600_000 } as const

/** What whoever accepts chose, until their first time code proves that they hold the second factor. */
export type Choice = {
  password: string
  totp: string
  signInName: string
  name: string
  language: 'id' | 'vi' | 'en'
}

/** `staff-invitation/<hash of its token>`. */
export type Invitation = {
  /** Null: for the first administrator, who is made when they accept. */
  member: string | null
  rights: Rights
  until: number
  choice: Choice | null
}

export const invitationKind: RecordKind<Invitation> = recordKind('staff-invitation')
export const invitationPrefix = 'staff-invitation/'
export const invitationKey = (hash: string) => invitationPrefix + hash

/** The link's token, which is told once, with the record that goes into the store. */
export function newInvitation(invitation: Omit<Invitation, 'choice'>) {
  const { token, hash } = newToken()
  const record: [string, Uint8Array] = [
    invitationKey(hash),
    invitationKind.encode({ ...invitation, choice: null }),
  ]
  return { token, hash, record, until: invitation.until }
}
