import { isIP } from 'node:net'
import type { Context } from 'hono'
import type { Party } from '../../desk/staff/passkey.ts'
import { type ReachedSettings, reachedBy } from '../../pages/reached-by.ts'

/**
 * As whom a browser is asked for a passkey: the host people reach us at, as the settings say, or this machine by
 * its name. What a request says of itself is not believed beyond that. Null: browsers keep none for an address of
 * digits, nor for a page without https.
 */
export function partyOf(c: Context, settings: ReachedSettings): Party | null {
  const { publicUrl } = settings
  const [asked = ''] = reachedBy(c, settings).ours
  const { hostname, origin, protocol } = new URL(publicUrl ?? asked)
  if (hostname === 'localhost') return { id: hostname, origin }
  if (publicUrl === null || protocol !== 'https:') return null
  return isIP(hostname) || hostname.startsWith('[') ? null : { id: hostname, origin }
}
