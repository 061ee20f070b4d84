import type { AgencyNotice } from '../../domain/notice.ts'
import type { NoticeAct } from './knowledge-change.ts'
import type { ListAbout, ListRow } from './list-rows.ts'

/** A list held against the rows we have of the same authority, country and nature. */
export type Difference = {
  /** Firms we have no such row of. */
  fresh: ListRow[]
  /** The list says more, or something else, of a row we have. */
  changed: { row: ListRow; of: AgencyNotice; notice: AgencyNotice; fields: string[] }[]
  /** A firm of nearly the same name stands in our lists: somebody must say whether it is the same. */
  doubtful: { row: ListRow; near: string[] }[]
  same: ListRow[]
  /** Rows of ours the list does not name. They are shown and stay: an authority's word is not removed. */
  gone: AgencyNotice[]
}

export type DifferenceOptions = {
  nameKey(name: string): string
  /** Names a few letters away from a key among those of all rows we have. */
  near(key: string): string[]
}

/** Every row of the list stands in exactly one of the first four. The order of the rows makes no difference. */
export function differenceOf(
  rows: readonly ListRow[],
  held: readonly AgencyNotice[],
  about: Pick<ListAbout, 'country' | 'authority' | 'nature'>,
  { nameKey, near }: DifferenceOptions,
): Difference {
  const ours = new Map<string, AgencyNotice[]>()
  for (const row of held) {
    if (!isOf(row, about)) continue
    for (const name of [row.name, ...row.aliases]) push(ours, nameKey(name), row)
  }
  const found: Difference = { fresh: [], changed: [], doubtful: [], same: [], gone: [] }
  const named = new Set<AgencyNotice>()
  const listed = new Set<string>()
  const taken = new Set<AgencyNotice>()
  const inOrder = rows
    .map((row) => ({ row, key: nameKey(row.notice.name), text: JSON.stringify(row.notice) }))
    .sort((a, b) => compared(a.key, b.key) || compared(a.text, b.text))
  // Rows of the very same day find theirs first, so that a vaguer one does not take it from them.
  const isExact = ({ row, key }: (typeof inOrder)[number]) =>
    sameDay(row, ours.get(key) ?? []) !== undefined
  const exactFirst = [...inOrder.filter(isExact), ...inOrder.filter((one) => !isExact(one))]
  for (const { row, key } of exactFirst) {
    const rowsOfFirm = ours.get(key) ?? []
    for (const one of rowsOfFirm) named.add(one)
    // The same line twice is one act.
    const once = `${key} ${row.notice.listedOn}`
    if (listed.has(once)) {
      found.same.push(row)
      continue
    }
    listed.add(once)
    const of = matching(row, rowsOfFirm, taken)
    if (of) {
      const { notice, fields } = putRight(of, row)
      if (fields.length > 0 && !taken.has(of)) found.changed.push({ row, of, notice, fields })
      else found.same.push(row)
      taken.add(of)
      continue
    }
    const alike = rowsOfFirm.length > 0 ? [] : near(key)
    if (alike.length > 0) found.doubtful.push({ row, near: alike })
    else found.fresh.push(row)
  }
  found.gone = held.filter((row) => isOf(row, about) && !named.has(row))
  return found
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What a difference asks to be done. `alsoDoubtful`: rows of nearly the same name that are firms of their own. */
export function actsOfDifference(
  { fresh, changed, doubtful }: Difference,
  alsoDoubtful: ReadonlySet<number> = new Set(),
): NoticeAct[] {
  const own = doubtful.filter(({ row }) => alsoDoubtful.has(row.row)).map(({ row }) => row)
  return [
    ...[...fresh, ...own].map(({ notice }): NoticeAct => ({ act: 'add', notice })),
    ...changed.map(({ of, notice }): NoticeAct => ({ act: 'correct', of, notice })),
  ]
}

/**
 * The row of ours that is of the same act. An undated row is of any we have; else the day must be the same as exactly
 * as both say. A row of ours that is vaguer is put right once.
 */
function matching(
  row: ListRow,
  ours: readonly AgencyNotice[],
  taken: ReadonlySet<AgencyNotice>,
): AgencyNotice | undefined {
  if (!row.dated) return ours[0]
  const { listedOn } = row.notice
  return (
    sameDay(row, ours) ??
    ours.find((one) => listedOn.startsWith(one.listedOn) && !taken.has(one)) ??
    ours.find((one) => one.listedOn.startsWith(listedOn))
  )
}

function sameDay({ notice, dated }: ListRow, ours: readonly AgencyNotice[]) {
  if (!dated) return undefined
  const onDay = ours.filter(({ listedOn }) => listedOn === notice.listedOn)
  return onDay.find(({ name }) => name === notice.name) ?? onDay[0]
}

/** What the list knows better: a date that is more exact, and cells that we have empty or otherwise. */
function putRight(
  of: AgencyNotice,
  { notice: listed, dated }: ListRow,
): { notice: AgencyNotice; fields: string[] } {
  const notice = { ...of }
  const fields: string[] = []
  if (dated && listed.listedOn.length > of.listedOn.length) {
    notice.listedOn = listed.listedOn
    fields.push('listedOn')
  }
  for (const field of ['endsOn', 'licence', 'city'] as const) {
    if (listed[field] === null || listed[field] === of[field]) continue
    // Our own words for a place are as good as theirs.
    if (field === 'city' && of.city !== null) continue
    notice[field] = listed[field]
    fields.push(field)
  }
  return { notice, fields }
}

function isOf(row: AgencyNotice, about: Pick<ListAbout, 'country' | 'authority' | 'nature'>) {
  return (
    row.country === about.country &&
    row.nature === about.nature &&
    authorityKey(row.authority) === authorityKey(about.authority)
  )
}

/** `KP2MI (Kepdirjen 19/2025)` and `KP2MI` are the same authority. */
function authorityKey(authority: string): string {
  return (authority.split(/[(,;:]/)[0] ?? authority).trim().toLowerCase()
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}
