import { type RecordKind, recordKind } from '../../runtime/records.ts'
import { addressCode } from './address-code.ts'
import {
  decodeMember,
  decodeSecret,
  memberKey,
  nameKey,
  pointerKind,
  type StaffGround,
  secretKey,
  secretKind,
  versionOf,
} from './member.ts'
import type { Passwords } from './passwords.ts'
import { newSession } from './session.ts'
import { hashOfName, signInNameOf } from './sign-in-name.ts'
import type { SlowDown } from './slow-down.ts'
import { stepOf } from './time-codes.ts'
import { hashOfToken, newToken } from './token.ts'

/** `staff-half/<hash of its token>`: name and password were right, the time code is still to come. */
export type HalfSession = {
  member: string
  epoch: number
  nameHash: string
  until: number
  left: number
}

export const halfKind: RecordKind<HalfSession> = recordKind('staff-half')
export const halfPrefix = 'staff-half/'
const halfKey = (hash: string) => halfPrefix + hash

/** How long a half session holds, in milliseconds, and how many codes may be tried in it. */
export const halfLasts = { whole: 5 * 60_000, codes: 5 } as const

/** `wait`: milliseconds until another try is looked at; 0: at once. It tells nothing of whether the name is known. */
export type NotIn = { ok: false; wait: number }

export type SignIn = {
  /**
   * Name and password. Whatever is wrong of them, or with the account, the answer is the same and takes as long.
   * `address`: the network address it comes from.
   */
  begin(given: {
    name: string
    password: string
    address: string
  }): Promise<{ ok: true; half: string } | NotIn>
  /** The time code. `why` `over`: begin again. `token` opens the session, and is told this once. */
  finish(given: {
    half: string
    code: string
    address: string
  }): Promise<
    { ok: true; token: string; member: string } | (NotIn & { why: 'code' | 'over' | 'slow' })
  >
}

export function createSignIn(
  { store, keyring, clock, audit }: StaffGround,
  { passwords, slowDown }: { passwords: Passwords; slowDown: SlowDown },
): SignIn {
  /** Reads as much for a name nobody has as for any other. */
  async function look(nameHash: string) {
    const [pointer] = await store.read([nameKey(nameHash)])
    const id = pointer ? pointerKind.decode(pointer.value).member : 'nobody'
    const [member, secret] = await store.read([memberKey(id), secretKey(id)])
    return { id, stored: secret, member: decodeMember(member), secret: decodeSecret(secret) }
  }

  async function rehash(id: string, version: number, password: string): Promise<void> {
    const [stored] = await store.read([secretKey(id)])
    const secret = decodeSecret(stored)
    if (!secret || stored?.version !== version) return
    const put = secretKind.encode({ ...secret, password: await passwords.hash(password) })
    await store.commit({ if: [[secretKey(id), version]], put: [[secretKey(id), put]] })
  }

  return {
    async begin({ name, password, address }) {
      const nameHash = await hashOfName(keyring, signInNameOf(name) ?? '')
      const wait = await slowDown.take({ nameHash, address })
      if (wait > 0) return { ok: false, wait }
      const { id, stored, member, secret } = await look(nameHash)
      const isRight = await passwords.matches(password, secret?.password ?? null)
      if (!isRight || member?.state !== 'active') {
        const from = await addressCode(keyring, address)
        const about = member ? { member: id, from, step: 'password' } : { from, step: 'password' }
        await audit.append({ who: 'system', act: 'sign-in-failed', about })
        return { ok: false, wait: 0 }
      }
      if (secret && (await passwords.isOutdated(secret.password)))
        await rehash(id, versionOf(stored), password)
      const { token, hash } = newToken()
      const until = clock.now() + halfLasts.whole
      const half = { member: id, epoch: member.epoch, nameHash, until, left: halfLasts.codes }
      await store.commit({ put: [[halfKey(hash), halfKind.encode(half)]] })
      return { ok: true, half: token }
    },

    async finish({ half: token, code, address }) {
      const key = halfKey(hashOfToken(token))
      let counted = false
      for (;;) {
        const [storedHalf] = await store.read([key])
        const half = storedHalf && halfKind.decode(storedHalf.value)
        const now = clock.now()
        if (!half || now >= half.until || half.left <= 0) return { ok: false, why: 'over', wait: 0 }
        const way = { nameHash: half.nameHash, address }
        const wait = counted ? 0 : await slowDown.take(way)
        if (wait > 0) return { ok: false, why: 'slow', wait }
        counted = true

        const id = half.member
        const [storedMember, storedSecret] = await store.read([memberKey(id), secretKey(id)])
        const [member, secret] = [decodeMember(storedMember), decodeSecret(storedSecret)]
        if (member?.state !== 'active' || member.epoch !== half.epoch || !secret)
          return { ok: false, why: 'over', wait: 0 }
        const insist: [string, number][] = [
          [key, versionOf(storedHalf)],
          [memberKey(id), versionOf(storedMember)],
          [secretKey(id), versionOf(storedSecret)],
        ]
        const from = await addressCode(keyring, address)
        const step = stepOf(secret.totp, code, { now, lastStep: secret.lastStep })
        if (step === null) {
          const left = half.left - 1
          const change = {
            if: insist,
            put: [[key, halfKind.encode({ ...half, left })]] as [string, Uint8Array][],
          }
          const about = { member: id, from, step: 'code' }
          if (await audit.commit(change, [{ who: 'system', act: 'sign-in-failed', about }]))
            return left > 0
              ? { ok: false, why: 'code', wait: 0 }
              : { ok: false, why: 'over', wait: 0 }
          continue
        }
        const session = newSession(member, now)
        const put: [string, Uint8Array][] = [
          [secretKey(id), secretKind.encode({ ...secret, lastStep: step })],
          session.record,
        ]
        const entry = { who: id, act: 'signed-in', about: { from } } as const
        if (!(await audit.commit({ if: insist, put, delete: [key] }, [entry]))) continue
        // Both steps were counted as failures. A count that stays is forgotten by its clock.
        await slowDown.succeeded(way, 2).catch(() => {})
        return { ok: true, token: session.token, member: id }
      }
    },
  }
}
