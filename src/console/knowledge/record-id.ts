import type { Desk } from '../../domain/desk.ts'
import type { StaffVisit } from '../guard/visit.ts'

/** An id out of the path; empty where it cannot be one, so that no odd letter reaches the store. */
export function idIn({ c }: StaffVisit, slot: string): string {
  const given = c.req.param(slot) ?? ''
  return /^[\w-]{1,60}$/.test(given) ? given : ''
}

/** For a route's `desks`: those of the record with the id in the path. */
export function deskOfRecord(
  slot: string,
  find: (id: string, visit: StaffVisit) => Promise<{ desk: Desk } | null>,
) {
  return async (visit: StaffVisit): Promise<readonly Desk[] | null> => {
    const id = idIn(visit, slot)
    const found = id === '' ? null : await find(id, visit)
    return found ? [found.desk] : null
  }
}
