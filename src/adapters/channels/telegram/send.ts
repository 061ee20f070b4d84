import type { Api } from 'grammy'
import type { Outbound } from '../../../domain/message.ts'
import { type Receipt, SendFault } from '../../../ports/channel.ts'
import { isFinal, toSendFault } from './faults.ts'
import { chatIdOf, platformIdOf } from './platform-id.ts'
import { render } from './render.ts'

/** Half-sent messages remembered at once. Forgetting one only means that its beginning is shown twice. */
const remembered = 1000

/**
 * Sends outbound messages. A long one is several of Telegram's; when one of these fails, those before it are
 * not sent again with the next try. Never waits for a rate limit: the fault says how long to wait.
 */
export function sender(api: Api): (message: Outbound) => Promise<Receipt> {
  /** By outbound id: Telegram's ids of the parts already shown. */
  const halfSent = new Map<string, number[]>()

  return async function send(message) {
    const chatId = chatIdOf(message.to)
    const parts = render(message)
    if (parts.length === 0) throw new SendFault('never', 'telegram: nothing to show')
    const shown = halfSent.get(message.id) ?? []
    halfSent.delete(message.id)
    try {
      for (const part of parts.slice(shown.length)) {
        const { message_id } = await api.raw.sendMessage({ chat_id: chatId, ...part })
        shown.push(message_id)
      }
      if (message.leave) await leave(chatId)
    } catch (error) {
      const fault = toSendFault(error)
      if (fault.kind === 'later') remember(message.id, shown)
      // Where it may not even speak, it must still not stay.
      else if (message.leave) await leave(chatId)
      throw fault
    }
    return { platformId: platformIdOf(shown) }
  }

  async function leave(chatId: number): Promise<void> {
    try {
      await api.leaveChat(chatId)
    } catch (error) {
      // Refused for good means that we are not in there any more.
      if (!isFinal(error)) throw toSendFault(error)
    }
  }

  function remember(id: string, shown: number[]): void {
    halfSent.set(id, shown)
    const oldest = halfSent.keys().next()
    if (halfSent.size > remembered && !oldest.done) halfSent.delete(oldest.value)
  }
}
