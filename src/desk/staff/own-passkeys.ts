import type { Stored } from '../../ports/store.ts'
import { addressCode } from './address-code.ts'
import { decodeSecret, type StaffGround, secretKey, versionOf } from './member.ts'
import type { NotChanged, Slowed } from './own-secrets.ts'
import {
  type CeremonyOptions,
  type Party,
  type Passkey,
  type Passkeys,
  passkeyLimits,
  passkeysKey,
  passkeysKind,
} from './passkey.ts'
import { madePasskey, newChallenge, optionsToMake } from './passkey-proof.ts'
import type { Passwords } from './passwords.ts'
import { type Renewed, renewSession } from './renew-session.ts'
import { isFresh } from './session.ts'
import { openSession } from './sessions.ts'
import { hashOfName, shortNameOf } from './sign-in-name.ts'
import type { SlowDown } from './slow-down.ts'

export type ShownPasskey = Pick<Passkey, 'id' | 'name' | 'addedAt' | 'usedAt'>

/** Everything but `list` asks for a time code given within minutes, as `NotChanged` says. */
export type OwnPasskeys = {
  /** Whose they are is known: nothing of it opens anything. */
  list(member: string): Promise<ShownPasskey[]>
  /**
   * A passkey stands for both factors, so the password is asked for too. `name`: what it is to be called, a line
   * of up to 40 characters. `full`: there are ten already.
   */
  begin(
    token: string,
    given: { name: string; password: string; address: string; party: Party },
  ): Promise<
    | { ok: true; options: CeremonyOptions }
    | NotChanged
    | Slowed
    | { ok: false; why: 'malformed' | 'full' }
  >
  /** What the browser says, as JSON, good for the one beginning. `passkey`: begin again. */
  add(
    token: string,
    given: { answer: string; party: Party },
  ): Promise<{ ok: true } | NotChanged | { ok: false; why: 'passkey' }>
  /** Ends all other sessions: one of them may have been opened with it. */
  remove(token: string, id: string): Promise<Renewed | NotChanged>
}

const none: Passkeys = { keys: [], pending: null }
const decoded = (stored: Stored | undefined) => (stored ? passkeysKind.decode(stored.value) : none)

/** How somebody signed in looks after the passkeys of their account. */
export function createOwnPasskeys(
  ground: StaffGround,
  { passwords, slowDown }: { passwords: Passwords; slowDown: SlowDown },
): OwnPasskeys {
  const { store, keyring, clock, audit } = ground

  async function open(token: string) {
    const opened = await openSession(store, token, clock.now())
    if (!opened) return { ok: false, why: 'signed-out' } as const
    if (!isFresh(opened.session, clock.now())) return { ok: false, why: 'code-first' } as const
    const key = passkeysKey(opened.member.id)
    const [stored] = await store.read([key])
    const insist: [string, number][] = [[key, versionOf(stored)]]
    return { ok: true, opened, key, passkeys: decoded(stored), insist } as const
  }

  return {
    async list(member) {
      const [stored] = await store.read([passkeysKey(member)])
      return decoded(stored).keys.map(({ id, name, addedAt, usedAt }) => ({
        id,
        name,
        addedAt,
        usedAt,
      }))
    },

    async begin(token, { name: written, password, address, party }) {
      const name = shortNameOf(written)
      if (!name) return { ok: false, why: 'malformed' }
      const asked = await open(token)
      if (!asked.ok) return asked
      const { member } = asked.opened
      const way = { nameHash: await hashOfName(keyring, member.signInName), address }
      const wait = await slowDown.take(way)
      if (wait > 0) return { ok: false, why: 'slow', wait }
      const [stored] = await store.read([secretKey(member.id)])
      if (!(await passwords.matches(password, decodeSecret(stored)?.password ?? null))) {
        const about = { from: await addressCode(keyring, address), step: 'password' }
        await audit.append({ who: member.id, act: 'code-again-failed', about })
        return { ok: false, why: 'password' }
      }
      await slowDown.succeeded(way, 1).catch(() => {})
      for (;;) {
        const now = await open(token)
        if (!now.ok) return now
        if (now.passkeys.keys.length >= passkeyLimits.keys) return { ok: false, why: 'full' }
        const pending = { ...newChallenge(clock.now()), name }
        const put = passkeysKind.encode({ ...now.passkeys, pending })
        const insist = [...now.opened.if, ...now.insist]
        if (!(await store.commit({ if: insist, put: [[now.key, put]] }))) continue
        return {
          ok: true,
          options: await optionsToMake(party, pending, member, now.passkeys.keys),
        }
      }
    },

    async add(token, { answer, party }) {
      for (;;) {
        const asked = await open(token)
        if (!asked.ok) return asked
        const { opened, key, passkeys, insist } = asked
        const { pending, keys } = passkeys
        const now = clock.now()
        const made =
          pending && now < pending.until ? await madePasskey(answer, pending, party) : null
        const isNew = keys.every(({ id }) => id !== made?.id)
        if (!pending || !made || !isNew || keys.length >= passkeyLimits.keys) {
          // Right or wrong, a challenge is answered once.
          const put = passkeysKind.encode({ keys, pending: null })
          if (!(await store.commit({ if: insist, put: [[key, put]] }))) continue
          return { ok: false, why: 'passkey' }
        }
        const added: Passkey = { ...made, name: pending.name, addedAt: now, usedAt: null }
        const put: [string, Uint8Array][] = [
          [key, passkeysKind.encode({ keys: [...keys, added], pending: null })],
        ]
        const entry = { who: opened.member.id, act: 'passkey-added' } as const
        // The session may do no more than before, so it keeps its token, and what else its page asks for now is heard.
        if (await audit.commit({ if: [...opened.if, ...insist], put }, [entry])) return { ok: true }
      }
    },

    async remove(token, id) {
      for (;;) {
        const asked = await open(token)
        if (!asked.ok) return asked
        const { opened, key, passkeys, insist } = asked
        const keys = passkeys.keys.filter((one) => one.id !== id)
        if (keys.length === passkeys.keys.length) return { ok: true, token }
        const put: [string, Uint8Array][] = [[key, passkeysKind.encode({ ...passkeys, keys })]]
        const entry = { act: 'passkey-removed' } as const
        const renewed = await renewSession(ground, opened, {
          entry,
          withCode: false,
          endsOthers: true,
          if: insist,
          put,
        })
        if (renewed) return renewed
      }
    },
  }
}
