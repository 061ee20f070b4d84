import { type Desk, desks, type HandOver } from '../../domain/desk.ts'
import { attends, type DutyBook, isSeen, nextStart, onDuty, wasOnDuty } from './duty.ts'
import type { Load } from './load.ts'
import { carried, type Means } from './means.ts'
import type { Around, Wait } from './next-steps.ts'
import { type Pageable, supervises } from './pageable.ts'

/** The desks at one moment, as paging asks about them. */
export type DeskView = {
  around(handOver: HandOver, wait: Wait, load: ReadonlyMap<string, Load>): Around
  /** Whether whoever was first told of it could expect somebody. */
  promised(handOver: HandOver): boolean
  opensAt(desk: Desk): number | null
}

export function deskView(book: DutyBook, means: Means, now: number): DeskView {
  const byDesk = (view: (desk: Desk) => Pageable[]) =>
    new Map(desks.map((desk) => [desk, view(desk)]))
  const there = byDesk((desk) => onDuty(book, desk, now))
  const supervisors = byDesk((desk) =>
    book.staff
      .filter((member) => supervises(member, desk))
      .filter((member) => carried(member, means).length > 0 || isSeen(book, member.id, now)),
  )
  return {
    around: (handOver, wait, load) => ({
      onDuty: there.get(handOver.desk) ?? [],
      supervisors: supervisors.get(handOver.desk) ?? [],
      load,
      wait,
      attends: handOver.worker !== null && attends(book, handOver.worker.id, now),
    }),
    promised: ({ desk, since }) => wasOnDuty(book, desk, since),
    opensAt: (desk) => nextStart(book, desk, now),
  }
}
