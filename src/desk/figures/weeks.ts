const day = 24 * 3_600_000
/** Jakarta and Hanoi: a week begins there on Monday at midnight. */
const zone = 7 * 3_600_000
/** The first of January 1970 was a Thursday. */
const thursday = 3 * day

/** The Monday of an instant's week, as `2026-11-23`. */
export function weekOf(at: number): string {
  const since = at + zone + thursday
  return new Date(since - (since % (7 * day)) - thursday).toISOString().slice(0, 10)
}

/** The last so many weeks, oldest first, this one last. */
export function lastWeeks(count: number, now: number): string[] {
  return Array.from({ length: count }, (_, back) => weekOf(now - (count - 1 - back) * 7 * day))
}
