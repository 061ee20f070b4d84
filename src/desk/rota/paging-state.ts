import type { HandOver } from '../../domain/desk.ts'
import { recordKind } from '../../runtime/records.ts'
import type { Wait } from './next-steps.ts'
import { shortIdOf } from './short-id.ts'

/** `paging/<chat>`: what paging keeps of an open hand-over, besides what stands in it. Ids and times only. */
export type PagingState = {
  /** What it is called outside; the same until it ends. */
  code: string
  wait: Wait
  /** Who had it when it was last looked at; null: it waited. */
  worker: string | null
}

export const pagingKind = recordKind<PagingState>('paging')
export const pagingPrefix = 'paging/'
export const pagingKey = (chat: string) => `${pagingPrefix}${chat}`

/**
 * What is kept of a hand-over now that it stands so.
 * @param before what was kept at the last look; null: it is new
 * @param promised whether somebody was on duty when it began
 */
export function followed(
  before: PagingState | null,
  chat: string,
  handOver: HandOver,
  promised: boolean,
  now: number,
): PagingState {
  const state = before ?? {
    code: shortIdOf(chat, handOver.since),
    wait: newWait(handOver.since, promised),
    worker: null,
  }
  if (handOver.state === 'taken') {
    const unansweredSince = unansweredFrom(handOver, state.wait.unansweredSince)
    return { ...state, wait: { ...state.wait, unansweredSince }, worker: handOver.worker?.id ?? '' }
  }
  if (state.worker === null) return state
  return { ...state, wait: { ...newWait(now, true), before: state.worker }, worker: null }
}

export function newWait(since: number, promised: boolean): Wait {
  return { since, promised, told: [], before: null, unansweredSince: null }
}

/**
 * Since when words of the person lie unanswered: from the first of them, so that writing again does not make
 * them wait longer. Whoever takes a chat owes its first words from then on.
 */
function unansweredFrom(handOver: HandOver, known: number | null): number | null {
  const { heardAt, takenAt, answeredAt, since } = handOver
  const taken = takenAt ?? since
  if (answeredAt === null || answeredAt < taken) return taken
  if (heardAt <= answeredAt) return null
  return known !== null && known > answeredAt ? known : heardAt
}
