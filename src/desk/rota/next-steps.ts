import type { HandOver } from '../../domain/desk.ts'
import { may } from '../rights.ts'
import { leastLoaded } from './least-loaded.ts'
import { type Load, noLoad } from './load.ts'
import { canTake, type Pageable, takingAct } from './pageable.ts'
import type { Telling } from './tell.ts'

/** When what is done, in milliseconds, and how much one person can hold. */
export type PagingLimits = {
  /** After so long without an answer the next one is paged. */
  nextAfter: number
  /** After so long the supervisors are. */
  supervisorAfter: number
  /** A taken chat goes back when the person's words were not answered for so long. */
  answerWithin: number
  /** So many people in distress one worker can be with at a time. */
  liveDistress: number
}

export const usualLimits: PagingLimits = {
  nextAfter: 3 * 60_000,
  supervisorAfter: 10 * 60_000,
  answerWithin: 10 * 60_000,
  liveDistress: 3,
}

/** What paging itself knows of one stretch of waiting. It begins anew when a chat comes back to the queue. */
export type Wait = {
  since: number
  /** Whether the person was led to expect somebody: one was on duty when it began, or had the chat. */
  promised: boolean
  told: Telling[]
  /** Who had the chat before and let it lie; null: nobody. */
  before: string | null
  /** Since when words of the person lie unanswered with the worker who has it; null: none do. */
  unansweredSince: number | null
}

/** Everything around one hand-over that its next steps depend on. All of them of its desk. */
export type Around = {
  onDuty: Pageable[]
  /** Supervisors whom a means of theirs reaches now, on duty or not. */
  supervisors: Pageable[]
  load: ReadonlyMap<string, Load>
  wait: Wait
  /** Whether the worker who has it is still there for it. */
  attends: boolean
}

export type Step =
  | { kind: 'page'; staff: string[]; as: 'turn' | 'supervisor' }
  | { kind: 'tell'; what: Telling }
  | { kind: 'return'; reason: ReturnReason }
export type ReturnReason = 'not-answered' | 'off-duty' | 'shift-ended'

/**
 * What is to be done about a hand-over now: whom to page, what to tell the person, whether a chat goes back to
 * the queue. Pure, and total over any history; carried out in the order given.
 */
export function nextSteps(
  handOver: HandOver,
  around: Around,
  now: number,
  limits: PagingLimits = usualLimits,
): Step[] {
  return handOver.state === 'taken'
    ? whileTaken(handOver, around, now, limits)
    : whileWaiting(handOver, around, now, limits)
}

function whileTaken(
  handOver: HandOver,
  { attends, onDuty, supervisors, wait }: Around,
  now: number,
  limits: PagingLimits,
): Step[] {
  const { unansweredSince } = wait
  const isLeft = unansweredSince !== null && now - unansweredSince >= limits.answerWithin
  if (attends && !isLeft) return []
  const somebody = onDuty.some((member) => canTake(member, handOver)) || supervisors.length > 0
  return [
    { kind: 'return', reason: attends ? 'not-answered' : 'off-duty' },
    { kind: 'tell', what: somebody ? 'back-in-queue' : 'nobody-now' },
  ]
}

function whileWaiting(
  handOver: HandOver,
  { onDuty, supervisors, load, wait }: Around,
  now: number,
  limits: PagingLimits,
): Step[] {
  const { paged, declined, urgency, desk } = handOver
  const isNew = ({ id }: Pageable) =>
    !declined.includes(id) && !paged.some(({ staff }) => staff === id)
  /** Pages among these that may still be answered. */
  const openAmong = (members: Pageable[]) =>
    paged.filter(({ staff }) => !declined.includes(staff) && members.some(({ id }) => id === staff))
  const isLife = urgency === 'life'
  const left = onDuty.filter((member) => isNew(member) && canTake(member, handOver))
  const free = left.filter(({ id }) => (load.get(id) ?? noLoad).liveDistress < limits.liveDistress)
  const turns = openAmong(onDuty)
  const lastTurn = Math.max(...turns.map(({ at }) => at), Number.NEGATIVE_INFINITY)
  const turn =
    now - lastTurn >= limits.nextAfter ? leastLoaded(free, load, handOver.since, wait.before) : null

  const isExpected =
    wait.promised ||
    onDuty.length > 0 ||
    paged.some(({ staff }) => !supervisors.some(({ id }) => id === staff))
  const isOut = turns.length === 0 && left.length === 0
  // Whoever waited for the desk to open is called for now, and late ten minutes from now.
  const calledAt = paged[0]?.at ?? (turn ? now : wait.since)
  const isLate = now - calledAt >= limits.supervisorAfter
  const woken =
    isLife || (isExpected && (isOut || isLate))
      ? supervisors.filter(
          (one) =>
            one !== turn &&
            one.id !== turn?.id &&
            isNew(one) &&
            may(one, takingAct(handOver), desk),
        )
      : []

  const steps: Step[] = []
  if (turn) steps.push({ kind: 'page', staff: [turn.id], as: 'turn' })
  if (woken.length > 0)
    steps.push({ kind: 'page', staff: woken.map(({ id }) => id), as: 'supervisor' })
  const tell = (what: Telling) => {
    if (!wait.told.includes(what)) steps.push({ kind: 'tell', what })
  }
  if (!isExpected) return steps
  if (isOut && woken.length === 0 && openAmong(supervisors).length === 0) tell('nobody-now')
  // Danger to life calls them beside the first worker: the person was told that somebody is called.
  else if (woken.length > 0 && !(isLife && turn && paged.length === 0)) tell('supervisor-called')
  else if (
    paged[0] &&
    now - paged[0].at >= limits.nextAfter &&
    !wait.told.includes('supervisor-called')
  )
    tell('still-waiting')
  return steps
}
