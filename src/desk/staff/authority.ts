import type { Desk } from '../../domain/desk.ts'
import { may } from '../rights.ts'
import { decodeMember, memberKey, type StaffGround, versionOf } from './member.ts'

/** Whoever sits at the terminal of the machine: they hold its keys. */
export const terminal = 'system'

/** What a commit under somebody's authority insists on; null: they may not. */
export type Authority = [key: string, version: number][] | null

/**
 * Whether somebody may look after the accounts of these desks, by what the store says of them now. That they
 * may not is written down.
 */
export async function authorityOf(
  { store, audit }: Pick<StaffGround, 'store' | 'audit'>,
  by: string,
  desks: readonly Desk[],
): Promise<Authority> {
  if (by === terminal) return []
  const [stored] = await store.read([memberKey(by)])
  const member = decodeMember(stored)
  const isAllowed =
    member?.state === 'active' &&
    may(member, 'manage-staff') &&
    desks.every((desk) => may(member, 'manage-staff', desk))
  if (isAllowed) return [[memberKey(by), versionOf(stored)]]
  await audit.append({ who: by, act: 'denied', about: { to: 'manage-staff' } })
  return null
}
