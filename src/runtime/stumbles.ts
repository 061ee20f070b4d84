import { LRUCache } from 'lru-cache'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { backOff } from './back-off.ts'
import { whatBroke } from './what-broke.ts'

/**
 * Runs the duties of single chats and keeps what breaks in one of them from going round for ever: such a
 * chat is left alone for longer and longer. While the store is away nothing is the chat's fault; the scan
 * comes back to it.
 */
export type Stumbles = {
  /** Never rejects. */
  guard(duty: string, chat: string, run: () => Promise<void>): Promise<void>
  /** Whether this duty of this chat is to be left alone just now. */
  rests(duty: string, chat: string): boolean
}

const remembered = 10_000

export function createStumbles(
  isStoreAnswering: () => boolean,
  clock: Clock,
  log: Log,
  chance: () => number,
): Stumbles {
  const stumbles = new LRUCache<string, { count: number; until: number }>({ max: remembered })

  return {
    async guard(duty, chat, run) {
      const name = `${duty} ${chat}`
      try {
        await run()
        stumbles.delete(name)
      } catch (error) {
        if (!isStoreAnswering()) return
        const count = (stumbles.get(name)?.count ?? 0) + 1
        stumbles.set(name, { count, until: clock.now() + backOff(count, chance) })
        log.error('duty-broke', { duty, chat, count, ...whatBroke(error) })
      }
    },
    rests(duty, chat) {
      return (stumbles.get(`${duty} ${chat}`)?.until ?? 0) > clock.now()
    },
  }
}
