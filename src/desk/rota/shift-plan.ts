import type { Desk } from '../../domain/desk.ts'
import type { Language } from '../../domain/language.ts'
import { may } from '../rights.ts'
import type { Pageable } from './pageable.ts'
import { isRunning, type KnownShift, overlaps, type Shift, shiftRules } from './shift.ts'
import { refused, type ShiftAnswer } from './shift-fault.ts'
import { dayAfter, instantOf } from './wall-clock.ts'

/**
 * A shift as it is planned: a day (`2026-11-26`) and two times (`08:00`) by the clock of the desk. One that
 * ends no later than it begins ends on the day after.
 */
export type WantedShift = {
  staff: string
  desk: Desk
  languages: Language[]
  day: string
  from: string
  to: string
}

/** What a plan comes to, or why it cannot be. `own`: the shifts this person has around then. */
export function planned(
  by: string,
  wanted: WantedShift,
  everybody: Pageable[],
  own: KnownShift[],
  now: number,
): ShiftAnswer<{ shift: Shift }> {
  const { staff, desk, languages, day } = wanted
  const planner = everybody.find(({ id }) => id === by)
  if (!planner || !may(planner, 'plan-rota', desk)) return refused('may-not')
  const unfit = unfitFor(staff, desk, languages, everybody)
  if (unfit) return unfit
  const from = instantOf(desk, { day, time: wanted.from })
  const lastDay = wanted.to <= wanted.from ? dayOrNull(day) : day
  const to = lastDay === null ? null : instantOf(desk, { day: lastDay, time: wanted.to })
  if (from === null || to === null) return refused('no-such-time')
  if (from < now - shiftRules.pastBy) return refused('in-the-past')
  if (to - from > shiftRules.longest) return refused('too-long')
  if (own.some((shift) => overlaps(shift, from, to))) return refused('overlaps')
  return {
    ok: true,
    shift: { staff, desk, languages, from, to, startedAt: null, endedAt: null, plannedBy: by },
  }
}

function dayOrNull(day: string): string | null {
  return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : dayAfter(day)
}

/** What somebody begins who is on no plan: from now, until their next planned shift at most. */
export function unplanned(
  wanted: { staff: string; desk: Desk; languages: Language[] },
  everybody: Pageable[],
  own: KnownShift[],
  now: number,
): ShiftAnswer<{ shift: Shift }> {
  const { staff, desk, languages } = wanted
  const unfit = unfitFor(staff, desk, languages, everybody)
  if (unfit) return unfit
  if (own.some((shift) => isRunning(shift, now))) return refused('on-duty-already')
  const waiting = own.filter(({ startedAt, endedAt, to }) => !startedAt && !endedAt && to > now)
  const to = Math.min(now + shiftRules.longestUnplanned, ...waiting.map(({ from }) => from))
  // One that is due now is to be begun itself.
  if (to <= now + shiftRules.earliest && waiting.length > 0) return refused('overlaps')
  return {
    ok: true,
    shift: {
      staff,
      desk,
      languages,
      from: now,
      to,
      startedAt: now,
      endedAt: null,
      plannedBy: staff,
    },
  }
}

/** Why this shift of theirs cannot be begun now; null: it can. */
export function startFault(shift: KnownShift, own: KnownShift[], now: number) {
  if (shift.endedAt !== null) return refused('ended-already')
  if (shift.startedAt !== null) return refused('started-already')
  if (now >= shift.to) return refused('over')
  if (now < shift.from - shiftRules.earliest) return refused('too-early')
  const other = own.some((one) => one.id !== shift.id && isRunning(one, now))
  return other ? refused('on-duty-already') : null
}

function unfitFor(staff: string, desk: Desk, languages: Language[], everybody: Pageable[]) {
  const member = everybody.find(({ id }) => id === staff)
  if (!member) return refused('unknown-staff')
  if (!may(member, 'be-on-duty', desk)) return refused('staff-may-not')
  const spoken = member.languages
  if (languages.length === 0 || (spoken && languages.some((one) => !spoken.includes(one))))
    return refused('no-language')
  return null
}
