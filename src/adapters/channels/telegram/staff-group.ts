import type { Api } from 'grammy'
import type { GroupPost, StaffGroup } from '../../../ports/page.ts'
import type { PageWords } from '../../page-words.ts'
import { isFinal, meansGone, toSendFault } from './faults.ts'
import { renderGroupPost } from './staff-group-post.ts'

export type StaffGroupOptions = {
  api: Api
  /** The group's id, as Telegram numbers it: `-100...`. */
  groupId: string
  words: PageWords
}

/** The staff's own group: each open hand-over is one message of ours in it. What is written there is not read. */
export function staffGroup({ api, groupId, words }: StaffGroupOptions): StaffGroup {
  const chat_id = Number(groupId)

  /** A message that is gone, or stands so already, is as it should be. */
  async function unlessGone(call: () => Promise<unknown>): Promise<void> {
    try {
      await call()
    } catch (error) {
      if (!(isFinal(error) && meansGone(error))) throw toSendFault(error)
    }
  }

  return {
    async post(post: GroupPost) {
      try {
        const sent = await api.raw.sendMessage({ chat_id, ...renderGroupPost(post, words) })
        return String(sent.message_id)
      } catch (error) {
        throw toSendFault(error)
      }
    },
    edit: (message, post) =>
      unlessGone(() =>
        api.raw.editMessageText({
          chat_id,
          message_id: Number(message),
          ...renderGroupPost(post, words),
        }),
      ),
    remove: (message) => unlessGone(() => api.deleteMessage(chat_id, Number(message))),
    async say(text) {
      try {
        const link_preview_options = { is_disabled: true } as const
        // It wakes nobody: calls for help come through the same group.
        const quietly = { disable_notification: true, link_preview_options }
        await api.raw.sendMessage({ chat_id, text, ...quietly })
      } catch (error) {
        throw toSendFault(error)
      }
    },
  }
}
