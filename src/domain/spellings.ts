import { fold } from './fold.ts'
import type { TextLanguage } from './language.ts'

/** Chat spellings ready for look-up: folded spelling to how it is written and what it stands for, folded. */
export type Spellings = ReadonlyMap<string, { marked: string; words: string[] }[]>

/** Makes the chat spellings of all languages ready. Texts mix languages, so all are tried. */
export function indexSpellings(lists: Record<TextLanguage, Record<string, string[]>>): Spellings {
  const index = new Map<string, { marked: string; words: string[] }[]>()
  for (const list of Object.values(lists)) {
    for (const [spelling, words] of Object.entries(list)) {
      const key = fold(spelling)
      const entry = { marked: spelling.normalize('NFC').toLowerCase(), words: words.map(fold) }
      index.set(key, [...(index.get(key) ?? []), entry])
    }
  }
  return index
}
