import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Log } from '../ports/log.ts'
import type { ScrubbingStore, Stored } from '../ports/store.ts'
import { changeMasterKey } from './change-master-key.ts'
import type { ErasedList } from './erased-list.ts'
import { agreeOnErased, dayOf, destroyKeys, quietly, scrubMark } from './erased-owners.ts'
import {
  indexOwner,
  keyName,
  MasterKeyFault,
  masterRecord,
  openOrMake,
  readMaster,
} from './master-state.ts'
import { house } from './owner.ts'
import { keyIdOf, newSealKey, type SealKey, seal, sealKeyOf, unseal } from './seal.ts'

/** One key per owner, each kept wrapped by the master key in a store of its own. */
export type Keyring = {
  /** The owner's key, made at the first call. Processes that race for it get the same one. */
  keyOf(owner: string): Promise<SealKey>
  /** The owner's key of this id; undefined when it was destroyed. Never makes one. */
  find(owner: string, keyId: string): Promise<SealKey | undefined>
  /**
   * Destroys the owner's key: what was sealed with it is lost, also in every copy made before. Resolves
   * when no process can fetch the key any more; its wrapped bytes leave the files soon after, see
   * `settled`. Processes that hold the key in memory may still seal with it. That is harmless: nobody
   * can open the result after they forget it, and ids of owners are never used again.
   */
  destroy(owner: string): Promise<void>
  /**
   * The name under which a phone number, a platform's address or a code is looked up: 128 bits of
   * HMAC-SHA256 as hex. Put what it is in front (`phone:+62...`), so that equal texts of two kinds differ.
   */
  index(text: string): string
  /**
   * Wraps every key with another master key, while all goes on. Other processes must know that key as well, or
   * they read nothing any more. Resolves with how many keys were wrapped anew; run again after a crash.
   */
  changeMaster(next: SealKey): Promise<number>
  /** How many keys were destroyed anew at the opening: an older copy of them had been put back. */
  erasedAgain: number
  /** Resolves when the wrapped bytes of every key destroyed here are gone from the files. */
  settled(): Promise<void>
  close(): Promise<void>
}

const changedMeanwhile = 'The master key was changed while this process was running. Restart it.'

/** A change of the master key wraps some ten thousand keys a second; who needs a new one waits for its end. */
const waits = { ms: 200, most: 600 } as const

/**
 * Opens the keyring, or makes a new one where the store is empty. Throws a `MasterKeyFault` when the
 * master key is not the one the store was made with.
 */
export async function openKeyring(
  store: ScrubbingStore,
  master: SealKey,
  log: Log,
  /** The one that is replacing it, or will. */
  next: SealKey | null = null,
  /** Who was erased, as it stands beside the data; null: it is not kept. */
  erased: ErasedList | null = null,
): Promise<Keyring> {
  const masters = next ? [master, next] : [master]
  const { index } = await openOrMake(store, masters)
  const cache = new LRUCache<string, Promise<SealKey>>({ max: 20_000 })
  let scrubbing: Promise<void> = Promise.resolve()

  function unwrap(owner: string, { value }: Stored): SealKey {
    const id = keyIdOf(keyName(owner), value)
    const wrapper = masters.find((one) => one.id === id)
    if (!wrapper) throw new MasterKeyFault(changedMeanwhile)
    return sealKeyOf(unseal(wrapper, keyName(owner), value))
  }

  async function fetch(owner: string): Promise<SealKey | undefined> {
    const [wrapped] = await store.read([keyName(owner)])
    return wrapped && unwrap(owner, wrapped)
  }

  // A list opens thousands of records of one owner at once: its key is asked for once.
  const underWay = new Map<string, Promise<SealKey | undefined>>()
  function fetchOnce(owner: string): Promise<SealKey | undefined> {
    const asked = underWay.get(owner)
    if (asked) return asked
    const fetched = fetch(owner).finally(() => underWay.delete(owner))
    underWay.set(owner, fetched)
    return fetched
  }

  async function fetchOrMake(owner: string): Promise<SealKey> {
    const name = keyName(owner)
    for (let tries = 0; tries < waits.most; tries++) {
      const found = await fetch(owner)
      if (found) return found
      const state = await readMaster(store)
      const now = masters.find(({ id }) => id === state?.now)
      if (!state || !now) throw new MasterKeyFault(changedMeanwhile)
      if (state.next !== null) {
        // A key wrapped by a master that is being replaced would be lost.
        await new Promise((resolve) => setTimeout(resolve, waits.ms))
        continue
      }
      const made = newSealKey()
      const accepted = await store.commit({
        if: [
          [name, 0],
          [masterRecord, state.version],
        ],
        put: [[name, seal(now, name, made.secret)]],
      })
      if (accepted) return made
    }
    throw new MasterKeyFault('A change of the master key does not come to its end.')
  }

  function remember(owner: string, key: Promise<SealKey>): Promise<SealKey> {
    cache.set(owner, key)
    key.catch(() => cache.delete(owner))
    return key
  }

  /** Runs on by itself. What fails is tried again when the next key is destroyed, or at the next start. */
  async function scrubIfMarked(): Promise<void> {
    const [mark] = await store.read([scrubMark])
    if (!mark) return
    const now = store.scrub().then(async () => {
      await store.commit({ if: [[scrubMark, mark.version]], delete: [scrubMark] })
    })
    now.catch((error: unknown) => log.warn('keys.scrub-failed', { reason: String(error) }))
    // The latest alone: a scrub also reaches everything that was deleted before it began.
    scrubbing = now
  }

  const erasedAgain = erased ? await agreeOnErased(store, erased, log, Date.now()) : 0
  if (erasedAgain > 0) log.warn('keys.erased-again', { keys: erasedAgain })
  await scrubIfMarked()

  return {
    erasedAgain,
    keyOf: (owner) => cache.get(owner) ?? remember(owner, fetchOrMake(owner)),
    async find(owner, keyId) {
      const cached = await cache.get(owner)
      if (cached?.id === keyId) return cached
      const found = await fetchOnce(owner)
      if (found?.id !== keyId) return undefined
      return remember(owner, Promise.resolve(found))
    },
    async destroy(owner) {
      if (owner === house || owner === indexOwner)
        throw new TypeError(`the key of the ${owner} must stay`)
      cache.delete(owner)
      const gone = [[owner, dayOf(Date.now())]] as const
      await destroyKeys(store, gone)
      cache.delete(owner) // fetched again in between
      if (erased) quietly(log, () => erased.add(gone))
      await scrubIfMarked()
    },
    index: (text) => createHmac('sha256', index.secret).update(text).digest('hex').slice(0, 32),
    async changeMaster(to) {
      const state = await readMaster(store)
      const from = masters.find(({ id }) => id === state?.now)
      if (!from) throw new MasterKeyFault(changedMeanwhile)
      if (!masters.some(({ id }) => id === to.id)) masters.push(to)
      return changeMasterKey(store, from, to)
    },
    settled: () => scrubbing,
    close: () => store.close(),
  }
}
