import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { draft } from './change.ts'
import { type Head, type Line, sameAddress } from './chat-record.ts'
import { headKey, lineKey, removalKey } from './keys.ts'
import { newId } from './new-id.ts'
import type { OutEntry } from './outbox.ts'
import { nextRemoval, type Removals, removeMessages } from './removals.ts'
import { fromBytes, versionOf } from './stored-form.ts'

/**
 * A message reached the screen although it had been taken back while it was under way. The transcript says
 * so, and where the screen was cleared meanwhile the message is taken away again.
 */
export async function noteLate(
  store: Store,
  clock: Clock,
  chat: string,
  entry: OutEntry,
  platformId: string,
): Promise<void> {
  for (;;) {
    const keys = [headKey(chat), lineKey(chat, entry.line), removalKey(chat)]
    const [storedHead, storedLine, storedRemovals] = await store.read(keys)
    const head = fromBytes<Head>('head', storedHead)
    const line = fromBytes<Line>('line', storedLine)
    // Marked already, by a commit that was reported as failed; or the chat was erased.
    if (!head || line?.state !== 'withdrawn') return
    const change = draft()
    change.insist(headKey(chat), versionOf(storedHead))
    change.insist(removalKey(chat), versionOf(storedRemovals))
    change.put('line', lineKey(chat, entry.line), { ...line, state: 'shown', platformId })
    const address = head.addresses.find((one) => sameAddress(one, entry.to))
    if (address && entry.line < address.from) {
      const before = fromBytes<Removals>('removals', storedRemovals) ?? { jobs: [] }
      const job = removeMessages(newId(), entry.to, [platformId], clock.now())
      const after = { jobs: [...before.jobs, job] }
      change.put('removals', removalKey(chat), after)
      change.move('remove', chat, nextRemoval(before), nextRemoval(after))
    }
    if (await store.commit(change.change())) return
  }
}
