import type { Store } from '../../ports/store.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { authorityOf } from './authority.ts'
import type { Refused } from './change-staff.ts'
import {
  decodeMember,
  memberKey,
  memberKind,
  type StaffGround,
  type StoredMember,
  shown,
  versionOf,
} from './member.ts'
import {
  isOver,
  type Session,
  type StoredSession,
  sessionKey,
  sessionKind,
  sessionPrefix,
} from './session.ts'
import { hashOfToken } from './token.ts'

export type Sessions = {
  /** The session a token opens, with its member read anew; null for anything that is not open now. */
  find(token: string): Promise<Session | null>
  /** The person did something: it does not fall idle. Not to be called by what a page asks by itself. */
  touch(token: string): Promise<void>
  /** Signs out. */
  end(token: string): Promise<void>
  /** Ends another session of whoever has this one. False: they have no such session besides it. */
  endOne(token: string, id: string): Promise<boolean>
  /** Ends all sessions of a member: their own, or as an administrator. */
  endAll(by: string, id: string): Promise<{ ok: true } | Refused>
  /** The open sessions of a member, the newest first. */
  list(id: string): Promise<Pick<Session, 'id' | 'madeAt' | 'seenAt'>[]>
}

/** A touch within this time of the last one is not worth a commit. */
const touchEvery = 30_000

/** A session as it lies in the store, and its member, both with the versions a commit may insist on. */
export type Opened = {
  session: StoredSession
  member: StoredMember
  hash: string
  if: [key: string, version: number][]
}

/** Null unless the token opens a session now. */
export async function openSession(
  store: Store,
  token: string,
  now: number,
): Promise<Opened | null> {
  const hash = hashOfToken(token)
  const [stored] = await store.read([sessionKey(hash)])
  if (!stored) return null
  const session = sessionKind.decode(stored.value)
  const [storedMember] = await store.read([memberKey(session.member)])
  const member = decodeMember(storedMember)
  if (!member || !isOpen(session, member, now)) return null
  return {
    session,
    member,
    hash,
    if: [
      [sessionKey(hash), stored.version],
      [memberKey(member.id), versionOf(storedMember)],
    ],
  }
}

function isOpen(session: StoredSession, member: StoredMember, now: number): boolean {
  return member.state === 'active' && session.epoch === member.epoch && !isOver(session, now)
}

export function createSessions(ground: StaffGround): Sessions {
  const { store, clock, audit } = ground

  return {
    async find(token) {
      const opened = await openSession(store, token, clock.now())
      if (!opened) return null
      const { member: _, epoch: __, ...session } = opened.session
      return { ...session, id: opened.hash, member: shown(opened.member) }
    },

    async touch(token) {
      const now = clock.now()
      const opened = await openSession(store, token, now)
      if (!opened || now < opened.session.seenAt + touchEvery) return
      const put = sessionKind.encode({ ...opened.session, seenAt: now })
      // Refused: somebody else touched it, or ended it, which must stay so.
      await store.commit({ if: opened.if, put: [[sessionKey(opened.hash), put]] })
    },

    async end(token) {
      for (;;) {
        const opened = await openSession(store, token, clock.now())
        if (!opened) return
        const { member, hash } = opened
        const entry = { who: member.id, act: 'signed-out' } as const
        if (await audit.commit({ if: opened.if, delete: [sessionKey(hash)] }, [entry])) return
      }
    },

    async endOne(token, id) {
      for (;;) {
        const opened = await openSession(store, token, clock.now())
        if (!opened || id === opened.hash || !/^[0-9a-f]{64}$/.test(id)) return false
        const [stored] = await store.read([sessionKey(id)])
        if (!stored || sessionKind.decode(stored.value).member !== opened.member.id) return false
        const who = opened.member.id
        const entry = { who, act: 'sessions-ended', about: { member: who, count: '1' } } as const
        const insist: [string, number][] = [...opened.if, [sessionKey(id), stored.version]]
        if (await audit.commit({ if: insist, delete: [sessionKey(id)] }, [entry])) return true
      }
    },

    async endAll(by, id) {
      for (;;) {
        const [stored] = await store.read([memberKey(id)])
        const member = decodeMember(stored)
        const authority = by === id ? [] : await authorityOf(ground, by, member?.desks ?? [])
        if (!authority) return { ok: false, why: 'denied' }
        if (!member) return { ok: false, why: 'not-found' }
        const ended = memberKind.encode({ ...member, epoch: member.epoch + 1 })
        const done = await audit.commit(
          { if: [[memberKey(id), versionOf(stored)], ...authority], put: [[memberKey(id), ended]] },
          [{ who: by, act: 'sessions-ended', about: { member: id } }],
        )
        if (done) return { ok: true }
      }
    },

    async list(id) {
      const [stored] = await store.read([memberKey(id)])
      const member = decodeMember(stored)
      if (!member) return []
      const found: Pick<Session, 'id' | 'madeAt' | 'seenAt'>[] = []
      for await (const { key, value } of everyRecord(store, sessionPrefix)) {
        const session = sessionKind.decode(value)
        const { madeAt, seenAt } = session
        if (session.member === id && isOpen(session, member, clock.now()))
          found.push({ id: key.slice(sessionPrefix.length), madeAt, seenAt })
      }
      return found.sort((a, b) => b.madeAt - a.madeAt)
    },
  }
}
