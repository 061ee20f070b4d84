import type { CaseRow } from '../../desk/cases/case-record.ts'
import { shortIdOf } from '../../desk/rota/short-id.ts'
import type { Desk } from '../../domain/desk.ts'
import type { StaffRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { idIn } from '../knowledge/record-id.ts'
import type { CasesDoor } from './cases-door.ts'

export const caseIn = (visit: StaffVisit) => idIn(visit, 'case')
export const casePath = (id: string) => `/desk/cases/${id}`
export const codeOfCase = ({ id, openedAt }: Pick<CaseRow, 'id' | 'openedAt'>) =>
  shortIdOf(id, openedAt)

/** For what only the case's own desk does. */
export function deskOfCase({ row }: Pick<CasesDoor, 'row'>): NonNullable<StaffRoute['desks']> {
  return async (visit) => {
    const found = await row(caseIn(visit))
    return found && !found.erasing ? [found.desk] : null
  }
}

/** For reading: the desk through which this member sees it, its own or one it is shared with. */
export function readingDesk({ row }: Pick<CasesDoor, 'row'>): NonNullable<StaffRoute['desks']> {
  return async (visit): Promise<readonly Desk[] | null> => {
    const found = await row(caseIn(visit))
    if (!found || found.erasing) return null
    const theirs = [found.desk, ...found.sharedWith].find((desk) =>
      visit.member.desks.includes(desk),
    )
    return [theirs ?? found.desk]
  }
}
