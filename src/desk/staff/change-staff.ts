import { z } from 'zod'
import { desks, type Role, roles } from '../../domain/desk.ts'
import { newId } from '../../runtime/new-id.ts'
import type { AuditAct } from '../audit/acts.ts'
import { administratorsAfter } from './administrators.ts'
import { authorityOf } from './authority.ts'
import { invitationKept, invitationKey, newInvitation } from './invitation.ts'
import {
  administratorsKey,
  decodeMember,
  memberKey,
  memberKind,
  nameKey,
  pointerKind,
  type Rights,
  type StaffGround,
  type StoredMember,
  secretKey,
  versionOf,
} from './member.ts'
import { passkeysKey } from './passkey.ts'
import { hashOfName, shortNameOf, signInNameOf } from './sign-in-name.ts'

export type Refusal =
  | 'denied'
  /** It would be their own account. */
  | 'own'
  | 'last-administrator'
  | 'name-taken'
  | 'not-found'
  | 'malformed'
export type Refused = { ok: false; why: Refusal }

/** What an invitation's link is made of. `until`: epoch milliseconds. The token is told this once. */
export type Invited = { ok: true; id: string; token: string; until: number }

export type StaffChanges = {
  /** `by`: the id of an administrator, or `terminal`. They give only desks that are theirs. */
  invite(
    by: string,
    wanted: { signInName: string; name: string } & Rights,
  ): Promise<Invited | Refused>
  /** Holds at once, for open sessions too. */
  setRights(by: string, id: string, rights: Rights): Promise<{ ok: true } | Refused>
  /** Ends every session at once. */
  disable(by: string, id: string): Promise<{ ok: true } | Refused>
  /** Throws away password and second factor, ends every session, and lets both be chosen anew by a link. */
  reset(by: string, id: string): Promise<Invited | Refused>
}

const rightsShape = z.object({
  roles: z.array(z.enum(roles)).min(1),
  desks: z.array(z.enum(desks)).min(1),
})

type Step = { member: StoredMember; put?: [string, Uint8Array][]; delete?: string[] }

/** How accounts are made, changed and ended. Everything is written down with the change itself. */
export function changeStaff(ground: StaffGround): StaffChanges {
  const { store, keyring, clock, audit } = ground

  /** One change of somebody else's account, tried again until nothing moved under it. */
  async function change(
    by: string,
    id: string,
    { act, rights }: { act: AuditAct; rights?: Rights },
    how: (before: StoredMember) => Step,
  ): Promise<{ ok: true } | Refused> {
    for (;;) {
      const [stored, administrators] = await store.read([memberKey(id), administratorsKey])
      const before = decodeMember(stored)
      const touched = [...(before?.desks ?? []), ...(rights?.desks ?? [])]
      const authority = await authorityOf(ground, by, touched)
      if (!authority) return refused('denied')
      if (by === id) {
        await audit.append({ who: by, act: 'denied', about: { to: 'own-account' } })
        return refused('own')
      }
      if (!before) return refused('not-found')
      const { member, put = [], delete: remove = [] } = how(before)
      const isOne = member.state === 'active' && member.roles.includes('administrator')
      const list = administratorsAfter(administrators, id, isOne)
      if (!list) return refused('last-administrator')
      const done = await audit.commit(
        {
          if: [[memberKey(id), versionOf(stored)], ...authority, ...list.if],
          put: [[memberKey(id), memberKind.encode(member)], ...list.put, ...put],
          delete: remove,
        },
        [{ who: by, act, about: { member: id, ...(rights && toldRights(rights)) } }],
      )
      if (done) return { ok: true }
    }
  }

  const openInvitation = ({ invitation }: StoredMember) =>
    invitation === null ? [] : [invitationKey(invitation)]

  return {
    async invite(by, wanted) {
      const rights = rightsOf(wanted)
      const signInName = signInNameOf(wanted.signInName)
      const name = shortNameOf(wanted.name)
      if (!rights || !signInName || !name) return refused('malformed')
      const key = nameKey(await hashOfName(keyring, signInName))
      for (;;) {
        const authority = await authorityOf(ground, by, rights.desks)
        if (!authority) return refused('denied')
        const [taken] = await store.read([key])
        if (taken) return refused('name-taken')
        const id = newId()
        const now = clock.now()
        const until = now + invitationKept.other
        const invitation = newInvitation({ member: id, rights, until })
        const member = newMember({ id, name, signInName, ...rights }, now)
        const put: [string, Uint8Array][] = [
          [memberKey(id), memberKind.encode({ ...member, invitation: invitation.hash })],
          [key, pointerKind.encode({ member: id })],
          invitation.record,
        ]
        const about = { member: id, ...toldRights(rights) }
        const entry = { who: by, act: 'staff-invited', about } as const
        if (await audit.commit({ if: [[key, 0], ...authority], put }, [entry]))
          return { ok: true, id, token: invitation.token, until }
      }
    },

    async setRights(by, id, asked) {
      const rights = rightsOf(asked)
      if (!rights) return refused('malformed')
      return change(by, id, { act: 'staff-rights-changed', rights }, (before) => ({
        member: { ...before, ...rights },
      }))
    },

    disable: (by, id) =>
      change(by, id, { act: 'staff-disabled' }, (before) => ({
        member: { ...before, state: 'disabled', epoch: before.epoch + 1, invitation: null },
        delete: [secretKey(id), passkeysKey(id), ...openInvitation(before)],
      })),

    async reset(by, id) {
      const until = clock.now() + invitationKept.other
      let token = ''
      const done = await change(by, id, { act: 'staff-reset' }, (before) => {
        const { roles, desks } = before
        const invitation = newInvitation({ member: id, rights: { roles, desks }, until })
        token = invitation.token
        return {
          member: {
            ...before,
            state: 'invited',
            epoch: before.epoch + 1,
            invitation: invitation.hash,
          },
          put: [invitation.record],
          delete: [secretKey(id), passkeysKey(id), ...openInvitation(before)],
        }
      })
      return done.ok ? { ok: true, id, token, until } : done
    },
  }
}

/** Somebody who has not signed in yet. */
export function newMember(
  given: Pick<StoredMember, 'id' | 'name' | 'signInName' | 'roles' | 'desks'>,
  madeAt: number,
): StoredMember {
  const [desk] = given.desks
  return {
    ...given,
    language: desk === 'VN' ? 'vi' : 'id',
    means: ['console'],
    email: null,
    telegram: null,
    state: 'invited',
    madeAt,
    epoch: 0,
    invitation: null,
  }
}

/** Rights as they are written down. */
export const toldRights = ({ roles, desks }: Rights) => ({
  roles: roles.join('+'),
  desks: desks.join('+'),
})

function rightsOf(asked: Rights): Rights | null {
  const { success, data } = rightsShape.safeParse({ roles: asked.roles, desks: asked.desks })
  if (!success) return null
  return { roles: [...new Set<Role>(data.roles)], desks: [...new Set(data.desks)] }
}

const refused = (why: Refusal): Refused => ({ ok: false, why })
