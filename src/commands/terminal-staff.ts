import { terminal } from '../desk/staff/authority.ts'
import type { Invited, Refused } from '../desk/staff/change-staff.ts'
import type { Member, Rights } from '../desk/staff/member.ts'
import type { Staff } from '../desk/staff/staff.ts'

/** What the terminal does with the staff; its authority are the keys of the machine. */
export type TerminalStaff = {
  invite(wanted: { signInName: string; name: string } & Rights): Promise<Invited | Refused>
  list(): Promise<Member[]>
}

export function terminalStaff({ invite, list }: Pick<Staff, 'invite' | 'list'>): TerminalStaff {
  return { invite: (wanted) => invite(terminal, wanted), list }
}
