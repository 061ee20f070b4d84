import type { Store } from '../ports/store.ts'
import { keyIdOf, newSealKey, type SealKey, seal, sealKeyOf, unseal } from './seal.ts'

/** The master key does not fit the store. The message is one line for the person who starts the program. */
export class MasterKeyFault extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'MasterKeyFault'
  }
}

/** Which master key wraps the keys, by its id, and which one is replacing it. */
export type MasterState = { now: string; next: string | null }

export const masterRecord = 'master'

/** The record that holds an owner's wrapped key. */
export const keyName = (owner: string): string => `key/${owner}`

/** Look-ups have a key of their own. No owner is called so. */
export const indexOwner = 'index'

/** The state with the version of its record; null in a store that never had a keyring. */
export async function readMaster(
  store: Store,
): Promise<(MasterState & { version: number }) | null> {
  const [record] = await store.read([masterRecord])
  if (!record) return null
  const { now, next } = JSON.parse(Buffer.from(record.value).toString()) as MasterState
  return { now, next, version: record.version }
}

export function masterBytes(state: MasterState): Buffer {
  return Buffer.from(JSON.stringify(state))
}

/**
 * Checks that the master key is the store's own, or founds the keyring in an empty store: the check and
 * the index key in one commit, so that of two processes that start together one follows the other.
 */
export async function openOrMake(
  store: Store,
  masters: readonly SealKey[],
): Promise<{ index: SealKey }> {
  const name = keyName(indexOwner)
  const [master] = masters
  if (master && (await readMaster(store)) === null) {
    await store.commit({
      if: [
        [masterRecord, 0],
        [name, 0],
      ],
      put: [
        [masterRecord, masterBytes({ now: master.id, next: null })],
        [name, seal(master, name, newSealKey().secret)],
      ],
    })
  }
  const state = await readMaster(store)
  if (state === null)
    throw new MasterKeyFault('The store of keys is damaged: restore it from a backup.')
  const isKnown = (id: string) => masters.some((one) => one.id === id)
  if (state.next !== null && !(isKnown(state.now) && isKnown(state.next))) {
    throw new MasterKeyFault(
      'A change of the master key was not finished. Run it again with the old and the new key.',
    )
  }
  if (!isKnown(state.now)) {
    throw new MasterKeyFault(
      'This is not the master key the data was sealed with. Set SUAR_MASTER_KEY, or put back the key file, of that time.',
    )
  }
  const [wrapped] = await store.read([name])
  if (!wrapped) throw new MasterKeyFault('The store of keys is damaged: restore it from a backup.')
  const id = keyIdOf(name, wrapped.value)
  const wrapper = masters.find((one) => one.id === id)
  if (!wrapper) throw new MasterKeyFault('The store of keys is damaged: restore it from a backup.')
  return { index: sealKeyOf(unseal(wrapper, name, wrapped.value)) }
}
