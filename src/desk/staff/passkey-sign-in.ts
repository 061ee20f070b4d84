import { addressCode } from './address-code.ts'
import { decodeMember, memberKey, type StaffGround, versionOf } from './member.ts'
import {
  type CeremonyOptions,
  type Party,
  passkeyHalfKey,
  passkeyHalfKind,
  passkeysKey,
  passkeysKind,
} from './passkey.ts'
import { memberOf, newChallenge, optionsToUse, provenUse, usedPasskey } from './passkey-proof.ts'
import { newSession } from './session.ts'
import type { NotIn } from './sign-in.ts'
import { hashOfName } from './sign-in-name.ts'
import type { SlowDown, Way } from './slow-down.ts'
import { hashOfToken, newToken } from './token.ts'

export type PasskeySignIn = {
  /** A browser asks for it. `half` is to come back with what the browser says, `options` is what it is asked with. */
  begin(given: {
    address: string
    party: Party
  }): Promise<{ ok: true; half: string; options: CeremonyOptions } | NotIn>
  /**
   * What the browser says, as JSON. Each beginning is answered once, right or wrong: `over` asks for another.
   * Whatever is wrong of it, or with the account, the answer is the same. `token` opens the session.
   */
  finish(given: {
    half: string
    answer: string
    address: string
    party: Party
  }): Promise<
    { ok: true; token: string; member: string } | (NotIn & { why: 'passkey' | 'over' | 'slow' })
  >
}

/** Signing in with a passkey alone: to have it and to unlock it are the two factors. */
export function createPasskeySignIn(
  { store, keyring, clock, audit }: StaffGround,
  slowDown: SlowDown,
): PasskeySignIn {
  /** Everything an answer is judged by, read anew. */
  async function look(id: string, keyId: string) {
    const [storedMember, stored] = await store.read([memberKey(id), passkeysKey(id)])
    const member = decodeMember(storedMember)
    const passkeys = stored && passkeysKind.decode(stored.value)
    const key = passkeys?.keys.find((one) => one.id === keyId)
    const insist: [string, number][] = [
      [memberKey(id), versionOf(storedMember)],
      [passkeysKey(id), versionOf(stored)],
    ]
    return { member, found: member && passkeys && key ? { member, passkeys, key } : null, insist }
  }

  return {
    async begin({ address, party }) {
      const wait = await slowDown.take({ nameHash: null, address })
      if (wait > 0) return { ok: false, wait }
      const challenge = newChallenge(clock.now())
      const { token, hash } = newToken()
      await store.commit({ put: [[passkeyHalfKey(hash), passkeyHalfKind.encode(challenge)]] })
      return { ok: true, half: token, options: await optionsToUse(party, challenge) }
    },

    async finish({ half: token, answer, address, party }) {
      const halfKey = passkeyHalfKey(hashOfToken(token))
      const used = usedPasskey(answer)
      const id = used ? memberOf(used) : ''
      let way: Way | null = null
      for (;;) {
        const [storedHalf] = await store.read([halfKey])
        const half = storedHalf && passkeyHalfKind.decode(storedHalf.value)
        const now = clock.now()
        if (!half || now >= half.until) return { ok: false, why: 'over', wait: 0 }
        const { member, found, insist } = await look(id, used?.id ?? '')
        if (!way) {
          way = { nameHash: await hashOfName(keyring, member?.signInName ?? ''), address }
          const wait = await slowDown.take(way)
          if (wait > 0) return { ok: false, why: 'slow', wait }
        }

        const proven =
          used && found?.member.state === 'active'
            ? await provenUse(used, half, party, found.key)
            : ({ ok: false, why: 'passkey' } as const)
        const from = await addressCode(keyring, address)
        if (!proven.ok || !found) {
          const step = proven.ok || proven.why === 'passkey' ? 'passkey' : 'passkey-counter'
          const about = member ? { member: member.id, from, step } : { from, step }
          const done = await audit.commit(
            { if: [[halfKey, versionOf(storedHalf)]], delete: [halfKey] },
            [{ who: 'system', act: 'sign-in-failed', about }],
          )
          if (done) return { ok: false, why: 'passkey', wait: 0 }
          continue
        }
        const { passkeys, key } = found
        const session = newSession(found.member, now)
        const keys = passkeys.keys.map((one) =>
          one === key ? { ...key, counter: proven.counter, usedAt: now } : one,
        )
        const put: [string, Uint8Array][] = [
          [passkeysKey(id), passkeysKind.encode({ ...passkeys, keys })],
          session.record,
        ]
        const done = await audit.commit(
          { if: [[halfKey, versionOf(storedHalf)], ...insist], put, delete: [halfKey] },
          [{ who: id, act: 'signed-in', about: { from, by: 'passkey' } }],
        )
        if (!done) continue
        // To begin was counted as a failure of the place, and this of the name. A count that stays is forgotten.
        await slowDown.succeeded(way, 1).catch(() => {})
        await slowDown.succeeded({ nameHash: null, address }, 1).catch(() => {})
        return { ok: true, token: session.token, member: id }
      }
    },
  }
}
