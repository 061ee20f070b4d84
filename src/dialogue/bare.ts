import { fold } from '../domain/fold.ts'

/** Nothing longer is a command or a short answer. Also keeps the patterns below away from long hostile text. */
const longest = 80

/** A whole message as one word or phrase to compare: folded, single spaces, no signs or emoji around it. */
export function bare(text: string): string {
  return trimmed(text, fold)
}

/** The same with its marks kept, for words that only their marks tell apart. */
export function bareWithMarks(text: string): string {
  return trimmed(text, (short) => short.normalize('NFC').toLowerCase())
}

function trimmed(text: string, plain: (text: string) => string): string {
  const short = text.trim()
  if (short.length > longest) return ''
  const letters = [...plain(short).replace(/\s+/gu, ' ')]
  const isWord = (letter: string) => /[\p{L}\p{N}]/u.test(letter)
  const from = letters.findIndex(isWord)
  return from < 0 ? '' : letters.slice(from, letters.findLastIndex(isWord) + 1).join('')
}

/** A bare message and its readings with stretched letters shortened: `toloooong` is `tolong`. */
export function shortenings(word: string): string[] {
  return [word, word.replace(/(\p{L})\1{2,}/gu, '$1'), word.replace(/(\p{L})\1{2,}/gu, '$1$1')]
}

/** How many words a text has, counted up to `enough`. */
export function hasWords(text: string, enough: number): boolean {
  return text.trim().split(/\s+/u, enough).filter(Boolean).length >= enough
}

/** The message sent last among those that waited. */
export function lastMessage(text: string): string {
  return text.slice(text.lastIndexOf('\n\n') + 1).trim()
}
