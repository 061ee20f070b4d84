import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type {
  Member,
  Session,
  SignInDoor,
  StaffDoor,
  WelcomeDoor,
} from '../../src/console/parts.ts'
import type { Desk, Role } from '../../src/domain/desk.ts'
import type { Clock } from '../../src/ports/clock.ts'

export type Person = Member & { password: string; secret: string; usedStep: number }

const newToken = () => randomBytes(32).toString('base64url')

/** The code an authenticator app shows for a secret. */
export function codeFor(secret: string, now: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })
}

/** People, sessions and invitations in memory: as thin as the pages need them, with true time codes. */
export function fakeStaff(clock: Clock) {
  const people = new Map<string, Person>()
  const halves = new Map<string, string>()
  const sessions = new Map<string, Session>()
  const invitations = new Map<string, { id: string; chosen: boolean }>()
  const pending = new Map<string, string>()
  const counts = { touched: 0, wrong: 0 }

  function add(name: string, roles: Role[], desks: Desk[], more: Partial<Person> = {}): Person {
    const person: Person = {
      id: `m-${name.toLowerCase()}`,
      signInName: name.toLowerCase(),
      name,
      roles,
      desks,
      language: 'en',
      means: ['console'],
      email: null,
      telegramId: null,
      state: 'active',
      madeAt: clock.now(),
      password: 'lampu teduh di dermaga lama',
      secret: new Secret({ size: 20 }).base32,
      usedStep: -1,
      ...more,
    }
    people.set(person.id, person)
    return person
  }

  function fits(person: Person, code: string, secret = person.secret): boolean {
    const step = Math.floor(clock.now() / 30_000)
    if (person.usedStep >= step || codeFor(secret, clock.now()) !== code) return false
    person.usedStep = step
    return true
  }

  function open(id: string): { token: string; session: Session } {
    const member = people.get(id)
    if (!member) throw new Error(`nobody is ${id}`)
    const token = newToken()
    const session = { id: newToken(), member, csrf: newToken(), freshUntil: 0 }
    sessions.set(token, session)
    return { token, session }
  }

  function passwordFault(password: string) {
    if (password.length < 12) return 'too-short'
    return password === 'password12345' ? 'breached' : null
  }

  const signIn: SignInDoor = {
    async password({ name, password }) {
      if (counts.wrong >= 3) return { kind: 'wait', ms: 90_000 }
      const person = [...people.values()].find((one) => one.signInName === name)
      if (person?.state !== 'active' || person.password !== password) {
        counts.wrong++
        return { kind: 'wrong' }
      }
      const token = newToken()
      halves.set(token, person.id)
      return { kind: 'half', token }
    },
    async code(half, code) {
      const person = people.get(halves.get(half) ?? '')
      if (!person) return { kind: 'over' }
      if (!fits(person, code)) return { kind: 'wrong' }
      halves.delete(half)
      return { kind: 'in', token: open(person.id).token }
    },
    async session(token) {
      const session = sessions.get(token)
      const member = session && people.get(session.member.id)
      return session && member?.state === 'active' ? { ...session, member } : null
    },
    async touch() {
      counts.touched++
    },
    async again(token, code) {
      const session = sessions.get(token)
      const person = session && people.get(session.member.id)
      if (!session || !person || !fits(person, code)) return { kind: 'wrong' }
      session.freshUntil = clock.now() + 300_000
      return { kind: 'fresh' }
    },
    async signOut(token) {
      sessions.delete(token)
    },
  }

  const welcome: WelcomeDoor = {
    async look(token) {
      const invitation = invitations.get(token)
      const member = people.get(invitation?.id ?? '')
      return invitation && member ? { member, passwordChosen: invitation.chosen } : null
    },
    async choosePassword(token, password) {
      const invitation = invitations.get(token)
      const member = people.get(invitation?.id ?? '')
      if (!invitation || !member) return 'over'
      const fault = passwordFault(password)
      if (fault) return fault
      member.password = password
      invitation.chosen = true
      return 'chosen'
    },
    async secret(token) {
      const member = people.get(invitations.get(token)?.id ?? '')
      return member ? secretOf(member.signInName, member.secret) : null
    },
    async confirm(token, code) {
      const member = people.get(invitations.get(token)?.id ?? '')
      if (!member) return 'over'
      if (!fits(member, code)) return 'wrong'
      member.state = 'active'
      invitations.delete(token)
      return 'active'
    },
  }

  function isLastAdministrator(person: Person): boolean {
    return ![...people.values()].some(
      ({ id, roles, state }) =>
        id !== person.id && state === 'active' && roles.includes('administrator'),
    )
  }

  const staff: StaffDoor = {
    list: async () => [...people.values()],
    find: async (id) => people.get(id) ?? null,
    async invite(_, { signInName, name, roles, desks }) {
      if ([...people.values()].some((one) => one.signInName === signInName)) return 'name-taken'
      const { id } = add(name, roles, desks, { signInName, id: newToken(), state: 'invited' })
      return { token: invite(id) }
    },
    async setRoles(by, id, { roles, desks }) {
      const person = people.get(id)
      if (!person) return 'gone'
      if (by === id) return 'own-roles'
      if (isLastAdministrator(person) && !roles.includes('administrator'))
        return 'last-administrator'
      Object.assign(person, { roles, desks })
      return 'done'
    },
    async disable(_, id) {
      const person = people.get(id)
      if (!person) return 'gone'
      if (isLastAdministrator(person)) return 'last-administrator'
      person.state = 'disabled'
      return 'done'
    },
    async reset(_, id) {
      return people.has(id) ? { token: invite(id) } : 'gone'
    },
  }

  function invite(id: string): string {
    const token = newToken()
    invitations.set(token, { id, chosen: false })
    return token
  }

  return {
    add,
    open,
    invite,
    people,
    sessions,
    counts,
    signIn,
    welcome,
    staff,
    account: {
      async changePassword(token: string, { old, fresh }: { old: string; fresh: string }) {
        const person = people.get(sessions.get(token)?.member.id ?? '')
        if (person?.password !== old) return 'wrong' as const
        const fault = passwordFault(fresh)
        if (fault) return fault
        person.password = fresh
        return 'changed' as const
      },
      async newSecret(token: string) {
        const id = sessions.get(token)?.member.id ?? ''
        const secret = pending.get(id) ?? new Secret({ size: 20 }).base32
        pending.set(id, secret)
        return secretOf(people.get(id)?.signInName ?? '', secret)
      },
      async confirmSecret(token: string, code: string) {
        const person = people.get(sessions.get(token)?.member.id ?? '')
        const secret = pending.get(person?.id ?? '')
        if (!person || !secret || !fits(person, code, secret)) return 'wrong' as const
        person.secret = secret
        pending.delete(person.id)
        return 'changed' as const
      },
      async setLanguage(id: string, language: Member['language']) {
        const person = people.get(id)
        if (person) person.language = language
      },
      async setMeans(id: string, given: Pick<Member, 'means' | 'email' | 'telegramId'>) {
        const person = people.get(id)
        if (person) Object.assign(person, given)
      },
    },
  }
}

function secretOf(label: string, secret: string) {
  const uri = new TOTP({ issuer: 'Suar', label, secret: Secret.fromBase32(secret) }).toString()
  return { secret, uri }
}
