import { fold } from './fold.ts'

/**
 * On which terms a person who may be watched is written to. Each question may be skipped, and what was not
 * answered is not agreed: then nobody writes first, and to others only the harmless line is said.
 */
export type SafeContact = {
  /** When the last of it was answered, or confirmed: epoch milliseconds, UTC. */
  at: number
  /** Whether somebody else sees the telephone. */
  seenBy: 'nobody' | 'others' | 'unknown'
  mayWrite: boolean
  /** Where and when, and with which words we begin, as they put it; null: they left it to us. */
  when: string | null
  opening: string | null
  ifOthers: 'silence' | 'harmless'
  /** Brings help at once, whatever else is open or hidden. Folded, as it is compared. */
  dangerWord: string | null
  /** Opens a hidden chat in the place of MENU. Folded. */
  ownWord: string | null
}

/** Nobody agreed to anything. */
const nothingAgreed: Omit<SafeContact, 'at'> = {
  seenBy: 'unknown',
  mayWrite: false,
  when: null,
  opening: null,
  ifOthers: 'harmless',
  dangerWord: null,
  ownWord: null,
}

/**
 * After so long a silence the telephone may lie in another hand: what was agreed is asked again, and no text is
 * taken for the answer to a question of back then.
 */
export const longSilence = 24 * 60 * 60_000

/**
 * The terms with one more answer: the id of a choice, or the person's own words. The first question begins
 * them anew, so that nothing of an earlier time holds unseen.
 */
export function withTerm(
  before: SafeContact | undefined,
  step: string,
  answer: string,
  at: number,
): SafeContact {
  const terms = step === 'seen-by' || !before ? { ...nothingAgreed, at } : { ...before, at }
  const said = answer === 'skip' || answer.trim() === '' ? null : answer.trim()
  // Asked once more, because the first word would not do.
  switch (step.replace(/-again$/, '')) {
    case 'seen-by':
      return { ...terms, seenBy: said === 'nobody' || said === 'others' ? said : 'unknown' }
    case 'may-write':
      return { ...terms, mayWrite: said === 'yes' }
    case 'when':
      return { ...terms, when: said }
    case 'opening':
      return { ...terms, opening: said }
    case 'if-others':
      return { ...terms, ifOthers: said === 'silence' ? 'silence' : 'harmless' }
    case 'danger-word':
      return { ...terms, dangerWord: said === null ? null : wordsOf(said) }
    case 'own-word':
      return { ...terms, ownWord: said === null ? null : wordsOf(said) }
    default:
      return terms
  }
}

/** Whether somebody may begin to write to them: agreed, and not before a long silence. */
export function mayWriteFirst(terms: SafeContact | undefined, safeToWrite: boolean): boolean {
  return safeToWrite && terms?.mayWrite === true
}

/** Whether a text holds the word they chose, with or without marks, alone or within a sentence. */
export function holdsWord(text: string, word: string | null | undefined): boolean {
  return Boolean(word) && ` ${wordsOf(text)} `.includes(` ${word} `)
}

/** Whether one of the messages that waited is the word and nothing else. */
export function isWord(text: string, word: string | null | undefined): boolean {
  return Boolean(word) && text.split('\n\n').some((message) => wordsOf(message) === word)
}

/** A word as it is kept to be compared: folded, without signs. */
export function asWord(text: string): string {
  return wordsOf(text)
}

/** The words of a text alone: folded, without signs between them. */
function wordsOf(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
