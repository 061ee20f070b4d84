import type { Store } from '../ports/store.ts'
import { formatOf, RecordFault } from './records.ts'
import { type Upcaster, upcasters } from './upcasters.ts'

const name = 'meta/format'

/**
 * Run once at the start, on the sealed store. Notes the format this program writes, and throws a
 * `RecordFault` of one readable line when a newer program wrote here before: an older one would read
 * its records wrongly.
 */
export async function checkStoreFormat(
  store: Store,
  steps: readonly Upcaster[] = upcasters,
): Promise<void> {
  const ours = formatOf(steps)
  const value = Buffer.from(JSON.stringify({ kind: 'format', v: ours }))
  for (;;) {
    const [record] = await store.read([name])
    const theirs = record ? formatIn(record.value) : 0
    if (theirs > ours) {
      throw new RecordFault(
        `This data was written by a newer Suar (format ${theirs}; this one knows ${ours}). Start the newer one, or restore an older backup.`,
      )
    }
    if (theirs === ours) return
    if (await store.commit({ if: [[name, record?.version ?? 0]], put: [[name, value]] })) return
    const [again] = await store.read([name])
    if (!record && !again) {
      // It is there and does not open: the keys that lie in a file of their own are gone.
      throw new RecordFault(
        'There is data here that none of the keys opens: the store of keys is missing or is another one. Put it back.',
      )
    }
  }
}

function formatIn(value: Uint8Array): number {
  const { v } = JSON.parse(Buffer.from(value).toString()) as { v: unknown }
  if (typeof v !== 'number') throw new RecordFault(`the record ${name} is damaged`)
  return v
}
