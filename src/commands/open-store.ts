import { embeddedStore } from '../adapters/stores/embedded/embedded-store.ts'
import type { Config } from '../config.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { Keyring } from '../runtime/keyring.ts'
import { openStore } from '../runtime/open-store.ts'

/** What of the settings says where the store is and how it opens. */
export type StorePlace = Pick<Config, 'redisUrl' | 'dataDir' | 'masterKey'> &
  Partial<Pick<Config, 'masterKeyNext'>>

/** The sealed store of the settings: Redis where its address is set, else files under `DATA_DIR`. */
export async function openConfiguredStore(
  { redisUrl, dataDir, masterKey, masterKeyNext = null }: StorePlace,
  log: Log,
): Promise<{ store: Store; keyring: Keyring; close(): Promise<void> }> {
  const [records, keys] = redisUrl
    ? await openRedis(redisUrl, log)
    : [
        embeddedStore({ directory: dataDir, name: 'suar' }),
        embeddedStore({ directory: dataDir, name: 'keys' }),
      ]
  const close = async () => {
    await records.close()
    await keys.close()
  }
  try {
    const opened = await openStore({
      records,
      keys,
      setting: masterKey ?? undefined,
      nextSetting: masterKeyNext ?? undefined,
      directory: dataDir,
      log,
    })
    return { ...opened, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openRedis(url: string, log: Log) {
  const { redisStore } = await import('../adapters/stores/redis/redis-store.ts')
  return Promise.all([
    redisStore({ url, namespace: 'suar', log }),
    redisStore({ url, namespace: 'suar-keys', log }),
  ])
}
