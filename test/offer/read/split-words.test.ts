import { describe, expect, it } from 'vitest'
import { parsePhrase } from '../../../src/offer/phrases/phrase.ts'
import { phraseIndex } from '../../../src/offer/phrases/phrase-index.ts'
import { split } from '../../../src/offer/read/split-words.ts'
import { knownWords } from '../../../src/offer/read/word-forms.ts'

const words = knownWords(new Map())
const sentences = (text: string) => split(text, words).filter(({ first }) => first).length
const index = phraseIndex([{ phrase: parsePhrase('paspor dipegang bos'), of: 'held' }])
const isFound = (text: string) => index.find(split(text, words)).length > 0

describe('split words', () => {
  it.each([
    ['Gaji besar. Minat hubungi kami', 2],
    ['Kantor di Jl. S. Parman nomor 4', 1],
    ['Kantor di jalan R.H. Didi Sukardi', 1],
    ['Titip ke Bu R. Sebelum terbang', 2],
  ])('sentences of "%s"', (text, count) => {
    expect(sentences(text)).toBe(count)
  })

  it('what is said in one piece reaches across no full stop', () => {
    expect(isFound('nanti semua paspor dipegang bos sampai pulang')).toBe(true)
    expect(isFound('bawa fotokopi paspor. dipegang bos sampai pulang')).toBe(false)
    expect(isFound('nanti semua paspor dipegang. bos sampai pulang nanti')).toBe(false)
  })

  it('but across line breaks, and across stops that cut a sentence up', () => {
    expect(isFound('nanti semua paspor\ndipegang bos sampai pulang')).toBe(true)
    expect(isFound('nanti semua paspor. dipegang. bos. sampai pulang')).toBe(true)
    expect(isFound('paspor. dipegang bos')).toBe(true)
  })
})
