const shortest = 1_000
const longest = 15 * 60_000

/** Milliseconds before try number `failures + 1`: doubling, half of it by chance so that crowds spread out. */
export function backOff(failures: number, chance: () => number): number {
  const full = Math.min(longest, shortest * 2 ** Math.min(failures - 1, 20))
  return Math.round(full / 2 + (full / 2) * chance())
}
