import type { Live } from '../desk/knowledge/live-knowledge.ts'
import type { Lists } from '../offer/check.ts'
import { indexIndicators } from '../offer/look-up/indicators.ts'
import { indexingNotices } from '../offer/look-up/look-up.ts'

/** Work of one stretch, in milliseconds; between two of them messages are answered. */
const stretch = 4

export type LiveLists = {
  /** The newest lists that are ready; null until there is anything beside what ships. */
  now(): Lists | null
  /** Something else is confirmed: makes it ready aside, and then puts it in the place of what was. */
  set(live: Live): void
  /** Resolves when what was set last is in place. */
  settled(): Promise<void>
}

/** Makes what is confirmed ready for the checker, piece by piece, so that no message waits for it. */
export function liveLists(): LiveLists {
  let lists: Lists | null = null
  let madeOf: Live['notices'] | null = null
  let next: Live | null = null
  let making: Promise<void> = Promise.resolve()
  let isMaking = false

  async function makeAll(): Promise<void> {
    while (next) {
      const live = next
      next = null
      const indicators = indexIndicators(live.marks)
      const notices =
        madeOf === live.notices && lists
          ? lists.notices
          : await aside(indexingNotices(live.notices))
      madeOf = live.notices
      lists = { notices, indicators }
    }
  }

  return {
    now: () => lists,
    set(live) {
      next = live
      if (isMaking) return
      isMaking = true
      making = makeAll().finally(() => {
        isMaking = false
      })
    },
    settled: () => making,
  }
}

/** Runs it in stretches with the event loop between them. */
async function aside<T>(pieces: Generator<void, T, void>): Promise<T> {
  for (;;) {
    const until = performance.now() + stretch
    while (performance.now() < until) {
      const { done, value } = pieces.next()
      if (done) return value
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}
