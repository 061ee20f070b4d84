import { operatorId } from '../../desk/knowledge/knowledge-state.ts'
import type { Staff } from '../../desk/staff/staff.ts'
import type { StaffVisit } from '../guard/visit.ts'

/** Who did something, by the name the reader knows them by. */
export type NameOf = (who: string) => string

/** The names of whoever shares a desk with the reader; of others only that they are of the staff. */
export async function namesFor(
  { member, words }: StaffVisit,
  staff: Pick<Staff, 'list'>,
): Promise<NameOf> {
  const people = (await staff.list()).filter(({ desks }) =>
    desks.some((desk) => member.desks.includes(desk)),
  )
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (who) => {
    if (who === member.id) return words('knowledge:you')
    if (who === operatorId) return words('knowledge:terminal')
    if (who.startsWith(`${operatorId}:`)) {
      return words('knowledge:terminal-by', { name: who.slice(operatorId.length + 1) })
    }
    return names.get(who) ?? words('knowledge:somebody')
  }
}
