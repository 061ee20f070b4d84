import { createHash } from 'node:crypto'
import { codeLetters } from '../../domain/short-code.ts'

const length = 6

/**
 * A short name for a hand-over, for mails and the staff's group: `K7QPTM`. Made of random ids by a hash, so
 * that it leads to no chat without the store.
 */
export function shortIdOf(chat: string, since: number): string {
  const hash = createHash('sha256').update(`hand-over ${chat} ${since}`).digest()
  return [...hash.subarray(0, length)]
    .map((byte) => codeLetters.charAt(byte % codeLetters.length))
    .join('')
}
