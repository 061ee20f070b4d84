import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import type { Log } from '../ports/log.ts'

/** Milliseconds of which the process may have worked so small a share: nobody waits for an answer then. */
const quiet = { during: 4_000, share: 0.04 }

/**
 * Packs the heap together and gives what is free to the system. To start, hundreds of files are read, checked and
 * thrown away; the engine keeps the room for it, half as much again as is needed. It stands still meanwhile, for
 * about a tenth of a second on a free machine. Only a process begun with `--expose-gc`, as `npm start` does it, can.
 */
export function packHeap(): void {
  setFlagsFromString('--compact-on-every-full-gc')
  globalThis.gc?.()
  setFlagsFromString('--no-compact-on-every-full-gc')
}

/** Does it once, as soon as next to nothing goes on. Returns how to call that off. */
export function giveBackWhenQuiet(
  log: Log,
  { during, share } = quiet,
  pack = packHeap,
): () => void {
  let last = performance.eventLoopUtilization()
  const looking = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, last)
    last = now
    if (utilization > share) return
    clearInterval(looking)
    const [before, from] = [process.memoryUsage.rss(), performance.now()]
    pack()
    const megabytes = Math.round((before - process.memoryUsage.rss()) / 1024 / 1024)
    log.debug('memory-given-back', { megabytes, ms: Math.round(performance.now() - from) })
  }, during)
  looking.unref()
  return () => clearInterval(looking)
}
