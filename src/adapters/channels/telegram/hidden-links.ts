import type { TelegramEntity, TelegramMessage } from './update.ts'

/** More than an honest message carries, and little enough to keep a hostile one small. */
const most = 10

/**
 * The text, and under it the addresses it leads to without showing them: words that are links, and the
 * buttons under a forwarded advert. Often the only contact an offer gives stands there.
 */
export function withHiddenLinks(
  text: string,
  entities: TelegramEntity[] | undefined,
  message: Pick<TelegramMessage, 'reply_markup'>,
): string {
  const behindWords =
    entities?.map((entity) => (entity.type === 'text_link' ? entity.url : undefined)) ?? []
  const behindButtons =
    message.reply_markup?.inline_keyboard.flat().map((button) => button.url) ?? []
  const hidden = new Set<string>()
  for (const url of [...behindWords, ...behindButtons]) {
    if (url !== undefined && hidden.size < most && !text.includes(url)) hidden.add(url)
  }
  return [text, ...hidden].join('\n')
}
