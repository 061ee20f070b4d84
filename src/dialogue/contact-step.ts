import type { Event } from '../domain/event.ts'
import type { Session } from '../domain/session.ts'
import { hasWords } from './bare.ts'
import { standsAlone } from './stands-alone.ts'

/** More than this is a story, and nobody's answer to a short question. */
const mostWords = 12
const mostLetters = 80
/** A word of danger is heard within sentences, so a short or a common one would cry all day. */
const fewestLetters = 4
const mostWordsOfWord = 3

/** Steps that keep the person's own words, and where a longer text goes instead. */
const keepsWords: Record<string, (text: string) => string | null> = {
  'safe-contact:when-kept': (text) => (isShort(text) ? null : 'help-now:heard'),
  'safe-contact:opening-kept': (text) => (isShort(text) ? null : 'help-now:heard'),
  'safe-contact:danger-word-kept': (text) => wordStep(text, 'safe-contact:danger-word-again'),
  'safe-contact:own-word-kept': (text) => wordStep(text, 'safe-contact:own-word-again'),
}

/** The step of the questions about writing that fits; null where `step` is none of them, or fits. */
export function contactStep(step: string, session: Session, { text }: Event): string | null {
  // What was agreed before is confirmed with one question.
  if (step === 'safe-contact:start') {
    return session.safeContact ? 'safe-contact:still' : 'safe-contact:seen-by'
  }
  const instead = keepsWords[step]?.(text) ?? null
  if (instead !== 'help-now:heard') return instead
  return session.country === null ? instead : 'help-now:heard-placed'
}

function isShort(text: string): boolean {
  return text.length <= mostLetters && !hasWords(text, mostWords + 1)
}

/** Where a text leads that was to be a word of one's own: `again`, or to help for a story; null: it will do. */
export function wordStep(text: string, again: string): string | null {
  if (!isShort(text)) return 'help-now:heard'
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const isCommon = standsAlone(text) || letters < fewestLetters
  return isCommon || hasWords(text, mostWordsOfWord + 1) ? again : null
}
