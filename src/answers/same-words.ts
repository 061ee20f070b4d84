import { fold } from '../domain/fold.ts'
import { longestBehind } from './longest-behind.ts'

/** The term that stands for all that say the same as the words from `at` on, and how many words those are. */
export type SameWords = (
  terms: readonly string[],
  at: number,
) => { term: string; length: number } | null

/**
 * @param groups words that say the same, each of one to six words
 * @param rootOf how a word is read
 */
export function sameWords(
  groups: readonly (readonly string[])[],
  rootOf: (word: string) => string,
): SameWords {
  const byPhrase = new Map<string, string>()
  for (const [n, group] of groups.entries()) {
    for (const phrase of group) {
      byPhrase.set(fold(phrase).split(' ').map(rootOf).join(' '), `#${n}`)
    }
  }
  const longest = longestBehind(byPhrase.keys())
  return (terms, at) => {
    const most = longest.get(terms[at] ?? '') ?? 0
    for (let length = Math.min(most, terms.length - at); length > 0; length--) {
      const term = byPhrase.get(terms.slice(at, at + length).join(' '))
      if (term !== undefined) return { term, length }
    }
    return null
  }
}
