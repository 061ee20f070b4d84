import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'
import type { Language } from '../../../domain/language.ts'
import type { GroupPost } from '../../../ports/page.ts'
import { type PageKey, type PageWords, urgencyKey } from '../../page-words.ts'
import { pressData } from './staff-group-press.ts'

/** A message in the staff's group: what `sendMessage` and `editMessageText` get beside the chat. */
export type GroupMessage = {
  text: string
  entities: MessageEntity[]
  link_preview_options: { is_disabled: true }
  reply_markup: InlineKeyboardMarkup
}

/** Both desks read the same group, each its own language first. */
const order: Record<GroupPost['desk'], [Language, Language]> = {
  ID: ['id', 'vi'],
  VN: ['vi', 'id'],
}

/**
 * `ID · mendesak · menunggu 3 menit · #K7QPTM`, the same in the other language, and who is called to it, so
 * that their telephone rings. Names go along as entities: none is ever parsed as mark-up.
 */
export function renderGroupPost(post: GroupPost, words: PageWords): GroupMessage {
  const { desk, code, state } = post
  const [first, second] = order[desk]
  const lines = [`${desk} · ${told(post, words, first)} · #${code}`, told(post, words, second)]
  const entities: MessageEntity[] = []
  if (state.kind === 'waiting' && state.calls.length > 0) {
    let line = '→ '
    for (const [index, { name, telegramId }] of state.calls.entries()) {
      if (index > 0) line += ', '
      const offset = lines.join('\n').length + 1 + line.length
      entities.push({
        type: 'text_mention',
        offset,
        length: name.length,
        user: { id: Number(telegramId), is_bot: false, first_name: name },
      })
      line += name
    }
    lines.push(line)
  }
  return {
    text: lines.join('\n'),
    entities,
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: keyboard(post, words, order[desk]) },
  }
}

function told({ urgency, minutes, state }: GroupPost, words: PageWords, language: Language) {
  if (state.kind === 'ended') return words(language, 'group-ended')
  if (state.kind === 'taken') return words(language, 'group-taken', { name: state.by })
  const said = words(language, urgencyKey(urgency))
  return words(language, 'group-waiting', { urgency: said, minutes })
}

function keyboard(
  { code, link, state }: GroupPost,
  words: PageWords,
  languages: [Language, Language],
): InlineKeyboardMarkup['inline_keyboard'] {
  if (state.kind !== 'waiting') return []
  const both = (key: PageKey) => languages.map((language) => words(language, key)).join(' / ')
  const later = { text: both('group-later'), callback_data: pressData({ code, wants: 'later' }) }
  if (state.claimable)
    return [
      [{ text: both('group-take'), callback_data: pressData({ code, wants: 'take' }) }, later],
    ]
  // It does not claim; it leads to where the chat can be opened, or says so.
  const open = { text: both('group-open') }
  return [
    [
      isLinkable(link)
        ? { ...open, url: link }
        : { ...open, callback_data: pressData({ code, wants: 'take' }) },
    ],
    [later],
  ]
}

/** Telegram refuses a whole message with a link to a machine only its owner can reach. */
function isLinkable(link: string | null): link is string {
  if (link === null || !URL.canParse(link)) return false
  const { protocol, hostname } = new URL(link)
  return protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$/.test(hostname)
}
