import { z } from 'zod'
import { desks, type StaffLanguage, staffLanguages } from '../../domain/desk.ts'
import { newId } from '../../runtime/new-id.ts'
import { administratorsAfter, administratorsIn } from './administrators.ts'
import { terminal } from './authority.ts'
import { newMember, toldRights } from './change-staff.ts'
import {
  type Choice,
  type Invitation,
  invitationKept,
  invitationKey,
  invitationKind,
  newInvitation,
} from './invitation.ts'
import {
  administratorsKey,
  decodeMember,
  memberKey,
  memberKind,
  nameKey,
  pointerKind,
  type Rights,
  type Secret,
  type StaffGround,
  type StoredMember,
  secretKey,
  secretKind,
  versionOf,
} from './member.ts'
import type { Passwords } from './passwords.ts'
import { newSession } from './session.ts'
import { hashOfName, shortNameOf, signInNameOf } from './sign-in-name.ts'
import { newTimeSecret, stepOf, timeSecretUri } from './time-codes.ts'
import { hashOfToken } from './token.ts'
import { type Weakness, weaknessOf } from './weak-password.ts'

/** What the page of an open invitation shows. Names are null where whoever accepts chooses them. */
export type Welcome = {
  signInName: string | null
  name: string | null
  language: StaffLanguage | null
}

export type Chosen =
  /** The secret of the time codes: as an address for a picture, and to be typed. */
  | { ok: true; uri: string; secret: string }
  | { ok: false; why: 'over' | 'malformed' | 'name-taken' }
  | { ok: false; why: 'weak'; weakness: Weakness }

export type Invitations = {
  /**
   * The token of a link for the first administrator, told this once; null where there is one already. Any
   * number may be open at the same time: the first that is accepted voids the others.
   */
  firstLink(): Promise<{ token: string; until: number } | null>
  /** Looks and uses nothing up. Null: there is no such invitation, it is over, or was used. */
  look(token: string): Promise<Welcome | null>
  /**
   * Takes a password, and gives a new secret for the second factor. May be repeated until it is confirmed. The
   * names are asked for where `look` says null.
   */
  choose(
    token: string,
    given: { password: string; language: StaffLanguage; signInName?: string; name?: string },
  ): Promise<Chosen>
  /** The first time code. It uses the invitation up; `token` opens a session. */
  confirm(
    token: string,
    code: string,
  ): Promise<
    { ok: true; token: string; member: string } | { ok: false; why: 'over' | 'code' | 'name-taken' }
  >
}

const firstRights: Rights = { roles: ['administrator'], desks: [...desks] }
const language = z.enum(staffLanguages)

/** How somebody invited comes in: they choose a password, take up the second factor, and prove it. */
export function createInvitations(
  { store, keyring, clock, audit }: StaffGround,
  { passwords }: { passwords: Passwords },
): Invitations {
  /** An open invitation with whom it is for, and what a commit that uses it insists on. */
  async function open(token: string) {
    const hash = hashOfToken(token)
    const key = invitationKey(hash)
    const [stored] = await store.read([key])
    const invitation: Invitation | undefined = stored && invitationKind.decode(stored.value)
    if (!invitation || clock.now() >= invitation.until) return null
    const insist: [string, number][] = [[key, versionOf(stored)]]
    if (invitation.member === null) {
      const [list] = await store.read([administratorsKey])
      return administratorsIn(list).length > 0 ? null : { key, invitation, insist, member: null }
    }
    const [storedMember] = await store.read([memberKey(invitation.member)])
    const member = decodeMember(storedMember)
    if (member?.state !== 'invited' || member.invitation !== hash) return null
    insist.push([memberKey(member.id), versionOf(storedMember)])
    return { key, invitation, insist, member }
  }

  return {
    async firstLink() {
      const [list] = await store.read([administratorsKey])
      if (administratorsIn(list).length > 0) return null
      const until = clock.now() + invitationKept.first
      const { token, record } = newInvitation({ member: null, rights: firstRights, until })
      const about = { ...toldRights(firstRights), first: 'yes' }
      await audit.commit({ put: [record] }, [{ who: terminal, act: 'staff-invited', about }])
      return { token, until }
    },

    async look(token) {
      const found = await open(token)
      if (!found) return null
      const { member } = found
      if (!member) return { signInName: null, name: null, language: null }
      return { signInName: member.signInName, name: member.name, language: member.language }
    },

    async choose(token, given) {
      const found = await open(token)
      if (!found) return { ok: false, why: 'over' }
      const { member } = found
      const signInName = member?.signInName ?? signInNameOf(given.signInName ?? '')
      const name = member?.name ?? shortNameOf(given.name ?? '')
      if (!signInName || !name || !language.safeParse(given.language).success)
        return { ok: false, why: 'malformed' }
      if (!member) {
        const [taken] = await store.read([nameKey(await hashOfName(keyring, signInName))])
        if (taken) return { ok: false, why: 'name-taken' }
      }
      const weakness = await weaknessOf(given.password, [signInName, name])
      if (weakness) return { ok: false, why: 'weak', weakness }
      const totp = newTimeSecret()
      const password = await passwords.hash(given.password)
      const choice: Choice = { password, totp, signInName, name, language: given.language }
      const record = invitationKind.encode({ ...found.invitation, choice })
      const done = await store.commit({ if: found.insist, put: [[found.key, record]] })
      if (!done) return { ok: false, why: 'over' }
      return { ok: true, uri: timeSecretUri(totp, signInName), secret: totp }
    },

    async confirm(token, code) {
      for (;;) {
        const found = await open(token)
        const choice = found?.invitation.choice
        if (!found || !choice) return { ok: false, why: 'over' }
        const now = clock.now()
        const step = stepOf(choice.totp, code, { now, lastStep: 0 })
        if (step === null) return { ok: false, why: 'code' }
        const { signInName, name, language } = choice
        const before =
          found.member ?? newMember({ id: newId(), name, signInName, ...firstRights }, now)
        const member: StoredMember = {
          ...before,
          language,
          state: 'active',
          invitation: null,
          epoch: before.epoch + 1,
        }
        const key = nameKey(await hashOfName(keyring, signInName))
        const [list, taken] = await store.read([administratorsKey, key])
        if (!found.member && administratorsIn(list).length > 0) return { ok: false, why: 'over' }
        if (!found.member && taken) return { ok: false, why: 'name-taken' }
        const administrators = administratorsAfter(
          list,
          member.id,
          member.roles.includes('administrator'),
        )
        const secret: Secret = {
          password: choice.password,
          totp: choice.totp,
          lastStep: step,
          pending: null,
        }
        const session = newSession(member, now)
        const { id } = member
        const done = await audit.commit(
          {
            if: [
              ...found.insist,
              [secretKey(id), 0],
              [key, versionOf(taken)],
              ...(administrators?.if ?? []),
            ],
            put: [
              [memberKey(id), memberKind.encode(member)],
              [secretKey(id), secretKind.encode(secret)],
              [key, pointerKind.encode({ member: id })],
              session.record,
              ...(administrators?.put ?? []),
            ],
            delete: [found.key],
          },
          [
            { who: id, act: 'staff-joined', about: toldRights(member) },
            { who: id, act: 'signed-in' },
          ],
        )
        if (done) return { ok: true, token: session.token, member: id }
      }
    },
  }
}
