import { createHmac, randomBytes } from 'node:crypto'
import type { Address } from '../../../domain/message.ts'
import { channelName } from './cookies.ts'

/** Makes the address of whoever writes for the first time, out of the id of that message. */
export type NewAddress = (messageId: string) => Address

/**
 * 128 bits that nobody can guess: they hang on a key that this process drew and never shows. They hang on
 * the message as well, so that a first message sent again, because the answer was lost and the cookie with
 * it, comes from the same address and is known. In another process it would be a second chat with one line.
 */
export function addressMaker(): NewAddress {
  const key = randomBytes(32)
  return (messageId) => {
    const digest = createHmac('sha256', key).update(messageId).digest()
    return { channel: channelName, id: digest.subarray(0, 16).toString('base64url') }
  }
}
