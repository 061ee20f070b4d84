import { Secret, TOTP } from 'otpauth'
import { createAudit } from '../../../src/desk/audit/audit.ts'
import { type AuditRecord, auditKind } from '../../../src/desk/audit/audit-record.ts'
import { terminal } from '../../../src/desk/staff/authority.ts'
import type { Rights } from '../../../src/desk/staff/member.ts'
import type { Passwords } from '../../../src/desk/staff/passwords.ts'
import { createStaff, type Staff } from '../../../src/desk/staff/staff.ts'
import type { Store } from '../../../src/ports/store.ts'
import type { HashIndex } from '../../../src/runtime/addresses.ts'
import { type HeldClock, heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { plainKeyring } from '../../fixtures/sealed-house.ts'

/** Hashing that costs nothing and says how often it was asked. */
export function cheapPasswords(): Passwords & { asked: (string | null)[]; outdated: boolean } {
  const cheap = {
    asked: [] as (string | null)[],
    outdated: false,
    hash: async (password: string) => `hashed:${password}`,
    async matches(password: string, hashed: string | null) {
      cheap.asked.push(hashed)
      return hashed === `hashed:${password}`
    },
    isOutdated: async () => cheap.outdated,
  }
  return cheap
}

export const goodPassword = 'tàu đánh cá ra khơi lúc rạng đông'
export const here = '203.0.113.7'

/** Somebody with all they need to sign in. */
export type Person = { id: string; signInName: string; password: string; secret: string }

export async function staffHouse(
  given: { store?: Store; keyring?: HashIndex; clock?: HeldClock } = {},
) {
  const store = given.store ?? memoryStore()
  const clock = given.clock ?? heldClock()
  const keyring = given.keyring ?? plainKeyring
  const audit = createAudit({ store, clock })
  const passwords = cheapPasswords()
  const staff: Staff = createStaff({ store, keyring, clock, audit }, passwords)

  /** The code somebody's app shows now. */
  const codeOf = (secret: string, later = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now() + later })
  /** Time until the app shows another code. */
  const nextCode = () => clock.leap(30_000)

  async function accept(token: string, password = goodPassword, names = {}): Promise<Person> {
    const chosen = await staff.invitations.choose(token, { password, language: 'en', ...names })
    if (!chosen.ok) throw new Error(chosen.why)
    const joined = await staff.invitations.confirm(token, codeOf(chosen.secret))
    if (!joined.ok) throw new Error(joined.why)
    const member = await staff.find(joined.member)
    return {
      id: joined.member,
      signInName: member?.signInName ?? '',
      password,
      secret: chosen.secret,
    }
  }

  async function add(
    signInName: string,
    rights: Partial<Rights> = {},
    by = terminal,
  ): Promise<Person> {
    const full: Rights = { roles: ['worker'], desks: ['ID'], ...rights }
    const invited = await staff.invite(by, { signInName, name: signInName, ...full })
    if (!invited.ok) throw new Error(invited.why)
    return accept(invited.token)
  }

  async function signIn({ signInName, password, secret }: Person, address = here): Promise<string> {
    await nextCode()
    const begun = await staff.signIn.begin({ name: signInName, password, address })
    if (!begun.ok) throw new Error(`not in: ${begun.wait}`)
    const done = await staff.signIn.finish({ half: begun.half, code: codeOf(secret), address })
    if (!done.ok) throw new Error(done.why)
    return done.token
  }

  async function written(act?: AuditRecord['act']): Promise<AuditRecord[]> {
    const all = (await store.list('audit/', '', 5_000)).map(({ value }) => auditKind.decode(value))
    return all.filter((record) => act === undefined || record.act === act)
  }

  return {
    store,
    clock,
    keyring,
    audit,
    staff,
    passwords,
    codeOf,
    nextCode,
    accept,
    add,
    signIn,
    written,
  }
}
