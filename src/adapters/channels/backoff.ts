/** How long to wait after failures in a row: doubled each time, with chance in it so that many do not return at once. */
export type Backoff = {
  /** Milliseconds to wait now; at least `atLeast`, where the platform asked for a time. */
  next(atLeast?: number | null): number
  /** A try succeeded. */
  reset(): void
}

/**
 * @param first the longest first wait, in milliseconds
 * @param most the longest wait, in milliseconds
 * @param chance a number from 0 up to 1
 */
export function backoff(first: number, most: number, chance: () => number): Backoff {
  let failures = 0
  return {
    next(atLeast = null) {
      const ceiling = Math.min(most, first * 2 ** failures)
      failures = Math.min(failures + 1, 30)
      return Math.max(atLeast ?? 0, Math.round(ceiling * (0.5 + chance() / 2)))
    },
    reset() {
      failures = 0
    },
  }
}
