import type { Log } from '../ports/log.ts'
import type { ScrubbingStore, Store } from '../ports/store.ts'
import { erasedList, erasedListFile } from './erased-list.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { loadMasterKey, nextMasterKey } from './master-key.ts'
import { readMaster } from './master-state.ts'
import { sealedStore } from './sealed-store.ts'
import { checkStoreFormat } from './store-format.ts'

export type OpenStoreOptions = {
  records: Store
  /** A store of its own, so that erasing and backing up keys never touches records. */
  keys: ScrubbingStore
  /** What `SUAR_MASTER_KEY` says. */
  setting: string | undefined
  /** What `SUAR_MASTER_KEY_NEXT` says: the key that is replacing it, or will. */
  nextSetting?: string | undefined
  /** `DATA_DIR`, beside which the master key's file lies, and the list of who was erased. */
  directory: string
  log: Log
}

/**
 * Everything that lasts, sealed. Throws a `MasterKeyFault` or a `RecordFault`, each one readable line,
 * when this program or this key must not touch the data.
 */
export async function openStore(
  options: OpenStoreOptions,
): Promise<{ store: Store; keyring: Keyring }> {
  const { records, keys, setting, nextSetting, directory, log } = options
  const mayMake = (await readMaster(keys)) === null
  const master = loadMasterKey({ setting, directory, mayMake, log })
  const erased = erasedList(erasedListFile(directory))
  const keyring = await openKeyring(keys, master, log, nextMasterKey(nextSetting), erased)
  const store = sealedStore(records, keyring)
  await checkStoreFormat(store)
  return { store, keyring }
}
