import type { AgencyNotice } from '../../domain/notice.ts'
import type { NoticeAct } from './knowledge-change.ts'
import { rowKey, wholeRow } from './same-notice.ts'

/**
 * Whether a list already holds what a change would make of it.
 * @param held the rows of the list, by `rowKey`
 */
export function isContained(act: NoticeAct, held: ReadonlyMap<string, AgencyNotice>): boolean {
  const holds = (notice: AgencyNotice) => {
    const row = held.get(rowKey(notice))
    return row !== undefined && wholeRow(row) === wholeRow(notice)
  }
  if (act.act === 'add') return holds(act.notice)
  if (act.act === 'withdraw') return !held.has(rowKey(act.of))
  const moved = rowKey(act.of) !== rowKey(act.notice)
  return holds(act.notice) && !(moved && held.has(rowKey(act.of)))
}

/** Rows by what makes them the same, for `isContained`. */
export function heldRows(notices: readonly AgencyNotice[]): ReadonlyMap<string, AgencyNotice> {
  return new Map(notices.map((notice) => [rowKey(notice), notice]))
}

/**
 * A list with changes laid over it, in the order in which they were confirmed: what was taken out is missing, what
 * was put right stands in its place, what is new stands behind.
 */
export function overlaid(
  notices: readonly AgencyNotice[],
  acts: Iterable<NoticeAct>,
): AgencyNotice[] {
  const rows = new Map(notices.map((notice) => [rowKey(notice), notice]))
  for (const act of acts) {
    if (act.act === 'withdraw') rows.delete(rowKey(act.of))
    else if (act.act === 'add') rows.set(rowKey(act.notice), act.notice)
    else if (rowKey(act.of) === rowKey(act.notice)) rows.set(rowKey(act.of), act.notice)
    else {
      rows.delete(rowKey(act.of))
      rows.set(rowKey(act.notice), act.notice)
    }
  }
  return [...rows.values()]
}
