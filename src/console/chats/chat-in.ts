import { newestLines } from '../../desk/chats/chats.ts'
import type { Desk, LineWindow } from '../../domain/desk.ts'
import type { StaffRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'

/** Most lines that stay on a page while a chat goes on. */
const mostOpen = 200

/**
 * The lines this page shows: those it showed at first and all that came since, so that what was read above
 * them goes on where they begin.
 */
export function shownLines({ c, form }: StaffVisit): LineWindow {
  const from = numberIn(c.req.query('from') ?? form.text('from'))
  return from === null ? newestLines : { from, most: mostOpen }
}

/** The number of a line, as an address holds it. */
export function numberIn(given: string | undefined): number | null {
  return given !== undefined && /^[1-9]\d{0,9}$/.test(given) ? Number(given) : null
}

export const chatIn = ({ c }: StaffVisit) => c.req.param('chat') ?? ''

/**
 * For the guard: the desk of the chat in the path. Null where there is none, or none that this member may
 * open; both are answered by the same page.
 */
export function deskOfChat({
  chats,
}: Pick<ConsoleParts, 'chats'>): NonNullable<StaffRoute['desks']> {
  return async (visit): Promise<readonly Desk[] | null> => {
    const desk = await chats.deskOf(visit.member, chatIn(visit))
    return desk && [desk]
  }
}
