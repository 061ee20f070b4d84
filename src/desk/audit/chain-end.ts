import type { Store } from '../../ports/store.ts'
import {
  type Anchor,
  anchorKind,
  auditEndKey,
  auditKind,
  auditNumber,
  auditPrefix,
  origin,
} from './audit-record.ts'

/** The newest record, and the version of what names it. Number 0: there is none. */
export type ChainEnd = Anchor & { version: number }

const page = 200

/**
 * Where the next record goes. What lies behind the record that is named as the newest is walked to its end:
 * a name that was set back must not make two records of one number.
 */
export async function readChainEnd(store: Store): Promise<ChainEnd> {
  const [stored] = await store.read([auditEndKey])
  const { number, hash } = stored ? anchorKind.decode(stored.value) : { number: 0, hash: origin }
  let end = { number, hash }
  for (;;) {
    const later = await store.list(auditPrefix, auditNumber(end.number + 1), page)
    const last = later.at(-1)
    if (last) end = auditKind.decode(last.value)
    if (later.length < page) break
  }
  return { number: end.number, hash: end.hash, version: stored?.version ?? 0 }
}
