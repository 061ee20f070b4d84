import type { Clock } from '../../../ports/clock.ts'

export type Tries = {
  /** Whether another try may be made now. */
  allowed(): boolean
  failed(): void
}

/**
 * Counts wrong codes of the whole process, at most `most` within `within` milliseconds. Nobody is told
 * apart: whoever guesses takes a new address for each try, and network addresses are not looked at here,
 * as a whole dormitory may share one.
 */
export function tries(clock: Clock, most: number, within: number): Tries {
  let failures: number[] = []
  return {
    allowed() {
      failures = failures.filter((at) => at > clock.now() - within)
      return failures.length < most
    },
    failed() {
      failures.push(clock.now())
    },
  }
}
