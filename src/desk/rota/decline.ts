import type { HandOver } from '../../domain/desk.ts'
import { may } from '../rights.ts'
import type { StaffOf } from './pageable.ts'
import type { PagedHandOvers } from './paged-hand-overs.ts'

export type DeclineOptions = {
  handOvers: Pick<PagedHandOvers, 'list'> & {
    /** Notes that somebody said "not now". */
    declined(chat: string, staff: string): Promise<unknown>
  }
  staffOf: StaffOf
}

/**
 * "Not now", without a reason: the next one is called at once, nobody is shown who said it, and no figure
 * counts it. Saying it twice is saying it once. False: it does not wait, or is not theirs to see.
 */
export function createDecline({ handOvers, staffOf }: DeclineOptions) {
  return async function decline(chat: string, staff: string): Promise<boolean> {
    const member = (await staffOf()).find(({ id }) => id === staff)
    const found = (await handOvers.list()).find((one) => one.chat === chat)?.handOver
    if (!member || !found || found.state !== 'waiting') return false
    if (!may(member, 'see-queue', found.desk)) return false
    if (!found.declined.includes(staff)) await handOvers.declined(chat, staff)
    return true
  }
}

/** A hand-over as one of the staff may see it: of those who said "not now", only whether they did. */
export function shownTo(staff: string, handOver: HandOver): HandOver {
  return { ...handOver, declined: handOver.declined.filter((id) => id === staff) }
}
