import { pinoLog } from '../adapters/log/pino-log.ts'
import type { Config } from '../config.ts'
import type { Link } from '../ports/link.ts'
import { openConfiguredStore } from './open-store.ts'
import { behindDoor } from './operator-door.ts'
import { whatsAppLink } from './whatsapp.ts'

/** Uses the link through the service that runs on these data, or in the store it shares. */
export async function withLink(
  config: Config,
  use: (link: Link) => Promise<number>,
): Promise<number> {
  if (config.redisUrl === null) {
    const running = await behindDoor(config.dataDir)
    return use(running?.link ?? notRunning)
  }
  const { store, keyring, close } = await openConfiguredStore(config, pinoLog('error'))
  try {
    return await use(whatsAppLink(store, keyring))
  } finally {
    await close()
  }
}

const notRunning: Link = { state: async () => null, ask: async () => {} }
