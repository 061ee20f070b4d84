import { next } from '../../src/dialogue/next.ts'
import type { Event } from '../../src/domain/event.ts'
import type { Turn } from '../../src/domain/reply.ts'
import type { Session } from '../../src/domain/session.ts'
import { text } from './events.ts'
import { known } from './known.ts'

/** Says things one after the other; gives the last turn. */
export function talk(events: (string | Event)[], session: Session): Turn {
  let turn: Turn = { session, replies: [], acts: [] }
  for (const event of events)
    turn = next(typeof event === 'string' ? text(event) : event, turn.session, known)
  return turn
}

/** The key of the first line of each reply. */
export const keysOf = ({ replies }: Turn) => replies.map(({ lines }) => lines[0]?.key)
