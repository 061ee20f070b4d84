import type { Figures } from '../../desk/figures/figures.ts'
import type { Member } from '../../desk/staff/member.ts'
import type { Desk, StaffLanguage } from '../../domain/desk.ts'

/** What the figures are read from. */
export type FiguresDoor = {
  /** Of one desk, these many weeks; null: this member may not see them. */
  read(member: Member, desk: Desk, weeks: number): Promise<Figures | null>
  /** Writes down that a table left the console. */
  exported(who: string, desk: Desk, table: string): Promise<void>
  /** Why a pattern is a sign, in a few words; null: that pattern is not known any more. */
  reason(pattern: string, language: StaffLanguage): string | null
}
