import type { Clock } from '../../../ports/clock.ts'

/** How much of files this process takes. Whoever sends is not told apart: a new address costs nothing. */
export type UploadGate = {
  /** Lets one more be read; gives how to leave. Null: too many are, or enough was kept in this hour. */
  enter(): (() => void) | null
  /** So many bytes are kept for good. */
  spend(bytes: number): void
}

export type UploadLimits = {
  /** Each may hold eleven megabytes in memory while it comes. */
  atOnce: number
  /** So that no flood of pictures fills the disk: what nobody opens lies there for a week. */
  bytesAnHour: number
}

export const usualUploadLimits: UploadLimits = { atOnce: 8, bytesAnHour: 200 * 1024 * 1024 }

const hour = 3_600_000

export function uploadGate(clock: Clock, { atOnce, bytesAnHour }: UploadLimits): UploadGate {
  let reading = 0
  let spent: { at: number; bytes: number }[] = []

  return {
    enter() {
      spent = spent.filter(({ at }) => at > clock.now() - hour)
      const kept = spent.reduce((sum, { bytes }) => sum + bytes, 0)
      if (reading >= atOnce || kept >= bytesAnHour) return null
      reading += 1
      let inside = true
      return () => {
        if (inside) reading -= 1
        inside = false
      }
    },
    spend(bytes) {
      spent.push({ at: clock.now(), bytes })
    },
  }
}
