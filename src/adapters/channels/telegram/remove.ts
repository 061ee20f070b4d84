import type { Api } from 'grammy'
import type { Address } from '../../../domain/message.ts'
import { isFinal, toSendFault } from './faults.ts'
import { chatIdOf, messageIdsOf } from './platform-id.ts'

/** As many as one call may name. */
const batchSize = 100

/**
 * Takes messages from the person's screen. Those already gone or too old are passed over; throws a
 * `SendFault` of kind `later` where Telegram could not be asked.
 */
export function remover(api: Api): (from: Address, platformIds: string[]) => Promise<void> {
  return async function remove(from, platformIds) {
    const chatId = chatIdOf(from)
    const ids = messageIdsOf(platformIds)
    for (let at = 0; at < ids.length; at += batchSize)
      await removeBatch(chatId, ids.slice(at, at + batchSize))
  }

  /** Telegram refuses a batch as a whole when one of it may not be deleted; halving it finds the others. */
  async function removeBatch(chatId: number, ids: number[]): Promise<void> {
    try {
      await api.deleteMessages(chatId, ids)
    } catch (error) {
      if (!isFinal(error)) throw toSendFault(error)
      if (ids.length === 1) return
      const half = Math.ceil(ids.length / 2)
      await removeBatch(chatId, ids.slice(0, half))
      await removeBatch(chatId, ids.slice(half))
    }
  }
}
