import type { StaffMember } from '../../domain/desk.ts'
import type { CaseRow } from './case-record.ts'
import { readCase } from './case-store.ts'
import { type LikenessReason, likenessOf, offeredFrom, traitsOf } from './likeness.ts'
import { mayWith, type ReadGround } from './read-cases.ts'

/** Another case that may be about the same person, with what speaks for it and against. */
export type MergeOffer = { row: CaseRow; score: number; reasons: LikenessReason[] }

const mostCompared = 500
const mostOffered = 5

/**
 * Cases of the same desk that may be about the same person, the likeliest first. Offered to whoever may merge,
 * and never done by itself.
 */
export async function mergeOffers(
  ground: Pick<ReadGround, 'store'>,
  member: StaffMember,
  id: string,
  rows: readonly CaseRow[],
): Promise<MergeOffer[]> {
  const found = await readCase(ground.store, id)
  if (!found || !mayWith(member, 'merge-cases', found.one)) return []
  const own = traitsOf(found.one)
  const offers: MergeOffer[] = []
  const others = rows.filter(
    (row) =>
      row.id !== id &&
      row.desk === found.one.desk &&
      row.mergedInto === null &&
      !found.one.merged.includes(row.id),
  )
  for (const row of others.slice(0, mostCompared)) {
    const other = await readCase(ground.store, row.id)
    if (!other || other.one.merged.length > 0) continue
    const { score, reasons } = likenessOf(own, traitsOf(other.one))
    if (score >= offeredFrom) offers.push({ row, score, reasons })
  }
  return offers.sort((a, b) => b.score - a.score).slice(0, mostOffered)
}
