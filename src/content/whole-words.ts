/**
 * Finds the phrases that stand in a text as whole words, with their marks and in any case: `lừa` is found in
 * "Lừa đảo" and not in "lựa". Answers each as given and as it stands in the text, the longest first.
 */
export function wordFinder(phrases: readonly string[]): (text: string) => Found[] {
  // Plain searching, because a regular expression over all letters in both cases takes longer to build
  // than all texts take to search.
  const sorted = phrases
    .map((phrase) => ({ phrase, plain: plain(phrase) }))
    .sort((a, b) => b.plain.length - a.plain.length)
  return (text) => {
    const own = text.normalize('NFC').replace(/\s+/g, ' ')
    const lower = own.toLowerCase()
    // A few capitals of other languages become longer.
    const shown = lower.length === own.length ? own : lower
    return sorted.flatMap(({ phrase, plain }) => {
      const at = findWhole(lower, plain)
      return at < 0 ? [] : [{ phrase, written: shown.slice(at, at + plain.length) }]
    })
  }
}

export type Found = { phrase: string; written: string }

function plain(phrase: string): string {
  return phrase.normalize('NFC').toLowerCase()
}

/** A letter, a mark or a digit: what a word is made of, in either language. */
const partOfWord = /[\p{L}\p{M}\p{N}]/u

function findWhole(text: string, phrase: string): number {
  let at = text.indexOf(phrase)
  while (at >= 0) {
    const before = text[at - 1] ?? ' '
    const after = text[at + phrase.length] ?? ' '
    if (!partOfWord.test(before) && !partOfWord.test(after)) return at
    at = text.indexOf(phrase, at + 1)
  }
  return -1
}
