import type { GroupPress, PressAnswer } from '../../../ports/page.ts'
import { type PageWords, pressKey } from '../../page-words.ts'
import type { TelegramUpdate } from './update.ts'

/** What a button of ours carries: `take:K7QPTM`. */
export function pressData({ code, wants }: Pick<GroupPress, 'code' | 'wants'>): string {
  return `${wants}:${code}`
}

/** A press in the staff's group on its way to the inside. It is ordered with others of the same person. */
export type StaffPress = {
  from: { channel: 'staff-group'; id: string }
  messageId: string
  press: GroupPress
}

/**
 * The press an update tells of, if it is one of our buttons in the staff's group; null for everything else
 * that happens there or anywhere. What it carries comes from whoever's app it is, so all of it is checked.
 */
export function staffPressIn(update: TelegramUpdate, staffGroup: string): StaffPress | null {
  const { callback_query: query } = update
  if (!query || query.from.id === undefined) return null
  if (String(query.message?.chat.id) !== staffGroup) return null
  const [, wants, code] = /^(take|later):([A-Z0-9]{6})$/.exec(query.data ?? '') ?? []
  if (code === undefined) return null
  const telegramId = String(query.from.id)
  return {
    from: { channel: 'staff-group', id: telegramId },
    messageId: `c${query.id}`,
    press: { telegramId, code, wants: wants === 'take' ? 'take' : 'later' },
  }
}

/** What is shown to who pressed, and to nobody else: in their language, or in both of the house. */
export function pressReply(code: string, { answer, language }: PressAnswer, words: PageWords) {
  const say = (one: Parameters<PageWords>[0]) => words(one, pressKey(answer), { code })
  return {
    text: language === null ? `${say('id')}\n${say('vi')}` : say(language),
    // What has to be read before it is gone stays until it is closed.
    show_alert: answer !== 'taken' && answer !== 'passed-on',
  }
}
