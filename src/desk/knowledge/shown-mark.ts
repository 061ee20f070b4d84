import { type Indicator, markKey } from '../../domain/indicator.ts'
import type { Objection } from '../../runtime/objections.ts'
import type { KnowledgeChange } from './knowledge-change.ts'
import { knowledgeState, shownUntil } from './knowledge-state.ts'

/** What is asked of an objection here. */
export type Contest = Pick<Objection, 'marks' | 'at' | 'dueBy' | 'decision'>

/**
 * The mark as the checker knows it; null where it is not shown. A mark somebody objects to goes when we were wrong,
 * and when nobody who did not enter it confirmed it again, or decided to keep it, by the day of the decision.
 */
export function shownMark(
  change: KnowledgeChange,
  contests: readonly Contest[],
  now: number,
): Indicator | null {
  if (change.what !== 'mark' || knowledgeState(change, now) !== 'confirmed') return null
  const { kind, value, campaign, seenOn } = change.mark
  const key = markKey(change.mark)
  const lost = contests.some(({ marks, at, dueBy, decision }) => {
    if (!marks.includes(key)) return false
    // What was proposed after a correction was proposed in its light.
    if (decision) return decision.outcome === 'corrected' && change.proposed.at < decision.at
    return dueBy < now && (change.again?.at ?? 0) < at && (change.confirmed?.at ?? 0) < at
  })
  return lost ? null : { kind, value, campaign, until: shownUntil(seenOn) }
}
