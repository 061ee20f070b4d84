import type { Address } from '../../../domain/message.ts'
import type { Inside } from '../../../ports/channel.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Log } from '../../../ports/log.ts'
import { channelName } from './cookies.ts'

/** Longest wait before a page without a script is shown again. */
const patience = 2500

/**
 * For a page without a script, which sees only what is there when it loads: resolves when a reply newer
 * than `since` is on the screen, or after a moment. Call it before the message is taken in, await `done` after.
 */
export function waitForReply(inside: Inside, of: Address, clock: Clock, log: Log) {
  const since = clock.now()
  let changed = () => {}
  let over = false
  const stopWatching = inside.watch(of, () => changed())

  function stop() {
    over = true
    stopWatching()
    changed()
  }

  return {
    stop,
    async done(): Promise<void> {
      const cancelTimer = clock.after(patience, stop)
      try {
        while (!over) {
          const nextChange = new Promise<void>((resolve) => {
            changed = resolve
          })
          const last = (await inside.screen(of, 0)).at(-1)
          if (last && last.by !== 'person' && last.at >= since) return
          if (!over) await nextChange
        }
      } catch {
        // The message is stored; only what came of it cannot be seen. The next page load says so, or shows it.
        log.warn(`${channelName}.screen-not-read`)
      } finally {
        cancelTimer()
        stop()
      }
    },
  }
}
