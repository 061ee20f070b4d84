import { longestWords } from '../../domain/desk.ts'
import type { Words } from '../words.ts'

/** Whether it may be the id of a word: it comes from a page of ours, or from its script. */
export function isWordId(id: string): boolean {
  return /^[\w-]{16,64}$/.test(id)
}

/** What was typed. A form sends its line ends as two characters. */
export function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd()
}

export function tooLong(words: Words): string {
  return words('chats:fault-too-long', { most: longestWords })
}
