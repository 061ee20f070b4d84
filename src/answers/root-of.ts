import { roots } from '../domain/stem.ts'

/**
 * The root of an Indonesian word, by which `membayar`, `dibayar` and `pembayaran` are one. Of the roots a word may
 * have, the longest that stands by itself among `bareWords` is taken; without one the word stays as it is.
 */
export function rootOf(word: string, bareWords: ReadonlySet<string>): string {
  if (fixed.has(word)) return word
  const found = roots(word).filter((root) => bareWords.has(root))
  const own = bareWords.has(word) ? [word] : []
  const shorter = found.filter((root) => root.length < word.length)
  return shortest([...own, ...shorter]) ?? word
}

/** Words whose affix is none, or whose root means something else. */
const fixed = new Set([
  'meninggal',
  'keluarga',
  'perusahaan',
  'negara',
  'negeri',
  'berangkat',
  'perempuan',
  'pertama',
  'makanan',
  'penempatan',
])

function shortest(words: string[]): string | undefined {
  return words.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]
}
