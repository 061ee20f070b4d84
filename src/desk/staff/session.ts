import { randomBytes } from 'node:crypto'
import { type RecordKind, recordKind } from '../../runtime/records.ts'
import { retention } from '../../runtime/retention.ts'
import type { Member, StoredMember } from './member.ts'
import { newToken } from './token.ts'

/** When a session ends by itself, and how long a time code counts as fresh; in milliseconds. */
export const sessionLasts = {
  idle: 30 * 60_000,
  whole: retention.staffSession,
  fresh: 5 * 60_000,
} as const

/** `staff-session/<hash of its token>`. */
export type StoredSession = {
  member: string
  /** The member's when it was made. */
  epoch: number
  csrf: string
  madeAt: number
  /** When the person last did something. */
  seenAt: number
  /** When they last gave a time code. */
  codeAt: number
}

export const sessionKind: RecordKind<StoredSession> = recordKind('staff-session')
export const sessionPrefix = 'staff-session/'
export const sessionKey = (hash: string) => sessionPrefix + hash

/** An open session with its member as they are now. `id` names it and opens nothing. */
export type Session = Omit<StoredSession, 'member' | 'epoch'> & { id: string; member: Member }

/** Whether a time code was given so lately that a sensitive act may be done. */
export function isFresh({ codeAt }: Pick<Session, 'codeAt'>, now: number): boolean {
  return now < codeAt + sessionLasts.fresh
}

export function isOver({ madeAt, seenAt }: StoredSession, now: number): boolean {
  return now >= seenAt + sessionLasts.idle || now >= madeAt + sessionLasts.whole
}

/** A session for somebody who just proved who they are, and the record to put. `from`: one it goes on from. */
export function newSession(
  { id, epoch }: Pick<StoredMember, 'id' | 'epoch'>,
  now: number,
  from: Pick<StoredSession, 'madeAt' | 'codeAt'> = { madeAt: now, codeAt: now },
) {
  const { token, hash } = newToken()
  const stored: StoredSession = {
    member: id,
    epoch,
    csrf: randomBytes(32).toString('base64url'),
    madeAt: from.madeAt,
    seenAt: now,
    codeAt: from.codeAt,
  }
  const record: [string, Uint8Array] = [sessionKey(hash), sessionKind.encode(stored)]
  return { token, hash, record }
}
