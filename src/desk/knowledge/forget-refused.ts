import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Store } from '../../ports/store.ts'
import { every } from '../../runtime/clocks.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { retention } from '../../runtime/retention.ts'
import { batchPagesPrefix, batchPrefix, batchRecord } from './batch.ts'
import {
  type KnowledgeChange,
  knowledgeChangePrefix,
  knowledgeChangeRecord,
} from './knowledge-change.ts'

type Parts = { store: Store; clock: Clock; log: Log }

const lookEvery = 3_600_000
const pagesPerCommit = 20

/**
 * Lets go of proposals that came to nothing, changes and whole lists, once they are over their time: a number or
 * a firm that nobody confirmed anything of does not stand here for ever. Who refused it stays in the audit.
 * Returns how many went.
 */
export async function forgetRefused({ store, clock }: Omit<Parts, 'log'>): Promise<number> {
  let gone = 0
  const isOver = (proposal: Stepped) => {
    const at = cameToNothingAt(proposal)
    return at !== null && at + retention.refusedProposal <= clock.now()
  }
  for await (const { key, value, version } of everyRecord(store, knowledgeChangePrefix)) {
    if (!isOver(knowledgeChangeRecord.decode(value))) continue
    if (await store.commit({ if: [[key, version]], delete: [key] })) gone += 1
  }
  for await (const { key, value, version } of everyRecord(store, batchPrefix)) {
    const batch = batchRecord.decode(value)
    if (!isOver(batch)) continue
    // The list goes last: what is cut off half-way is found again by it.
    await deletePages(store, batchPagesPrefix(batch.id))
    if (await store.commit({ if: [[key, version]], delete: [key] })) gone += 1
  }
  return gone
}

async function deletePages(store: Store, prefix: string): Promise<void> {
  for (;;) {
    const pages = await store.list(prefix, '', pagesPerCommit)
    if (pages.length === 0) return
    await store.commit({ delete: pages.map(({ key }) => key) })
  }
}

type Stepped = Pick<KnowledgeChange, 'confirmed' | 'refused' | 'withdrawn'>

/** When it was refused, or taken back before anybody confirmed it; null: neither. No step follows either. */
function cameToNothingAt({ confirmed, refused, withdrawn }: Stepped): number | null {
  if (refused) return refused.at
  return withdrawn && !confirmed ? withdrawn.at : null
}

/** Does so once an hour. Returns how to stop it. */
export function sweepRefused({ store, clock, log }: Parts): () => Promise<void> {
  return every(
    clock,
    lookEvery,
    async () => void (await forgetRefused({ store, clock })),
    (error) =>
      log.warn('refused-not-swept', { fault: error instanceof Error ? error.name : 'unknown' }),
  )
}
