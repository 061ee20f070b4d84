import type { Desk, HandOver, Urgency } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import { type DutyBook, onDuty, readDuty } from './duty.ts'
import { loadsOf, noLoad } from './load.ts'
import { type PagingLimits, usualLimits } from './next-steps.ts'
import { canTake, type StaffOf } from './pageable.ts'
import type { PagedHandOvers } from './paged-hand-overs.ts'
import type { ShiftFault } from './shift-fault.ts'
import type { Shifts } from './shifts.ts'
import { tellKey } from './tell.ts'

/** What a chat is left to: somebody by their id, or the queue. */
export type HandTo = string | typeof toQueue
export const toQueue = 'queue'

/** A chat somebody still has, and who could take it over now. */
export type LeftChat = {
  chat: string
  desk: Desk
  urgency: Urgency
  since: number
  mayGoTo: { id: string; name: string }[]
}

export type ShiftEnd =
  | { ok: true; handedOver: number }
  | { ok: false; fault: 'chats-left'; left: LeftChat[] }
  | { ok: false; fault: ShiftFault }

export type EndShiftOptions = {
  shifts: Pick<Shifts, 'list' | 'lastSeen' | 'end'>
  staffOf: StaffOf
  handOvers: Pick<PagedHandOvers, 'list' | 'returnToQueue' | 'tell'> & {
    /** Gives a chat from one worker to another. False: it was not the first one's any more. */
    transfer(chat: string, from: string, to: { id: string; name: string }): Promise<boolean>
  }
  clock: Clock
  limits?: PagingLimits
}

type Had = { chat: string; handOver: HandOver }

/**
 * Ends somebody's shift once every chat they have is handed over: by name to a colleague who is on duty and may
 * take it, or to the queue, of which the person is told. While one is undecided, or its colleague cannot take
 * it, nothing ends and what is left is given back, after what could be handed over was.
 */
export function createEndShift(options: EndShiftOptions) {
  const { shifts, staffOf, handOvers, clock } = options
  const limits = options.limits ?? usualLimits

  const had = async (staff: string): Promise<{ own: Had[]; all: Had[] }> => {
    const all = await handOvers.list()
    const own = all.filter(
      ({ handOver }) => handOver.state === 'taken' && handOver.worker?.id === staff,
    )
    return { own, all }
  }

  function colleagues({ handOver }: Had, staff: string, all: Had[], book: DutyBook, now: number) {
    const load = loadsOf(
      all.map((one) => one.handOver),
      now,
      limits.nextAfter,
    )
    return onDuty(book, handOver.desk, now).filter(
      (member) =>
        member.id !== staff &&
        canTake(member, handOver) &&
        (load.get(member.id) ?? noLoad).liveDistress < limits.liveDistress,
    )
  }

  async function toTheQueue({ chat, handOver }: Had, somebody: boolean): Promise<void> {
    if (!(await handOvers.returnToQueue(chat, 'shift-ended'))) return
    // Where nobody is left, paging calls the supervisor first and tells what came of it.
    if (somebody) await handOvers.tell(chat, tellKey('back-in-queue', handOver.delicate, null))
  }

  /**
   * @param handTo whom every chat goes to that is not in `each`; null: those are undecided
   * @param each by chat, where it goes to
   */
  return async function endShift(
    staff: string,
    handTo: HandTo | null,
    each: ReadonlyMap<string, HandTo> = new Map(),
  ): Promise<ShiftEnd> {
    let handedOver = 0
    for (const one of (await had(staff)).own) {
      const to = each.get(one.chat) ?? handTo
      if (to === null) continue
      // Read anew each time: who took the last chat may be full by now.
      const now = clock.now()
      const { all } = await had(staff)
      const able = colleagues(one, staff, all, await readDuty(shifts, staffOf, now), now)
      const colleague = able.find(({ id }) => id === to)
      if (to === toQueue) await toTheQueue(one, able.length > 0)
      else if (!colleague) continue
      else await handOvers.transfer(one.chat, staff, { id: colleague.id, name: colleague.name })
      handedOver += 1
    }
    const now = clock.now()
    const { own, all } = await had(staff)
    if (own.length === 0) {
      const ended = await shifts.end(staff)
      return ended.ok ? { ok: true, handedOver } : ended
    }
    const book = await readDuty(shifts, staffOf, now)
    const left = own.map((one): LeftChat => {
      const { desk, urgency, since } = one.handOver
      const mayGoTo = colleagues(one, staff, all, book, now).map(({ id, name }) => ({ id, name }))
      return { chat: one.chat, desk, urgency, since, mayGoTo }
    })
    return { ok: false, fault: 'chats-left', left }
  }
}
