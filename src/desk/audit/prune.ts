import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { retention } from '../../runtime/retention.ts'
import type { Audit } from './audit.ts'
import { anchorKind, auditKey, auditKind, auditPrefix, auditStartKey } from './audit-record.ts'

const batch = 200

/**
 * Lets go of what is over its time, from the front, and writes down up to where: the chain goes on from the
 * hash of the last one that went. Returns how many went.
 */
export async function pruneAudit({
  store,
  clock,
  audit,
}: {
  store: Store
  clock: Clock
  audit: Audit
}): Promise<number> {
  let gone = 0
  for (;;) {
    const [start] = await store.read([auditStartKey])
    const page = (await store.list(auditPrefix, '', batch)).map(({ value }) =>
      auditKind.decode(value),
    )
    const young = page.findIndex(({ at }) => at + retention.audit > clock.now())
    const old = page.slice(0, young === -1 ? page.length : young)
    const last = old.at(-1)
    if (!last) return gone
    const { number, hash } = last
    const done = await audit.commit(
      {
        if: [[auditStartKey, start?.version ?? 0]],
        put: [[auditStartKey, anchorKind.encode({ number, hash })]],
        delete: old.map((record) => auditKey(record.number)),
      },
      [{ who: 'system', act: 'audit-pruned', about: { upto: String(number), hash } }],
    )
    // Another process was first.
    if (!done) return gone
    gone += old.length
  }
}
