import type { Queue } from '../../desk/chats/queue.ts'
import type { StaffMember } from '../../domain/desk.ts'
import type { Pulse } from '../parts.ts'

/** What the head of every page tells, out of what this member sees of the queue. */
export function pulseOf({ id }: Pick<StaffMember, 'id'>, { waiting, mine }: Queue): Pulse {
  const open = waiting.filter(
    ({ mayOpen, handOver: { declined } }) => mayOpen && !declined.includes(id),
  )
  const unread = mine.flatMap(({ waitsSince }) => waitsSince ?? [])
  const reasons = [...open.map(({ handOver: { since } }) => since), ...unread]
  return {
    waiting: open.length,
    mine: mine.length,
    unread: unread.length,
    ring: reasons.length > 0 ? String(Math.max(...reasons)).padStart(15, '0') : null,
  }
}
