import { type Config, ConfigFault } from '../config.ts'
import type { Channel } from '../ports/channel.ts'
import { systemClock } from '../ports/clock.ts'
import { type Link, linkPlaces } from '../ports/link.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { HashIndex } from '../runtime/addresses.ts'
import { createKeep } from '../runtime/keep.ts'
import { createLease } from '../runtime/lease.ts'
import { retention } from '../runtime/retention.ts'

/** Whose records the login and its state are. */
const name = 'whatsapp'

export type WhatsAppWiring = {
  store: Store
  keyring: HashIndex
  log: Log
  count: (name: string) => void
}

/**
 * The WhatsApp channel of the settings; null where it is off. Its code and its library are loaded only when it
 * is on, and its folder may be left out of the house.
 * @throws ConfigFault where it is on and left out
 */
export async function openWhatsApp(
  config: Pick<Config, 'whatsapp' | 'redisUrl'>,
  { store, keyring, log, count }: WhatsAppWiring,
): Promise<Channel | null> {
  if (!config.whatsapp) return null
  const { whatsapp } = await loadFolder()
  // An embedded store has one process; a lease would only make its next start wait.
  const right = config.redisUrl ? createLease(store, systemClock, `${name}-device`) : null
  return whatsapp({
    keep: createKeep(store, keyring, name, right),
    right,
    url: config.whatsapp.socketUrl,
    keptFor: retention,
    log,
    count,
  })
}

/** How the channel stands, for whoever is not the linked device. Needs no right to anything. */
export function whatsAppLink(store: Store, keyring: HashIndex): Link {
  const keep = createKeep(store, keyring, name, null)
  return {
    async state() {
      const { folder, name } = linkPlaces.state
      const [stored] = await keep.read(folder, [name])
      return stored === undefined ? null : JSON.parse(stored)
    },
    ask: (request) => keep.write([{ ...linkPlaces.request, value: JSON.stringify(request) }]),
  }
}

async function loadFolder() {
  try {
    return await import('../adapters/channels/whatsapp/whatsapp.ts')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'))
      throw error
    throw new ConfigFault([
      'WHATSAPP: this copy of the program was made without its WhatsApp channel; leave it off',
    ])
  }
}
