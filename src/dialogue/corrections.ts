import type { FirmObjection } from '../domain/objection.ts'
import type { Reply, Turn } from '../domain/reply.ts'
import type { Heard } from './heard.ts'
import { objectionLine } from './objection-lines.ts'

/**
 * A correction reaches those who were told, at their next message: whoever got a verdict that named the
 * firm. Once, and not where quiet counts.
 */
export function withCorrections(turn: Turn, { event, session: before }: Heard): Turn {
  const { offer } = before
  const { session } = turn
  if (!offer || session.offer?.at !== offer.at || session.delicate || session.hidden) return turn
  const since = Math.max(offer.at, offer.correctedAt ?? 0)
  const named = new Set(offer.explanation.notices.map(({ notice }) => notice.name))
  const fresh = event.objections.filter(
    ({ firm, correction }) => named.has(firm) && correction !== null && correction.at > since,
  )
  if (fresh.length === 0) return turn
  const told = { language: session.language ?? 'id', objections: fresh }
  const lines = fresh.flatMap(({ firm }) => objectionLine(firm, told))
  const reply: Reply = { lines, choices: [], leave: false }
  return {
    ...turn,
    session: { ...session, offer: { ...session.offer, correctedAt: latest(fresh) } },
    replies: [reply, ...turn.replies],
  }
}

function latest(corrected: FirmObjection[]): number {
  return Math.max(...corrected.map(({ correction }) => correction?.at ?? 0))
}
