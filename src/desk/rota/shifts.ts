import type { Desk } from '../../domain/desk.ts'
import type { Language } from '../../domain/language.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { listAll } from '../../runtime/every-record.ts'
import { may } from '../rights.ts'
import type { StaffOf } from './pageable.ts'
import {
  isOverrun,
  isRunning,
  type KnownShift,
  newShiftId,
  type Shift,
  seenKind,
  seenPrefix,
  shiftKind,
  shiftPrefix,
  shiftRules,
  shiftSeenKey,
} from './shift.ts'
import { refused, type ShiftAnswer } from './shift-fault.ts'
import { planned, startFault, unplanned, type WantedShift } from './shift-plan.ts'
import { shiftRecords, type Writes } from './shift-records.ts'

/** The rota in a store. Who may is checked here, against the staff as they are now. */
export type Shifts = {
  /** Plans a shift. `by`: a supervisor of the desk, or an administrator of it. */
  plan(by: string, wanted: WantedShift): Promise<ShiftAnswer<{ shift: KnownShift }>>
  /** Takes back one that nobody has begun. */
  cancel(by: string, id: string): Promise<ShiftAnswer>
  /** Somebody begins a shift they are planned for, from half an hour before. */
  start(staff: string, id: string): Promise<ShiftAnswer<{ shift: KnownShift }>>
  /** Somebody begins without a plan, for eight hours at most. */
  startUnplanned(
    staff: string,
    desk: Desk,
    languages: Language[],
  ): Promise<ShiftAnswer<{ shift: KnownShift }>>
  /** Notes the end of somebody's shift. Whether they may go is asked by `endShift`. */
  end(staff: string): Promise<ShiftAnswer<{ shift: KnownShift }>>
  /** The shift somebody is in; null: none. */
  running(staff: string): Promise<KnownShift | null>
  /** Shifts whose planned time touches a stretch (epoch milliseconds), in order of their begin. */
  list(from: number, to: number, desk?: Desk): Promise<KnownShift[]>
  /** Their console was seen just now. Written at most once a minute. */
  seen(staff: string): Promise<void>
  /** When each console was last seen, by person. */
  lastSeen(): Promise<Map<string, number>>
  /** Removes what is over for long. */
  prune(): Promise<void>
}

const reach = 2 * 24 * 3_600_000

export function createShifts(store: Store, clock: Clock, staffOf: StaffOf): Shifts {
  const records = shiftRecords(store, clock)
  /** By person, when this process last wrote that they were seen. */
  const written = new Map<string, number>()

  /** Somebody who begins again has ended what they forgot to end. */
  const forgotten = (own: KnownShift[], now: number) =>
    own.filter((one) => isOverrun(one, now)).map((one) => ({ ...one, endedAt: one.to }))

  const made = (
    answer: ShiftAnswer<{ shift: Shift }>,
  ): ShiftAnswer<{ shift: KnownShift } & Writes> => {
    if (!answer.ok) return answer
    const shift = { ...answer.shift, id: newShiftId(answer.shift.from) }
    return { ok: true, shift, put: [shift] }
  }

  return {
    async plan(by, wanted) {
      const everybody = await staffOf()
      return records.change(wanted.staff, (own, now) =>
        made(planned(by, wanted, everybody, own, now)),
      )
    },
    async cancel(by, id) {
      const found = await records.one(id)
      if (!found) return refused('not-found')
      const planner = (await staffOf()).find((member) => member.id === by)
      if (!planner || !may(planner, 'plan-rota', found.desk)) return refused('may-not')
      return records.change(found.staff, (own) => {
        const shift = own.find((one) => one.id === id)
        if (!shift) return refused('over')
        if (shift.startedAt !== null) return refused('started-already')
        return { ok: true, remove: [id] }
      })
    },
    async start(staff, id) {
      const found = await records.one(id)
      if (!found) return refused('not-found')
      if (found.staff !== staff) return refused('not-theirs')
      const member = (await staffOf()).find((one) => one.id === staff)
      if (!member) return refused('unknown-staff')
      if (!may(member, 'be-on-duty', found.desk)) return refused('staff-may-not')
      return records.change(staff, (own, now) => {
        const before = own.find((one) => one.id === id)
        if (!before) return refused(now >= found.to ? 'over' : 'not-found')
        const fault = startFault(before, own, now)
        if (fault) return fault
        const shift = { ...before, startedAt: now }
        return { ok: true, shift, put: [shift, ...forgotten(own, now)] }
      })
    },
    async startUnplanned(staff, desk, languages) {
      const everybody = await staffOf()
      return records.change(staff, (own, now) => {
        const decision = made(unplanned({ staff, desk, languages }, everybody, own, now))
        return decision.ok
          ? { ...decision, put: [decision.shift, ...forgotten(own, now)] }
          : decision
      })
    },
    end: (staff) =>
      records.change(staff, (own, now) => {
        const shift = own.find((one) => isRunning(one, now) || isOverrun(one, now))
        if (!shift)
          return refused(own.some(({ endedAt }) => endedAt) ? 'ended-already' : 'not-on-duty')
        const ended = { ...shift, endedAt: isOverrun(shift, now) ? shift.to : now }
        return { ok: true, shift: ended, put: [ended] }
      }),
    async running(staff) {
      const now = clock.now()
      const found = await records.from(now - reach)
      return found.find((shift) => shift.staff === staff && isRunning(shift, now)) ?? null
    },
    async list(from, to, desk) {
      const found = await records.from(from - shiftRules.longest)
      return found.filter(
        (shift) => shift.from < to && shift.to > from && (!desk || shift.desk === desk),
      )
    },
    async seen(staff) {
      const now = clock.now()
      if (now - (written.get(staff) ?? Number.NEGATIVE_INFINITY) < shiftRules.seenEvery) return
      await store.commit({ put: [[shiftSeenKey(staff), seenKind.encode({ at: now })]] })
      written.set(staff, now)
    },
    async lastSeen() {
      const stored = await listAll(store, seenPrefix)
      return new Map(
        stored.map((one) => [one.key.slice(seenPrefix.length), seenKind.decode(one.value).at]),
      )
    },
    async prune() {
      const before = clock.now() - shiftRules.kept
      const stored = await store.list(shiftPrefix, '', 500)
      const old = stored.filter((one) => shiftKind.decode(one.value).to < before)
      if (old.length > 0) await store.commit({ delete: old.map(({ key }) => key) })
    },
  }
}
