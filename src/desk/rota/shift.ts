import type { Desk } from '../../domain/desk.ts'
import type { Language } from '../../domain/language.ts'
import { newId } from '../../runtime/new-id.ts'
import { recordKind } from '../../runtime/records.ts'

const minute = 60_000

/** The rules of the rota, in milliseconds. */
export const shiftRules = {
  /** No planned shift is longer. */
  longest: 12 * 60 * minute,
  /** What somebody who began unplanned is on duty for at most. */
  longestUnplanned: 8 * 60 * minute,
  /** How much earlier than planned one may begin. */
  earliest: 30 * minute,
  /** For so long after its end somebody who forgot to end it still counts as there. */
  grace: 15 * minute,
  /** Somebody whose console was not seen for so long is not there. */
  seenWithin: 15 * minute,
  /** A supervisor who types today's times a little late plans no past. */
  pastBy: 5 * minute,
  /** That a console was seen is written no more often. */
  seenEvery: minute,
  /** Over shifts are kept for so long, for whoever asks who was on duty. */
  kept: 90 * 24 * 60 * minute,
} as const

/** `shift/<id>`: one stretch of duty of one person. All times are epoch milliseconds, UTC. */
export type Shift = {
  staff: string
  desk: Desk
  /** Which languages they speak with people in it. */
  languages: Language[]
  from: number
  to: number
  /** When they really began and ended; null: not yet. */
  startedAt: number | null
  endedAt: number | null
  /** Who planned it; somebody who began unplanned planned it themselves. */
  plannedBy: string
}

export type KnownShift = Shift & { id: string }

/** `shift-seen/<staff>`: when their console was last seen. `shift-turn/<staff>`: moves with their shifts. */
export type Seen = { at: number }

export const shiftKind = recordKind<Shift>('shift')
export const seenKind = recordKind<Seen>('shift-seen')
export const turnKind = recordKind<Seen>('shift-turn')

export const shiftPrefix = 'shift/'
export const seenPrefix = 'shift-seen/'
/** Whatever changes who is on duty begins so. */
export const dutyPrefix = 'shift'

export const shiftKey = (id: string) => `${shiftPrefix}${id}`
export const shiftSeenKey = (staff: string) => `${seenPrefix}${staff}`
/** Two changes of one person's shifts at a time cannot both hold: each moves this record. */
export const shiftTurnKey = (staff: string) => `shift-turn/${staff}`

const digits = 15
const placed = (at: number) => String(Math.max(0, Math.floor(at))).padStart(digits, '0')

/** Ids begin with the planned begin, so that shifts are listed in order of time and from a time on. */
export const newShiftId = (from: number) => `${placed(from)}-${newId()}`
export const firstShiftId = (from: number) => placed(from)

/** Whether somebody is in a shift: begun, not ended, and not long past its end. */
export function isRunning({ startedAt, endedAt, to }: Shift, now: number): boolean {
  return startedAt !== null && startedAt <= now && endedAt === null && now <= to + shiftRules.grace
}

/** Whether a shift was begun, never ended, and is over by the clock. */
export function isOverrun({ startedAt, endedAt, to }: Shift, now: number): boolean {
  return startedAt !== null && endedAt === null && now > to + shiftRules.grace
}

/** Whether a shift takes up a stretch of time still: an ended one only up to its end. */
export function overlaps(shift: Shift, from: number, to: number): boolean {
  const end = shift.endedAt === null ? shift.to : Math.min(shift.to, shift.endedAt)
  return Math.min(shift.from, shift.startedAt ?? shift.from) < to && from < end
}
