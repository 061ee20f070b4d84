import type { Words } from '../words.ts'

/** "Try again in so many minutes." */
export function waitMinutes(words: Words, ms: number): string {
  return words('frame:wait-minutes', { minutes: Math.max(1, Math.ceil(ms / 60_000)) })
}
