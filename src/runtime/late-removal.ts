import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { draft } from './change.ts'
import { type Head, type Line, sameAddress } from './chat-record.ts'
import { headKey, lineKey, outboxKey } from './keys.ts'
import { newId } from './new-id.ts'
import { emptyOutbox, type Outbox, type OutEntry } from './outbox.ts'
import { nextRemoval, removeMessages } from './removals.ts'
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
    const keys = [headKey(chat), lineKey(chat, entry.line), outboxKey(chat)]
    const [storedHead, storedLine, storedOutbox] = await store.read(keys)
    const head = fromBytes<Head>('head', storedHead)
    const line = fromBytes<Line>('line', storedLine)
    // Marked already, by a commit that was reported as failed; or the chat was erased.
    if (!head || line?.state !== 'withdrawn') return
    const change = draft()
    change.insist(headKey(chat), versionOf(storedHead))
    change.insist(outboxKey(chat), versionOf(storedOutbox))
    change.put('line', lineKey(chat, entry.line), { ...line, state: 'shown', platformId })
    const address = head.addresses.find((one) => sameAddress(one, entry.to))
    if (address && entry.line < address.from) {
      const outbox = fromBytes<Outbox>('outbox', storedOutbox) ?? emptyOutbox
      const job = removeMessages(newId(), entry.to, [platformId], clock.now())
      const removals = [...outbox.removals, job]
      change.put('outbox', outboxKey(chat), { ...outbox, removals })
      change.move('remove', chat, nextRemoval(outbox.removals), nextRemoval(removals))
    }
    if (await store.commit(change.change())) return
  }
}
