import type { Desk } from '../../domain/desk.ts'
import type { StaffRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'

export const chatIn = ({ c }: StaffVisit) => c.req.param('chat') ?? ''

/**
 * For the guard: the desk of the chat in the path. Null where there is none, or none that this member may
 * open; both are answered by the same page.
 */
export function deskOfChat({
  chats,
}: Pick<ConsoleParts, 'chats'>): NonNullable<StaffRoute['desks']> {
  return async (visit): Promise<readonly Desk[] | null> => {
    const found = await chats.again(visit.member, chatIn(visit))
    return found && [found.handOver.desk]
  }
}
