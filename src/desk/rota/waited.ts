/** The minutes a waiting time is told in: finer while it is short. */
const steps = [0, 1, 3, 5, 10, 15, 20, 30, 45]

/** How long somebody has waited, in minutes, as coarsely as it is read: 0, 1, 3, 5, 10 ... 60, 90, 120 ... */
export function waitedMinutes(since: number, now: number): number {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000))
  if (minutes >= 60) return Math.floor(minutes / 30) * 30
  return steps.findLast((step) => step <= minutes) ?? 0
}
