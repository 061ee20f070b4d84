/** A letter, a mark or a digit: what a word is made of, in either language. */
const partOfWord = '[\\p{L}\\p{M}\\p{N}]'

/**
 * Finds any of the phrases as whole words, with their marks and in any case: `lừa` is found in "Lừa đảo" and
 * not in "lựa". Answers the phrase as it stands in the text, or null.
 */
export function wordFinder(phrases: readonly string[]): (text: string) => string | null {
  if (phrases.length === 0) return () => null
  // The longest first, so that the fault names the whole phrase.
  const sorted = [...phrases].sort((a, b) => b.length - a.length)
  const any = sorted.map((phrase) => literally(phrase.normalize('NFC'))).join('|')
  const pattern = new RegExp(`(?<!${partOfWord})(?:${any})(?!${partOfWord})`, 'iu')
  return (text) => pattern.exec(text.normalize('NFC'))?.[0] ?? null
}

function literally(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+')
}
