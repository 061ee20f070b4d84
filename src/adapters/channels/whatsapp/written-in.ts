import type { proto } from '@whiskeysockets/baileys'

/** Numbers of one contact card; more than an honest one holds. */
const mostNumbers = 10

/** The words of a message that is made of words; null where there are none. */
export function wordsOf(message: proto.IMessage): string | null {
  return (
    message.conversation ||
    message.extendedTextMessage?.text ||
    message.buttonsResponseMessage?.selectedDisplayText ||
    message.templateButtonReplyMessage?.selectedDisplayText ||
    message.listResponseMessage?.title ||
    null
  )
}

/**
 * The words, with what they were written to where that lies outside of this chat: the message of a group
 * that is answered privately, or the advert in which somebody pressed "send message".
 */
export function withWhatItIsAbout(text: string, context: proto.IContextInfo | null): string {
  const quoted = context?.remoteJid && context.quotedMessage ? wordsOf(context.quotedMessage) : null
  const advert = context?.externalAdReply
  const about = [quoted, advert?.title, advert?.body, advert?.sourceUrl].filter((part) => part)
  return about.length === 0 ? text : `${about.join('\n')}\n\n${text}`
}

/** Name and telephone numbers of contact cards, a line each. */
export function cardsAsText(cards: proto.Message.IContactMessage[]): string {
  return cards
    .flatMap(({ displayName, vcard }) => [displayName ?? '', ...numbersIn(vcard ?? '')])
    .filter((line) => line !== '')
    .join('\n')
}

function numbersIn(vcard: string): string[] {
  return vcard
    .split(/\r?\n/)
    .filter((line) => /^(?:item\d+\.)?TEL\b/i.test(line))
    .map((line) => line.slice(line.lastIndexOf(':') + 1).trim())
    .slice(0, mostNumbers)
}
