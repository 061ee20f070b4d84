import type { AuditAct } from '../audit/acts.ts'
import { addressCode } from './address-code.ts'
import {
  decodeSecret,
  type Secret,
  type StaffGround,
  secretKey,
  secretKind,
  versionOf,
} from './member.ts'
import type { Passwords } from './passwords.ts'
import { type Renewed, renewSession } from './renew-session.ts'
import { isFresh } from './session.ts'
import { type Opened, openSession } from './sessions.ts'
import { hashOfName } from './sign-in-name.ts'
import type { SlowDown } from './slow-down.ts'
import { newTimeSecret, stepOf, timeSecretUri } from './time-codes.ts'
import { type Weakness, weaknessOf } from './weak-password.ts'

/** `signed-out`: the session is over. `code-first`: `again` has to be done before. */
export type NotChanged = { ok: false; why: 'signed-out' | 'code-first' | 'code' | 'password' }
export type Slowed = { ok: false; why: 'slow'; wait: number }

export type OwnSecrets = {
  /** A time code in the middle of a session, after which sensitive acts may be done for five minutes. */
  again(token: string, code: string, address: string): Promise<Renewed | NotChanged | Slowed>
  /** Ends all other sessions. */
  changePassword(
    token: string,
    given: { old: string; new: string; address: string },
  ): Promise<Renewed | NotChanged | Slowed | { ok: false; why: 'weak'; weakness: Weakness }>
  /** A new second factor, to be confirmed with its first code. */
  newFactor(token: string): Promise<{ ok: true; uri: string; secret: string } | NotChanged>
  /** Ends all other sessions. */
  confirmFactor(token: string, code: string): Promise<Renewed | NotChanged>
}

type Found = Opened & { secret: Secret; secretVersion: number }

/** What somebody signed in does with what they sign in with. */
export function createOwnSecrets(
  ground: StaffGround,
  { passwords, slowDown }: { passwords: Passwords; slowDown: SlowDown },
): OwnSecrets {
  const { store, keyring, clock, audit } = ground

  async function open(token: string): Promise<Found | null> {
    const opened = await openSession(store, token, clock.now())
    if (!opened) return null
    const [stored] = await store.read([secretKey(opened.member.id)])
    const secret = decodeSecret(stored)
    return secret ? { ...opened, secret, secretVersion: versionOf(stored) } : null
  }

  function renew(
    found: Found,
    secret: Secret,
    change: { act: AuditAct; endsOthers: boolean },
  ): Promise<Renewed | null> {
    const key = secretKey(found.member.id)
    const put: [string, Uint8Array][] = [[key, secretKind.encode(secret)]]
    const insist: [string, number][] = [[key, found.secretVersion]]
    const { act, endsOthers } = change
    const withCode = act !== 'password-changed'
    return renewSession(ground, found, { entry: { act }, withCode, endsOthers, if: insist, put })
  }

  async function wayOf({ member }: Opened, address: string) {
    return { nameHash: await hashOfName(keyring, member.signInName), address }
  }

  async function failed({ member }: Opened, step: string, address: string): Promise<void> {
    const from = await addressCode(keyring, address)
    await audit.append({ who: member.id, act: 'code-again-failed', about: { from, step } })
  }

  return {
    async again(token, code, address) {
      let counted = false
      for (;;) {
        const found = await open(token)
        if (!found) return { ok: false, why: 'signed-out' }
        const way = await wayOf(found, address)
        const wait = counted ? 0 : await slowDown.take(way)
        if (wait > 0) return { ok: false, why: 'slow', wait }
        counted = true
        const { totp, lastStep } = found.secret
        const step = stepOf(totp, code, { now: clock.now(), lastStep })
        if (step === null) {
          await failed(found, 'code', address)
          return { ok: false, why: 'code' }
        }
        const secret = { ...found.secret, lastStep: step }
        const renewed = await renew(found, secret, { act: 'code-again', endsOthers: false })
        if (!renewed) continue
        await slowDown.succeeded(way, 1).catch(() => {})
        return renewed
      }
    },

    async changePassword(token, { old, new: wanted, address }) {
      const found = await open(token)
      if (!found) return { ok: false, why: 'signed-out' }
      if (!isFresh(found.session, clock.now())) return { ok: false, why: 'code-first' }
      const way = await wayOf(found, address)
      const wait = await slowDown.take(way)
      if (wait > 0) return { ok: false, why: 'slow', wait }
      if (!(await passwords.matches(old, found.secret.password))) {
        await failed(found, 'password', address)
        return { ok: false, why: 'password' }
      }
      await slowDown.succeeded(way, 1).catch(() => {})
      const { signInName, name } = found.member
      const weakness = await weaknessOf(wanted, [signInName, name])
      if (weakness) return { ok: false, why: 'weak', weakness }
      const password = await passwords.hash(wanted)
      for (;;) {
        const now = await open(token)
        if (!now) return { ok: false, why: 'signed-out' }
        if (now.secret.password !== found.secret.password) return { ok: false, why: 'password' }
        const secret = { ...now.secret, password }
        const renewed = await renew(now, secret, { act: 'password-changed', endsOthers: true })
        if (renewed) return renewed
      }
    },

    async newFactor(token) {
      for (;;) {
        const found = await open(token)
        if (!found) return { ok: false, why: 'signed-out' }
        if (!isFresh(found.session, clock.now())) return { ok: false, why: 'code-first' }
        const { member, secret, secretVersion } = found
        const pending = newTimeSecret()
        const done = await store.commit({
          if: [...found.if, [secretKey(member.id), secretVersion]],
          put: [[secretKey(member.id), secretKind.encode({ ...secret, pending })]],
        })
        if (done)
          return { ok: true, uri: timeSecretUri(pending, member.signInName), secret: pending }
      }
    },

    async confirmFactor(token, code) {
      for (;;) {
        const found = await open(token)
        if (!found) return { ok: false, why: 'signed-out' }
        const { pending } = found.secret
        if (!isFresh(found.session, clock.now()) || pending === null)
          return { ok: false, why: 'code-first' }
        const step = stepOf(pending, code, { now: clock.now(), lastStep: 0 })
        if (step === null) return { ok: false, why: 'code' }
        const secret = { ...found.secret, totp: pending, lastStep: step, pending: null }
        const change = { act: 'second-factor-changed', endsOthers: true } as const
        const renewed = await renew(found, secret, change)
        if (renewed) return renewed
      }
    },
  }
}
