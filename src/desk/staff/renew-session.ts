import type { Change } from '../../ports/store.ts'
import type { AuditEntry } from '../audit/audit-record.ts'
import { memberKey, memberKind, type StaffGround } from './member.ts'
import { newSession, sessionKey } from './session.ts'
import type { Opened } from './sessions.ts'

/** The session goes on under this token; the old one opens nothing any more. */
export type Renewed = { ok: true; token: string }

type Renewal = {
  entry: Pick<AuditEntry, 'act' | 'about'>
  /** Whether a time code was given for it, so that it counts as fresh from now on. */
  withCode: boolean
  /** Whether no other session of theirs stays open. */
  endsOthers: boolean
} & Required<Pick<Change, 'if' | 'put'>>

/** One change of what somebody signs in with, and a new token for the session that makes it. Null: it moved. */
export async function renewSession(
  { clock, audit }: Pick<StaffGround, 'clock' | 'audit'>,
  { session, member, hash, if: insist }: Opened,
  { entry, withCode, endsOthers, if: alsoInsist, put }: Renewal,
): Promise<Renewed | null> {
  const after = endsOthers ? { ...member, epoch: member.epoch + 1 } : member
  const now = clock.now()
  const codeAt = withCode ? now : session.codeAt
  const next = newSession(after, now, { madeAt: session.madeAt, codeAt })
  const ends: [string, Uint8Array][] = endsOthers
    ? [[memberKey(member.id), memberKind.encode(after)]]
    : []
  const done = await audit.commit(
    {
      if: [...insist, ...alsoInsist],
      put: [...put, next.record, ...ends],
      delete: [sessionKey(hash)],
    },
    [{ who: member.id, ...entry }],
  )
  return done ? { ok: true, token: next.token } : null
}
