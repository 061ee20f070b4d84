import type { ConsoleKey, Words } from '../words.ts'

/** What the script of the chat pages says by itself, with its slots left open. */
const said = {
  'ago-now': ['chats:ago-now'],
  'ago-minutes': ['chats:ago-minutes', 'minutes'],
  'ago-hours': ['chats:ago-hours', 'hours', 'minutes'],
  'ago-days': ['chats:ago-days', 'days', 'hours'],
  'reach-open': ['chats:reach-open', 'ago'],
  'reach-soon': ['chats:reach-soon', 'ago', 'left'],
  'reach-late': ['chats:reach-late', 'ago'],
  below: ['chats:below', 'count'],
  unconfirmed: ['chats:unconfirmed'],
  'file-photo': ['chats:file-photo'],
  'file-document': ['chats:file-document'],
  'file-too-large': ['chats:send-file-too-large', 'most'],
  'file-wrong-type': ['chats:send-file-wrong-type'],
  'file-unconfirmed': ['chats:send-file-unconfirmed'],
  'too-long': ['chats:fault-too-long', 'most'],
} as const satisfies Record<string, readonly [ConsoleKey, ...string[]]>

export function chatScriptWords(words: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(said).map(([name, [key, ...slots]]) => [
      name,
      words(key, Object.fromEntries(slots.map((slot) => [slot, `{${slot}}`]))),
    ]),
  )
}
