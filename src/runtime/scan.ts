import type { Store } from '../ports/store.ts'
import { type Index, readIndexKey } from './keys.ts'

const page = 100

/**
 * Finds the chats that an index says were due before `before`, oldest first, and calls `task` for each, a
 * page of them side by side. `task` must not reject. Rejects when the store does.
 */
export async function scan(
  store: Store,
  index: Index,
  before: number,
  task: (chat: string, key: string) => Promise<void>,
  stopping: AbortSignal,
): Promise<number> {
  const prefix = `${index}/`
  let found = 0
  for (let from = ''; !stopping.aborted; ) {
    const stored = await store.list(prefix, from, page)
    const due = stored.flatMap(({ key }) => {
      const read = readIndexKey(key)
      return read && read.at <= before ? { ...read, key } : []
    })
    await Promise.all(due.map(({ chat, key }) => task(chat, key)))
    found += due.length
    const last = stored.at(-1)
    if (!last || stored.length < page || due.length < stored.length) break
    // What comes after the last one seen, whether or not that one is still there.
    from = `${last.key.slice(prefix.length)}!`
  }
  return found
}
