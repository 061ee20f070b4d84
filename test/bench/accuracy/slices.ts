import type { LabelledText } from '../../offers/labelled.ts'

/** Ways to write the same text that people or recruiters use; null where it would be the same. */
export const variants: Record<string, (text: LabelledText) => string | null> = {
  'without diacritics': ({ text }) => {
    const bare = text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D')
    return bare === text.normalize('NFD') ? null : bare
  },
  'digits for letters': ({ text }) =>
    text.replaceAll(/(?<![\p{L}\p{N}@.])[a-zA-Z]{5,}(?![\p{L}\p{N}@.])/gu, (word) =>
      word.replaceAll(/[aioe]/g, (letter) => leet[letter] ?? letter),
    ),
  'emoji between lines': ({ text }) => `🔥 ${text.replaceAll(/([.\n])\s*/g, '$1 ✅ ')} 🙏`,
  'in capitals': ({ text }) => text.toUpperCase(),
}

const leet: Record<string, string> = { a: '4', i: '1', o: '0', e: '3' }

const words = (text: string) => text.split(/\s+/).length

/** Texts of a kind, by how they are written. */
export const slices: Record<string, (text: LabelledText) => boolean> = {
  'very short (up to 12 words)': ({ text }) => words(text) <= 12,
  'long (over 60 words)': ({ text }) => words(text) > 60,
  'code-mixed': ({ tags }) => tags.includes('codemixed') || tags.includes('mixed'),
  'listings of job boards': ({ tags }) => tags.includes('jobboard'),
  'out of a private chat': ({ tags }) => tags.includes('chat'),
  dialect: ({ tags }) => tags.includes('dialect'),
  'teencode or no diacritics, as written': ({ tags }) =>
    tags.includes('teencode') || tags.includes('nodiacritics'),
  'quoted or forwarded': ({ tags }) => tags.includes('quoted') || tags.includes('forwarded'),
  'marked hard by its writer': ({ tags }) => tags.includes('hard'),
}
