import type { Draft } from './change.ts'
import { lineKey, outboxKey } from './keys.ts'
import { isEmpty, lineOf, nextDue, type Outbox, type Settled } from './outbox.ts'

/** Writes an outbox as it is now, its place in the index, and the lines of what left it. */
export function writeOutbox(
  change: Draft,
  chat: string,
  before: Outbox,
  outbox: Outbox,
  settled: Settled[],
): void {
  for (const one of settled) change.put('line', lineKey(chat, one.entry.line), lineOf(one))
  if (isEmpty(outbox)) change.remove(outboxKey(chat))
  else change.put('outbox', outboxKey(chat), outbox)
  change.move('send', chat, nextDue(before), nextDue(outbox))
}
