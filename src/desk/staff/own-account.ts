import { z } from 'zod'
import { type StaffLanguage, staffLanguages } from '../../domain/desk.ts'
import {
  decodeMember,
  type Means,
  means,
  memberKey,
  memberKind,
  pointerKind,
  type StaffGround,
  telegramKey,
  versionOf,
} from './member.ts'
import { hashOfTelegram } from './sign-in-name.ts'

/** How somebody wants to be called to a chat that waits. An address may be kept without being used. */
export type Reach = { means: Means[]; email: string | null; telegram: string | null }

export type OwnAccount = {
  /** `telegram` is a user id there and may be only one member's. */
  setMeans(
    id: string,
    reach: Reach,
  ): Promise<{ ok: true } | { ok: false; why: 'malformed' | 'taken' | 'not-found' }>
  setLanguage(
    id: string,
    language: StaffLanguage,
  ): Promise<{ ok: true } | { ok: false; why: 'malformed' | 'not-found' }>
}

const shape = z
  .object({
    means: z.array(z.enum(means)).min(1),
    email: z.email().max(254).nullable(),
    telegram: z
      .string()
      .regex(/^[1-9]\d{0,18}$/)
      .nullable(),
  })
  // A page that goes nowhere is worse than none.
  .refine(({ means, email }) => email !== null || !means.includes('email'))
  .refine(({ means, telegram }) => telegram !== null || !means.includes('telegram'))

/** What somebody changes of their own account without an administrator. */
export function createOwnAccount({ store, keyring, audit }: StaffGround): OwnAccount {
  /** Whether an account is somebody's who is still there. */
  async function isHeld(id: string, telegram: string | null): Promise<boolean> {
    const [stored] = await store.read([memberKey(id)])
    const holder = decodeMember(stored)
    return holder?.telegram === telegram && holder?.state !== 'disabled'
  }

  return {
    async setMeans(id, reach) {
      const { success, data } = shape.safeParse(reach)
      if (!success) return { ok: false, why: 'malformed' }
      const wanted = data.telegram && telegramKey(await hashOfTelegram(keyring, data.telegram))
      for (;;) {
        const [stored] = await store.read([memberKey(id)])
        const member = decodeMember(stored)
        if (!member) return { ok: false, why: 'not-found' }
        const before =
          member.telegram && telegramKey(await hashOfTelegram(keyring, member.telegram))
        const insist: [string, number][] = [[memberKey(id), versionOf(stored)]]
        const put: [string, Uint8Array][] = [
          [
            memberKey(id),
            memberKind.encode({ ...member, ...data, means: [...new Set(data.means)] }),
          ],
        ]
        if (wanted && wanted !== before) {
          const [taken] = await store.read([wanted])
          if (taken && (await isHeld(pointerKind.decode(taken.value).member, data.telegram)))
            return { ok: false, why: 'taken' }
          insist.push([wanted, versionOf(taken)])
          put.push([wanted, pointerKind.encode({ member: id })])
        }
        const remove = before && before !== wanted ? [before] : []
        const about = { means: data.means.join('+') }
        const entry = { who: id, act: 'staff-settings-changed', about } as const
        if (await audit.commit({ if: insist, put, delete: remove }, [entry])) return { ok: true }
      }
    },

    async setLanguage(id, language) {
      if (!staffLanguages.includes(language)) return { ok: false, why: 'malformed' }
      for (;;) {
        const [stored] = await store.read([memberKey(id)])
        const member = decodeMember(stored)
        if (!member) return { ok: false, why: 'not-found' }
        if (member.language === language) return { ok: true }
        const put = memberKind.encode({ ...member, language })
        const entry = { who: id, act: 'staff-settings-changed', about: { language } } as const
        const change: { if: [string, number][]; put: [string, Uint8Array][] } = {
          if: [[memberKey(id), versionOf(stored)]],
          put: [[memberKey(id), put]],
        }
        if (await audit.commit(change, [entry])) return { ok: true }
      }
    },
  }
}
