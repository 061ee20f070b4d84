import { type HandOver, type StaffMember, urgencies } from '../../domain/desk.ts'
import { may } from '../rights.ts'
import { shownTo } from '../rota/decline.ts'
import { shortIdOf } from '../rota/short-id.ts'

/** A chat at the desk, as one member sees it in the list. */
export type QueueRow = {
  chat: string
  shortId: string
  handOver: HandOver
  /** Whether this member may open and take it: others only see that it waits. */
  mayOpen: boolean
  /** Whose words the last ones are: somebody waits for an answer, since then (epoch milliseconds); null: nobody. */
  waitsSince: number | null
}

export type Queue = {
  /** Nobody has them; the most urgent first, then whoever waits longest. */
  waiting: QueueRow[]
  /** This member has them; those that wait for an answer first. */
  mine: QueueRow[]
  /** Colleagues have them. */
  taken: QueueRow[]
}

type AtDesk = { chat: string; handOver: HandOver }

/** What one member sees of all that is at the desk: their own desks and nothing of the others. */
export function queueFor(member: StaffMember, all: readonly AtDesk[]): Queue {
  const rows = all
    .filter(({ handOver }) => may(member, 'see-queue', handOver.desk))
    .map(({ chat, handOver }) => ({
      chat,
      handOver: shownTo(member.id, handOver),
      shortId: shortIdOf(chat, handOver.since),
      mayOpen: mayOpen(member, handOver),
      waitsSince: waitsSince(handOver),
    }))
    .toSorted(byUrgency)
  const isMine = ({ handOver }: QueueRow) => handOver.worker?.id === member.id
  return {
    waiting: rows.filter(({ handOver }) => handOver.state === 'waiting'),
    mine: rows.filter(isMine).toSorted(unansweredFirst),
    taken: rows.filter((row) => row.handOver.state === 'taken' && !isMine(row)),
  }
}

/** Whether this member may read and take the chat. A chat they have, they may always open. */
export function mayOpen(
  member: StaffMember,
  { desk, urgency, delicate, worker }: HandOver,
): boolean {
  if (!may(member, 'see-queue', desk)) return false
  if (worker?.id === member.id) return true
  const plain = urgency === 'plain' && !delicate
  return may(member, plain ? 'take-plain-chat' : 'take-delicate-chat', desk)
}

/** Since when somebody waits for an answer (epoch milliseconds); null: nobody does. */
export function waitsSince({
  state,
  since,
  heardAt,
  answeredAt,
  takenAt,
}: HandOver): number | null {
  if (state === 'waiting') return since
  return heardAt > (answeredAt ?? 0) ? Math.max(heardAt, takenAt ?? 0) : null
}

function byUrgency(a: QueueRow, b: QueueRow): number {
  const rank = ({ handOver }: QueueRow) => urgencies.indexOf(handOver.urgency)
  return rank(a) - rank(b) || a.handOver.since - b.handOver.since
}

function unansweredFirst(a: QueueRow, b: QueueRow): number {
  const rank = ({ waitsSince: since }: QueueRow) => since ?? Number.POSITIVE_INFINITY
  return rank(a) === rank(b) ? byUrgency(a, b) : rank(a) - rank(b)
}
