import type { Desk } from '../../domain/desk.ts'
import { may } from '../rights.ts'
import type { Pageable } from './pageable.ts'
import { isOverrun, isRunning, type KnownShift, shiftRules } from './shift.ts'
import type { Shifts } from './shifts.ts'

/** All that tells who is on duty: the shifts around now, when consoles were last seen, and the staff. */
export type DutyBook = {
  shifts: KnownShift[]
  seen: ReadonlyMap<string, number>
  staff: Pageable[]
}

/** How far ahead the next begin is looked for: nobody promises later than that. */
const ahead = 7 * 24 * 3_600_000

export async function readDuty(
  shifts: Pick<Shifts, 'list' | 'lastSeen'>,
  staffOf: () => Promise<Pageable[]>,
  now: number,
): Promise<DutyBook> {
  const [around, seen, staff] = await Promise.all([
    shifts.list(now - shiftRules.longest, now + ahead),
    shifts.lastSeen(),
    staffOf(),
  ])
  return { shifts: around, seen, staff }
}

/** Whether somebody can be got hold of: at the console, or by a means they carry along. */
function isThere(book: DutyBook, member: Pageable, shift: KnownShift, now: number): boolean {
  const seen = Math.max(book.seen.get(member.id) ?? 0, shift.startedAt ?? 0)
  return now - seen <= shiftRules.seenWithin || hasMeansAlong(member)
}

export function hasMeansAlong({ means, email, telegramId }: Pageable): boolean {
  return (
    (means.includes('email') && email !== null) ||
    (means.includes('telegram') && telegramId !== null)
  )
}

/** Who is on duty for a desk, with the languages of their shift. */
export function onDuty(book: DutyBook, desk: Desk, now: number): Pageable[] {
  return book.staff.flatMap((member) => {
    const shift = book.shifts.find(
      (one) => one.staff === member.id && one.desk === desk && isRunning(one, now),
    )
    const counts = shift && may(member, 'be-on-duty', desk) && isThere(book, member, shift, now)
    return counts ? [{ ...member, languages: shift.languages }] : []
  })
}

/** Whether somebody was in a shift of the desk at an instant. What was seen then is not known any more. */
export function wasOnDuty({ shifts }: DutyBook, desk: Desk, at: number): boolean {
  return shifts.some(
    ({ desk: of, startedAt, endedAt, to }) =>
      of === desk &&
      startedAt !== null &&
      startedAt <= at &&
      at <= Math.min(endedAt ?? Number.POSITIVE_INFINITY, to + shiftRules.grace),
  )
}

/**
 * Whether somebody who has a chat still attends to it: in a shift and there, or, where they took it without
 * one as a supervisor does who was woken, at their console. Whose shift ran over attends to nothing.
 */
export function attends(book: DutyBook, staff: string, now: number): boolean {
  const member = book.staff.find(({ id }) => id === staff)
  if (!member) return false
  const own = book.shifts.filter((shift) => shift.staff === staff)
  const running = own.find((shift) => isRunning(shift, now))
  if (running) return isThere(book, member, running, now)
  if (own.some((shift) => isOverrun(shift, now))) return false
  return isSeen(book, staff, now)
}

export function isSeen(book: DutyBook, staff: string, now: number): boolean {
  return now - (book.seen.get(staff) ?? Number.NEGATIVE_INFINITY) <= shiftRules.seenWithin
}

/** When the next planned shift of a desk begins, of somebody who may still be on duty then; null: not known. */
export function nextStart(book: DutyBook, desk: Desk, now: number): number | null {
  const starts = book.shifts.flatMap((shift) => {
    const member = book.staff.find(({ id }) => id === shift.staff)
    const counts =
      shift.desk === desk &&
      shift.startedAt === null &&
      shift.endedAt === null &&
      shift.from > now &&
      member &&
      may(member, 'be-on-duty', desk)
    return counts ? [shift.from] : []
  })
  return starts.length === 0 ? null : Math.min(...starts)
}
