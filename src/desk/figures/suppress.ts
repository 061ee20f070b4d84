/** Fewer than this could lead to a person; they are not shown, and cannot be worked out from what is. */
export const leastShown = 11

/** A count as it may be shown; null: too small to be. Nothing at all is nobody, and may be told. */
export type Shown = number | null

export function shown(count: number): Shown {
  return count === 0 || count >= leastShown ? count : null
}

/** To the nearest five: a sum over rounded counts, held against a total, does not tell what is hidden. */
export function roundly(count: Shown): Shown {
  return count === null ? null : Math.round(count / 5) * 5
}

/**
 * A row of counts whose total is shown beside it. Where a single one is hidden it could be worked out from
 * the rest, so the smallest of the others is hidden with it.
 */
export function shownRow(counts: readonly number[]): Shown[] {
  const row = counts.map(shown)
  const hidden = row.filter((one) => one === null).length
  if (hidden !== 1) return row
  const others = counts.filter((count, at) => row[at] !== null && count > 0)
  if (others.length === 0) return row
  const least = Math.min(...others)
  const also = counts.findIndex((count, at) => row[at] !== null && count === least)
  return row.map((one, at) => (at === also ? null : one))
}
