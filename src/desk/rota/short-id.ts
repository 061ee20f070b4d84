import { createHash } from 'node:crypto'
import { codeLetters } from '../../domain/short-code.ts'

const length = 6
/** Each list of the queue asks for the same ones. */
const known = new Map<string, string>()
const mostKnown = 5_000

/**
 * A short name for a hand-over, for mails and the staff's group: `K7QPTM`. Made of random ids by a hash, so
 * that it leads to no chat without the store.
 */
export function shortIdOf(chat: string, since: number): string {
  const name = `hand-over ${chat} ${since}`
  const before = known.get(name)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  const made = madeOf(name)
  known.set(name, made)
  return made
}

function madeOf(name: string): string {
  const hash = createHash('sha256').update(name).digest()
  return [...hash.subarray(0, length)]
    .map((byte) => codeLetters.charAt(byte % codeLetters.length))
    .join('')
}
