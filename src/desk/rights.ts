import type { Desk, Role, StaffMember } from '../domain/desk.ts'

/** Everything in the console that somebody has to be allowed to do. */
export const deskActs = [
  'see-queue',
  'take-plain-chat',
  'take-delicate-chat',
  'search-chats',
  'open-masked',
  'transfer-chat',
  /** Takes a chat a colleague has. */
  'take-from-colleague',
  'propose-knowledge',
  'confirm-knowledge',
  'import-notices',
  /** Tells whoever objected that it is read. */
  'acknowledge-objection',
  'decide-objection',
  'note-dialled',
  /** Reads cases, without what is masked. */
  'see-cases',
  'change-case',
  'refer-case',
  'export-case',
  'merge-cases',
  'confirm-erasure',
  'note-officer-request',
  'be-on-duty',
  'plan-rota',
  'see-figures',
  'export-figures',
  'manage-staff',
  'manage-link',
  'read-audit',
] as const
export type DeskAct = (typeof deskActs)[number]

const volunteer: DeskAct[] = [
  'see-queue',
  'take-plain-chat',
  'propose-knowledge',
  'note-dialled',
  'see-cases',
  'be-on-duty',
]
const worker: DeskAct[] = [
  ...volunteer,
  'take-delicate-chat',
  'search-chats',
  'open-masked',
  'transfer-chat',
  'acknowledge-objection',
  'change-case',
  'refer-case',
  'export-case',
  'merge-cases',
  'confirm-erasure',
]
const supervisor: DeskAct[] = [
  ...worker,
  'take-from-colleague',
  'confirm-knowledge',
  'import-notices',
  'decide-objection',
  'note-officer-request',
  'plan-rota',
  'see-figures',
  'export-figures',
]

/** What each role may do. Whoever keeps the accounts reads no chats, and whoever audits changes nothing. */
const rights: Record<Role, ReadonlySet<DeskAct>> = {
  volunteer: new Set(volunteer),
  worker: new Set(worker),
  supervisor: new Set(supervisor),
  administrator: new Set<DeskAct>(['manage-staff', 'manage-link', 'plan-rota']),
  auditor: new Set<DeskAct>(['read-audit', 'see-figures']),
}

/** Whether somebody may do an act, and, where it concerns one desk, whether that desk is theirs. */
export function may(
  { roles, desks }: Pick<StaffMember, 'roles' | 'desks'>,
  act: DeskAct,
  desk: Desk | null = null,
): boolean {
  return (desk === null || desks.includes(desk)) && roles.some((role) => rights[role].has(act))
}
