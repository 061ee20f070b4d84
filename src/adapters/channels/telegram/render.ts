import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'
import { boldRuns } from '../../../domain/bold.ts'
import type { Choice, Outbound } from '../../../domain/message.ts'
import { type Stretch, split } from '../split.ts'

/** Telegram counts the text after its mark-up was taken out. */
export const maxLength = 4096
/** Bytes a button may carry back. */
const maxCallbackData = 64
/** Telegram reads no more entities than this in one message. */
const maxEntities = 100

/** One Telegram message: what `sendMessage` gets beside the chat. */
export type Part = {
  text: string
  entities: MessageEntity[]
  link_preview_options: { is_disabled: true }
  reply_markup?: InlineKeyboardMarkup
}

/** What stands under a photo or a file: Telegram reads no more of it than this. */
const maxCaption = 1024

/** The words under it: what `sendPhoto` and `sendDocument` get beside the chat and the bytes. */
export type Caption = {
  caption: string
  caption_entities: MessageEntity[]
  reply_markup?: InlineKeyboardMarkup
}

/** A message with a picture or a file: that with the text under it, or after it where that is too long. */
export function renderUnder(message: Outbound): (Part | Caption)[] {
  const [first, ...more] = render(message)
  if (!first || more.length > 0 || first.text.length > maxCaption)
    return [{ caption: '', caption_entities: [] }, ...(first ? [first, ...more] : [])]
  const { text, entities, reply_markup } = first
  const keyboard = reply_markup ? { reply_markup } : {}
  return [{ caption: text, caption_entities: entities, ...keyboard }]
}

/**
 * An outbound message as Telegram messages, in order; none when it has nothing to show. Bold goes along as
 * entities and not as HTML, so that no text, whoever wrote it, is ever parsed. Links get no preview: the
 * fraudster's page must not be fetched, nor shown with its picture under our warning.
 */
export function render(message: Outbound): Part[] {
  const pressable = message.choices.every(fitsButton)
  const whole = pressable
    ? message.text
    : [message.text, ...message.choices.map(numbered)].join('\n')
  const runs = boldRuns(wellFormed(whole))
  const text = runs.map((run) => run.text).join('')
  const bold = boldStretches(runs)
  const parts = split(text, maxLength).map((stretch) => part(text, bold, stretch))
  const last = parts.at(-1)
  if (last && pressable && message.choices.length > 0) last.reply_markup = keyboard(message.choices)
  return parts
}

function part(text: string, bold: Stretch[], { start, end }: Stretch): Part {
  const entities: MessageEntity[] = []
  for (const range of bold) {
    const from = Math.max(range.start, start)
    const to = Math.min(range.end, end)
    if (from < to && entities.length < maxEntities)
      entities.push({ type: 'bold', offset: from - start, length: to - from })
  }
  return { text: text.slice(start, end), entities, link_preview_options: { is_disabled: true } }
}

function boldStretches(runs: { text: string; bold: boolean }[]): Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (const run of runs) {
    if (run.bold) stretches.push({ start: at, end: at + run.text.length })
    at += run.text.length
  }
  return stretches
}

// One button a row: a label of a few words is cut off when two share the width of a small phone.
function keyboard(choices: Choice[]): InlineKeyboardMarkup {
  return {
    inline_keyboard: choices.map((choice, index) => [
      { text: wellFormed(numbered(choice, index)), callback_data: choice.id },
    ]),
  }
}

function numbered(choice: Choice, index: number): string {
  return `${index + 1} ${choice.label}`
}

function fitsButton(choice: Choice): boolean {
  const bytes = Buffer.byteLength(choice.id)
  return bytes > 0 && bytes <= maxCallbackData
}

/** Half a surrogate pair cannot be sent as UTF-8; Telegram would refuse the whole message. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
