import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { StaffDoor } from '../../src/console/parts.ts'
import type { Member } from '../../src/desk/staff/member.ts'
import type { Session } from '../../src/desk/staff/session.ts'
import type { Weakness } from '../../src/desk/staff/weak-password.ts'
import type { Desk, Role } from '../../src/domain/desk.ts'
import type { Clock } from '../../src/ports/clock.ts'

export type Person = Member & { password: string; secret: string; usedStep: number }
type Given = Partial<Person>

const newToken = () => randomBytes(32).toString('base64url')
const newSecret = () => new Secret({ size: 20 }).base32

/** The code an authenticator app shows for a secret. */
export function codeFor(secret: string, now: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })
}

/** People, sessions and invitations in memory: as thin as the pages need them, with true time codes. */
export function fakeStaff(clock: Clock) {
  const people = new Map<string, Person>()
  const halves = new Map<string, string>()
  const sessions = new Map<string, Session>()
  const invitations = new Map<string, { id: string | null; chosen: Given | null }>()
  const pending = new Map<string, string>()
  const counts = { touched: 0, wrong: 0 }

  function add(name: string, roles: Role[], desks: Desk[], more: Given = {}): Person {
    const person: Person = {
      id: `m-${name.toLowerCase()}`,
      signInName: name.toLowerCase(),
      name,
      roles,
      desks,
      language: 'en',
      means: ['console'],
      email: null,
      telegram: null,
      state: 'active',
      madeAt: clock.now(),
      password: 'lampu teduh di dermaga lama',
      secret: newSecret(),
      usedStep: -1,
      ...more,
    }
    people.set(person.id, person)
    return person
  }

  const named = (name: string | undefined) =>
    [...people.values()].find((one) => one.signInName === name)
  const ofSession = (token: string) => people.get(sessions.get(token)?.member.id ?? '')

  /** Good once, and still good when the next one is shown already. */
  function fits(person: Person, code: string): boolean {
    const now = clock.now()
    const step = [now, now - 30_000].find((at) => codeFor(person.secret, at) === code)
    if (step === undefined || Math.floor(step / 30_000) <= person.usedStep) return false
    person.usedStep = Math.floor(step / 30_000)
    return true
  }

  /** A session opened some time ago: its time code is not fresh any more. */
  function open(id: string, codeAt = 0): { token: string; session: Session } {
    const member = people.get(id)
    if (!member) throw new Error(`nobody is ${id}`)
    const token = newToken()
    const now = clock.now()
    const session = { id: newToken(), member, csrf: newToken(), codeAt, madeAt: now, seenAt: now }
    sessions.set(token, session)
    return { token, session }
  }

  function renew(old: string) {
    const id = sessions.get(old)?.member.id ?? ''
    sessions.delete(old)
    return { ok: true, token: open(id, clock.now()).token } as const
  }

  function invite(id: string | null): string {
    const token = newToken()
    invitations.set(token, { id, chosen: null })
    return token
  }

  function isLastAdministrator(person: Person): boolean {
    return ![...people.values()].some(
      ({ id, roles, state }) =>
        id !== person.id && state === 'active' && roles.includes('administrator'),
    )
  }

  const door: StaffDoor = {
    list: async () => [...people.values()],
    find: async (id) => people.get(id) ?? null,
    async invite(_, { signInName, name, roles, desks }) {
      if (named(signInName)) return { ok: false, why: 'name-taken' }
      const { id } = add(name, roles, desks, { signInName, id: newToken(), state: 'invited' })
      return { ok: true, id, token: invite(id), until: clock.now() }
    },
    async setRights(by, id, { roles, desks }) {
      const person = people.get(id)
      if (!person) return { ok: false, why: 'not-found' }
      if (by === id) return { ok: false, why: 'own' }
      if (isLastAdministrator(person) && !roles.includes('administrator'))
        return { ok: false, why: 'last-administrator' }
      Object.assign(person, { roles, desks })
      return { ok: true }
    },
    async disable(by, id) {
      const person = people.get(id)
      if (!person) return { ok: false, why: 'not-found' }
      if (by === id) return { ok: false, why: 'own' }
      if (isLastAdministrator(person)) return { ok: false, why: 'last-administrator' }
      person.state = 'disabled'
      return { ok: true }
    },
    async reset(by, id) {
      if (by === id) return { ok: false, why: 'own' }
      return people.has(id)
        ? { ok: true, id, token: invite(id), until: clock.now() }
        : { ok: false, why: 'not-found' }
    },
    signIn: {
      async begin({ name, password }) {
        if (counts.wrong >= 3) return { ok: false, wait: 90_000 }
        const person = named(name)
        if (person?.state !== 'active' || person.password !== password) {
          counts.wrong++
          return { ok: false, wait: 0 }
        }
        const half = newToken()
        halves.set(half, person.id)
        return { ok: true, half }
      },
      async finish({ half, code }) {
        const person = people.get(halves.get(half) ?? '')
        if (!person) return { ok: false, why: 'over', wait: 0 }
        if (!fits(person, code)) return { ok: false, why: 'code', wait: 0 }
        halves.delete(half)
        return { ok: true, token: open(person.id, clock.now()).token, member: person.id }
      },
    },
    // What is right of a passkey is tried with the true desk, in passkeys-browser.test.ts.
    passkeySignIn: {
      begin: async () => ({ ok: true, half: newToken(), options: {} }),
      finish: async () => ({ ok: false, why: 'passkey', wait: 0 }),
    },
    ownPasskeys: {
      list: async () => [],
      begin: async () => ({ ok: true, options: {} }),
      add: async () => ({ ok: false, why: 'passkey' }),
      remove: async (token) => renew(token),
    },
    sessions: {
      async find(token) {
        const session = sessions.get(token)
        const member = session && people.get(session.member.id)
        return session && member?.state === 'active' ? { ...session, member } : null
      },
      async touch() {
        counts.touched++
      },
      async end(token) {
        sessions.delete(token)
      },
      async endOne(token, id) {
        const mine = sessions.get(token)
        const found = [...sessions].find(([, session]) => session.id === id)
        if (!mine || !found || found[1].id === mine.id) return false
        return found[1].member.id === mine.member.id && sessions.delete(found[0])
      },
      async endAll(_, id) {
        for (const [token, { member }] of sessions) if (member.id === id) sessions.delete(token)
        return { ok: true }
      },
      async list(id) {
        return [...sessions.values()].filter(({ member }) => member.id === id)
      },
    },
    invitations: {
      async look(token) {
        const invitation = invitations.get(token)
        if (!invitation) return null
        const member = people.get(invitation.id ?? '')
        return {
          signInName: member?.signInName ?? null,
          name: member?.name ?? null,
          language: member?.language ?? null,
        }
      },
      async choose(token, { password, signInName, name, language }) {
        const invitation = invitations.get(token)
        if (!invitation) return { ok: false, why: 'over' }
        if (invitation.id === null && (!signInName || !name)) return { ok: false, why: 'malformed' }
        const weakness = weaknessOf(password)
        if (weakness) return { ok: false, why: 'weak', weakness }
        const secret = newSecret()
        invitation.chosen = {
          password,
          secret,
          ...(invitation.id ? {} : { signInName, name, language }),
        } as Given
        return { ok: true, ...secretOf(signInName ?? '', secret) }
      },
      async confirm(token, code) {
        const invitation = invitations.get(token)
        if (!invitation?.chosen) return { ok: false, why: 'over' }
        if (codeFor(invitation.chosen.secret ?? '', clock.now()) !== code)
          return { ok: false, why: 'code' }
        const { chosen, id } = invitation
        const person =
          people.get(id ?? '') ?? add(chosen.name ?? '', ['administrator'], ['ID', 'VN'])
        Object.assign(person, chosen, { state: 'active' })
        invitations.delete(token)
        return { ok: true, token: open(person.id, clock.now()).token, member: person.id }
      },
    },
    ownAccount: {
      async setLanguage(id, language) {
        const person = people.get(id)
        if (person) person.language = language
        return { ok: true }
      },
      async setMeans(id, reach) {
        const person = people.get(id)
        if (!person) return { ok: false, why: 'not-found' }
        if (reach.telegram === '777') return { ok: false, why: 'taken' }
        Object.assign(person, reach)
        return { ok: true }
      },
    },
    ownSecrets: {
      async again(token, code) {
        const person = ofSession(token)
        return person && fits(person, code) ? renew(token) : { ok: false, why: 'code' }
      },
      async changePassword(token, { old, new: fresh }) {
        const person = ofSession(token)
        if (person?.password !== old) return { ok: false, why: 'password' }
        const weakness = weaknessOf(fresh)
        if (weakness) return { ok: false, why: 'weak', weakness }
        person.password = fresh
        return renew(token)
      },
      async newFactor(token) {
        const person = ofSession(token)
        if (!person) return { ok: false, why: 'signed-out' }
        const secret = newSecret()
        pending.set(person.id, secret)
        return { ok: true, ...secretOf(person.signInName, secret) }
      },
      async confirmFactor(token, code) {
        const person = ofSession(token)
        const secret = pending.get(person?.id ?? '')
        if (!person || !secret || codeFor(secret, clock.now()) !== code)
          return { ok: false, why: 'code' }
        person.secret = secret
        return renew(token)
      },
    },
  }

  return { door, add, open, invite, people, sessions, counts }
}

function weaknessOf(password: string): Weakness | null {
  if (password.length < 12) return 'short'
  return password === 'password12345' ? 'breached' : null
}

function secretOf(label: string, secret: string) {
  const uri = new TOTP({ issuer: 'Suar', label, secret: Secret.fromBase32(secret) }).toString()
  return { secret, uri }
}
