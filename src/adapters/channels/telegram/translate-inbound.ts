import type { Inbound, InboundBody } from '../../../domain/message.ts'
import { changedBody, newBody, newMessageId } from './message-body.ts'
import type { TelegramMessage, TelegramUpdate } from './update.ts'

/** The name in every address of this channel. */
export const channelName = 'telegram'

/** `not-ours`: known, and dropped on purpose. `unknown`: nothing we can name, so somebody should look. */
export type Translation = Inbound | 'not-ours' | 'unknown'

export type TranslateOptions = {
  /** For what Telegram gives no time: epoch milliseconds, UTC. */
  now: number
  /** The group of the hotline's staff, where the service stays; null: none. */
  staffGroup: string | null
}

/**
 * One update in the words of the house. Of groups and channels only "the service was added to a group"
 * passes; the rest leaves no trace, not even in a count or a log.
 */
export function translateInbound(update: TelegramUpdate, options: TranslateOptions): Translation {
  if (update.message) return fromMessage(update.message, newMessageId(update.message), newBody)
  if (update.edited_message) {
    const { message_id, edit_date, date } = update.edited_message
    return fromMessage(update.edited_message, `e${message_id}-${edit_date ?? date}`, changedBody)
  }
  if (update.callback_query) return fromPress(update.callback_query, options.now)
  if (update.my_chat_member) return fromMembership(update.my_chat_member, options.staffGroup)
  return update.channel_post || update.edited_channel_post ? 'not-ours' : 'unknown'
}

function fromMessage(
  message: TelegramMessage,
  messageId: string,
  read: (message: TelegramMessage) => InboundBody | null,
): Translation {
  if (message.chat.type !== 'private') return 'not-ours'
  const body = read(message)
  if (!body) return 'unknown'
  const sentAt = (message.edit_date ?? message.date) * 1000
  return inbound(message.chat.id, messageId, sentAt, message.from?.language_code, body)
}

function fromPress(press: NonNullable<TelegramUpdate['callback_query']>, now: number): Translation {
  if (press.message?.chat.type !== 'private' || press.data === undefined) return 'not-ours'
  const body: InboundBody = { kind: 'choice', choice: press.data }
  return inbound(press.message.chat.id, `c${press.id}`, now, press.from.language_code, body)
}

function fromMembership(
  change: NonNullable<TelegramUpdate['my_chat_member']>,
  staffGroup: string | null,
): Translation {
  const { chat, date, from } = change
  const isGroup = chat.type === 'group' || chat.type === 'supergroup'
  if (!isGroup || String(chat.id) === staffGroup) return 'not-ours'
  if (isIn(change.old_chat_member) || !isIn(change.new_chat_member)) return 'not-ours'
  return inbound(chat.id, `g${date}`, date * 1000, from.language_code, { kind: 'added-to-group' })
}

function isIn(membership: { status: string; is_member?: boolean | undefined }): boolean {
  if (membership.status === 'restricted') return membership.is_member === true
  return ['creator', 'administrator', 'member'].includes(membership.status)
}

function inbound(
  chatId: number,
  messageId: string,
  sentAt: number,
  languageHint: string | undefined,
  body: InboundBody,
): Inbound {
  return {
    from: { channel: channelName, id: String(chatId) },
    messageId,
    sentAt,
    ...(languageHint === undefined ? {} : { languageHint }),
    body,
  }
}
