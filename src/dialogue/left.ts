import type { Flow } from '../domain/flow.ts'
import type { Turn } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'

type Left = Pick<Session, 'left' | 'waiting'>

/** The questions that are left once a step of `flow` is said. `before`: the session until then. */
export function leftFor(flow: Flow, before: Session, flows: Flow[]): Left {
  const { at } = before
  const isOther = at !== null && at.flow !== flow.id
  const left = isOther ? at : at ? before.left : undefined
  const waiting = isOther && waits(at.flow, flows) ? at : before.waiting
  return {
    ...(left ? { left } : {}),
    ...(waiting && waiting.flow !== flow.id ? { waiting } : {}),
  }
}

/** The session as it is but for the questions that were left: those of `from`. */
export function withLeft(session: Session, from: Left): Session {
  const { left: _, waiting: __, ...rest } = session
  const { left, waiting } = from
  return { ...rest, ...(left ? { left } : {}), ...(waiting ? { waiting } : {}) }
}

/** The turn, after which the same question is open as was before: what it said was said by the way. */
export function byTheWay(turn: Turn, before: Session): Turn {
  return { ...turn, session: { ...withLeft(turn.session, before), at: before.at } }
}

function waits(flow: string, flows: Flow[]): boolean {
  return flows.some(({ id, waits }) => waits && id === flow)
}
