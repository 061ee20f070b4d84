/**
 * Folding: the plain form in which words are compared. Diacritics, case, width and invisible
 * characters are what people drop or fraudsters add, so none of them may hide a word.
 */

const invisible = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu

/** The text without characters that nobody can see. Length may shrink. */
export function visible(text: string): string {
  return text.replace(invisible, '')
}

const marks = /\p{M}/gu

const plainLetters = /^[\x20-\x7E]*$/

/** Lower case, NFKC, no marks, `đ` as `d`, nothing invisible. For comparing whole words and phrases. */
export function fold(text: string): string {
  if (plainLetters.test(text)) return text.toLowerCase()
  return visible(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .replaceAll('đ', 'd')
}
