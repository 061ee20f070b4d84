import { SendFault } from '../../../ports/channel.ts'
import { channelName } from './names.ts'

/** The person, or this chat, is out of reach for good. */
const gone = new Set(['403', '404', '410'])
/** We may not write to somebody new just now; trying again at once makes it worse. */
export const reachOutLimit = '463'
const slowDown = '429'

/** How long to leave a chat alone that WhatsApp will not have opened, where it does not say until when. */
export const reachOutWait = 15 * 60_000

/**
 * What the server's acknowledgement of a message of ours means; null: it has it.
 * @param limitedUntil until when no new chats may be begun, where WhatsApp has said so: epoch milliseconds
 */
export function ackFault(
  { error, backoff }: Partial<Record<string, string>>,
  limitedUntil: number | null,
  now: number,
): SendFault | null {
  if (error === undefined) return null
  const reason = `${channelName}: ${/^\d{1,4}$/.test(error) ? error : 'refused'}`
  if (gone.has(error)) return new SendFault('never', reason)
  if (error === reachOutLimit)
    return new SendFault('later', reason, Math.max(reachOutWait, (limitedUntil ?? 0) - now))
  const seconds = Number(backoff)
  const wait = error === slowDown && seconds > 0 ? seconds * 1000 : null
  return new SendFault('later', reason, wait)
}
