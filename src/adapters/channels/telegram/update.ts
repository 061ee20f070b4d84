import { z } from 'zod'

/**
 * The parts of a Telegram update that are read here, by their names in the Bot API. What is optional there
 * and malformed counts as absent; the rest of the update is let through untouched and unread.
 */

const sender = z.object({ language_code: z.string().optional().catch(undefined) })

const chat = z.object({ id: z.int(), type: z.string() })

const entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  url: z.string().optional(),
})
const entities = z.array(entity).optional().catch(undefined)

const linkKeyboard = z
  .object({ inline_keyboard: z.array(z.array(z.object({ url: z.string().optional() }))) })
  .optional()
  .catch(undefined)

const message = z.looseObject({
  message_id: z.int(),
  date: z.int(),
  edit_date: z.int().optional(),
  chat,
  from: sender.optional(),
  text: z.string().optional(),
  entities,
  caption: z.string().optional(),
  caption_entities: entities,
  reply_markup: linkKeyboard,
  quote: z.object({ text: z.string() }).optional().catch(undefined),
  external_reply: z.unknown().optional(),
  rich_message: z.unknown().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
})

const callbackQuery = z.object({
  id: z.string(),
  from: sender.extend({ id: z.int().optional().catch(undefined) }),
  message: z.object({ chat }).optional(),
  data: z.string().optional(),
})

const membership = z.object({ status: z.string(), is_member: z.boolean().optional() })

const myChatMember = z.object({
  chat,
  from: sender,
  date: z.int(),
  old_chat_member: membership,
  new_chat_member: membership,
})

const update = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: myChatMember.optional(),
  channel_post: z.unknown().optional(),
  edited_channel_post: z.unknown().optional(),
})

export type TelegramUpdate = z.infer<typeof update>
export type TelegramMessage = z.infer<typeof message>
export type TelegramEntity = z.infer<typeof entity>

/** The only kinds of update Telegram is asked for. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const

/** An update as far as it is read here, or null where it does not have the shape of one. */
export function readUpdate(raw: unknown): TelegramUpdate | null {
  const read = update.safeParse(raw)
  return read.success ? read.data : null
}

/** The number of an update even where nothing else of it can be read. */
export function updateIdOf(raw: unknown): number | null {
  const read = z.object({ update_id: z.int() }).safeParse(raw)
  return read.success ? read.data.update_id : null
}
