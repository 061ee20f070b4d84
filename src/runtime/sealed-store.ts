import { assertChange, type Change, type Store, type Stored, StoreFault } from '../ports/store.ts'
import type { Keyring } from './keyring.ts'
import { ownerOf } from './owner.ts'
import { keyIdOf, seal, unseal } from './seal.ts'

/**
 * A store around another one that encrypts every value under the key of the record's owner, bound to the
 * record's name. Names and versions stay readable, so names must be random ids or times.
 *
 * A record whose owner's key was destroyed is absent to `read` and `list`. Its version still stands, so a
 * commit that insists on 0 is refused: owners' ids are never used again. Rejects with `SealBroken` when a
 * record was changed or moved behind our back.
 */
export function sealedStore(inner: Store, keyring: Keyring): Store {
  async function open(record: Stored): Promise<Stored | undefined> {
    const { key: name, value, version } = record
    const key = await keyring.find(ownerOf(name), keyIdOf(name, value))
    return key && { key: name, value: unseal(key, name, value), version }
  }

  const committing = new Set<Promise<boolean>>()
  let closing = false

  async function sealAndCommit(change: Change): Promise<boolean> {
    const put = await Promise.all(
      (change.put ?? []).map(async ([name, value]): Promise<[string, Uint8Array]> => {
        const key = await keyring.keyOf(ownerOf(name))
        return [name, seal(key, name, value)]
      }),
    )
    return inner.commit({ ...change, put })
  }

  return {
    async read(keys) {
      const records = await inner.read(keys)
      return Promise.all(records.map((record) => record && open(record)))
    },
    async list(prefix, from, limit) {
      const found: Stored[] = []
      let next = from
      // Goes on where some were absent: a short answer must mean that there are no more.
      while (found.length < limit) {
        const wanted = limit - found.length
        const records = await inner.list(prefix, next, wanted)
        for (const record of await Promise.all(records.map(open))) if (record) found.push(record)
        const last = records.at(-1)
        if (!last || records.length < wanted) break
        next = `${last.key} `.slice(prefix.length) // a space is the lowest character: just after the last
      }
      return found
    },
    async commit(change) {
      assertChange(change)
      if (closing) throw new StoreFault('the store is closed')
      const committed = sealAndCommit(change)
      committing.add(committed)
      try {
        return await committed
      } finally {
        committing.delete(committed)
      }
    },
    wake: (prefix, onWake) => inner.wake(prefix, onWake),
    async close() {
      closing = true
      await Promise.allSettled(committing)
      await inner.close()
    },
  }
}
