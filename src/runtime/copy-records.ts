import type { Store } from '../ports/store.ts'
import { everyRecord } from './every-record.ts'

/** A record may be a piece of a file; so many at once stay within a few megabytes. */
const page = 20

/**
 * Puts every record of one store into another as its bytes are, sealed as they lie. Versions are given out
 * anew. What changes in the first one meanwhile is taken as it is found. Returns how many there were.
 */
export async function copyRecords(from: Pick<Store, 'list'>, to: Store): Promise<number> {
  let count = 0
  let put: [string, Uint8Array][] = []
  async function flush() {
    if (put.length > 0) await to.commit({ put })
    count += put.length
    put = []
  }
  for await (const { key, value } of everyRecord(from, '', { page })) {
    put.push([key, value])
    if (put.length === page) await flush()
  }
  await flush()
  return count
}
