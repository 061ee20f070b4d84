import type { Address } from '../../../domain/message.ts'
import { SendFault } from '../../../ports/channel.ts'

/** One outbound message as Telegram's ids: `12`, or `12,13` where it was split. */
export function platformIdOf(messageIds: number[]): string {
  return messageIds.join(',')
}

/**
 * Telegram's message ids behind ids of either side: `12,13` of what we sent, `m12` and `e12-1700000000` of
 * what the person wrote. A pressed button is no message on the screen, so `c...` stands for none.
 */
export function messageIdsOf(platformIds: string[]): number[] {
  const found = new Set<number>()
  for (const id of platformIds.flatMap((joined) => joined.split(','))) {
    const number = /^(?:m?(\d+)|e(\d+)-\d+)$/.exec(id)
    if (number) found.add(Number(number[1] ?? number[2]))
  }
  return [...found]
}

/** The chat of an address as Telegram numbers it. Throws a `SendFault` where there can be no such chat. */
export function chatIdOf(address: Address): number {
  const id = /^-?\d+$/.test(address.id) ? Number(address.id) : Number.NaN
  if (!Number.isSafeInteger(id)) throw new SendFault('never', 'telegram: not an address')
  return id
}
