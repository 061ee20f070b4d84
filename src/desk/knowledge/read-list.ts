import type { AgencyNotice } from '../../domain/notice.ts'
import type { Table } from '../../ports/table.ts'
import { type ColumnRole, type Columns, findColumns } from './columns.ts'
import { type Difference, differenceOf } from './difference.ts'
import { type ListAbout, listRows, type RowFault } from './list-rows.ts'
import { type NamesAndNumbers, noticeFaults, type ProposalFault } from './proposal.ts'

export type ReadListOptions = {
  about: ListAbout
  /** What somebody said of the columns. */
  columns?: ReadonlyMap<ColumnRole, string>
  /** The table to take, counted from 1, where there is more than one. */
  table?: number | null
  /** The rows as they stand now. */
  held: readonly AgencyNotice[]
  names: NamesAndNumbers
  now: number
}

/** A list as it is shown before anything is written. */
export type ReadList = {
  table: string
  head: string[]
  columns: Columns
  difference: Difference
  /** Rows nothing can be made of. */
  faults: RowFault[]
}

/** Why a list cannot be taken over as it is, with what there is to choose from. */
export type NotRead =
  | { why: 'about'; faults: ProposalFault[] }
  /** `number`: what is said to take it. */
  | { why: 'which-table'; tables: { number: number; name: string; head: string[] }[] }
  | { why: 'which-columns'; says: string; headings: string[] }
  | { why: 'no-rows' }

/** Out of the tables of a file: the one that lists firms, its columns, and what it would change. */
export function readList(
  tables: readonly Table[],
  { about, columns, table = null, held, names, now }: ReadListOptions,
): ReadList | NotRead {
  const wrong = aboutFaults(about, now, names)
  if (wrong.length > 0) return { why: 'about', faults: wrong }
  const found = tables.map((one, at) => ({
    one,
    number: at + 1,
    columns: findColumns(one.rows, columns),
  }))
  const lists = found.filter((each) => 'columns' in each.columns)
  const chosen = table !== null ? found[table - 1] : lists.length === 1 ? lists[0] : undefined
  const only = chosen ?? (found.length === 1 ? found[0] : undefined)
  if (!only) {
    const choose = lists.length > 0 ? lists : found
    return {
      why: 'which-table',
      tables: choose.map(({ one, number }) => ({ number, name: one.name, head: headOf(one) })),
    }
  }
  if ('unsure' in only.columns) {
    const { unsure, headings } = only.columns
    return { why: 'which-columns', says: unsure, headings }
  }
  const { rows, faults } = listRows(only.one.rows, only.columns, about, now, names)
  if (rows.length === 0 && faults.length === 0) return { why: 'no-rows' }
  const byKey = new Map(held.map((row) => [names.nameKey(row.name), row.name]))
  const near = names.nearAmong(byKey.keys())
  const difference = differenceOf(rows, held, about, {
    nameKey: names.nameKey,
    near: (key) =>
      near(key)
        .slice(0, 3)
        .map((other) => byKey.get(other) ?? other),
  })
  return {
    table: only.one.name,
    head: only.one.rows[only.columns.head] ?? [],
    columns: only.columns.columns,
    difference,
    faults,
  }
}

function headOf({ rows }: Table): string[] {
  return rows.find((cells) => cells.filter((cell) => cell !== '').length > 1) ?? rows[0] ?? []
}

/** What is said of the whole list is checked as a row is, with a name that stands for any. */
function aboutFaults(about: ListAbout, now: number, names: NamesAndNumbers): ProposalFault[] {
  const row = { aliases: [], endsOn: null, about: { id: '', vi: '' }, licence: null, city: null }
  return noticeFaults({ ...about, ...row, name: 'PT Contoh' }, now, names, true)
}
