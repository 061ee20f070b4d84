import { markedDays } from '../../domain/indicator.ts'
import type { KnowledgeChange, KnowledgeState } from './knowledge-change.ts'

const day = 86_400_000
const zone = 7 * 60 * 60 * 1000

/** The day in Jakarta and Hanoi, `YYYY-MM-DD`. */
export function dayAt(at: number): string {
  return new Date(at + zone).toISOString().slice(0, 10)
}

/** The day so many days after another. */
export function daysAfter(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

/** The last day on which a mark is shown. */
export function shownUntil(seenOn: string): string {
  return daysAfter(seenOn, markedDays)
}

/**
 * So long after some process found a change in its own `knowledge/` the others still run with what was before; then
 * it is over for all, and stays so if the row is later corrected or taken out there.
 */
export const containedFor = day

type Stepped = Pick<KnowledgeChange, 'confirmed' | 'refused' | 'withdrawn' | 'contained'>

/** How a change stands. `until`: the last day it is shown, null where it has none. */
export function stateOf(
  { confirmed, refused, withdrawn, contained }: Stepped,
  until: string | null,
  now: number,
): KnowledgeState {
  if (withdrawn) return 'withdrawn'
  if (refused) return 'refused'
  if (until !== null && until < dayAt(now)) return 'lapsed'
  if (contained !== null && contained + containedFor <= now) return 'lapsed'
  return confirmed ? 'confirmed' : 'proposed'
}

/** The last day a change is shown; null: until somebody takes it back. A suspension ends by its own date. */
export function untilOf(change: KnowledgeChange): string | null {
  return change.what === 'mark' ? shownUntil(change.mark.seenOn) : null
}

export function knowledgeState(change: KnowledgeChange, now: number): KnowledgeState {
  return stateOf(change, untilOf(change), now)
}

/** At the terminal people are told apart by the name they give; whoever gives none may be any of them. */
export function samePerson(a: string, b: string): boolean {
  if (a === b) return true
  const atTerminal = (id: string) => id === operatorId || id.startsWith(`${operatorId}:`)
  return atTerminal(a) && atTerminal(b) && (a === operatorId || b === operatorId)
}

/** Whoever works at the terminal of the machine, `operator` or `operator:<name>`. */
export const operatorId = 'operator'
