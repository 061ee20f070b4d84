import { describe, expect, it } from 'vitest'
import { indexSpellings } from '../../../src/domain/spellings.ts'
import { parsePhrase } from '../../../src/offer/phrases/phrase.ts'
import { phraseIndex } from '../../../src/offer/phrases/phrase-index.ts'
import { read } from '../../../src/offer/read/read.ts'

const spellings = indexSpellings({
  id: { ga: ['tidak'] },
  vi: { hđ: ['hợp đồng'], k: ['không'] },
  en: {},
})

/** The words a phrase is found on, in a text. */
function found(phrase: string, text: string): string[] {
  const index = phraseIndex([{ phrase: parsePhrase(phrase, true), of: phrase }])
  const { tokens, exact } = read(text, spellings)
  return index
    .find(tokens, exact)
    .map(({ from, to }) => text.slice(tokens[from]?.start, tokens[to]?.end))
}

describe('phrase index', () => {
  it.each([
    ['paspor dipegang', 'Nanti PASPOR dipegang bos', ['PASPOR dipegang']],
    ['paspor ... bos', 'paspor akan selalu ditahan bos', ['paspor akan selalu ditahan bos']],
    ['{paspor|visa} dipegang', 'visa dipegang', ['visa dipegang']],
    ['~tahan', 'paspornya ditahan', ['ditahan']],
    ['gaji* besar', 'gajinya besar', ['gajinya besar']],
    ['gaji #', 'gaji 15jt', ['gaji 15jt']],
    ['kerja di? luar', 'kerja luar', ['kerja luar']],
    ['kerja di? luar', 'kerja di luar', ['kerja di luar']],
    ['tidak boleh', 'ga boleh', ['ga boleh']],
    ['hợp đồng', 'ký hđ liền', ['hđ']],
    ['{paspor|paspor asli}', 'paspor dipegang', ['paspor']],
    ['gaji gaji', 'gaji gaji gaji', ['gaji gaji', 'gaji gaji']],
  ])('finds "%s" in "%s"', (phrase, text, words) => {
    expect(found(phrase, text)).toEqual(words)
  })

  it.each([
    ['paspor ... bos', 'paspor disimpan sendiri. Lalu bos datang'],
    ['paspor ... bos', 'paspor\nbos'],
    ['paspor ...1 bos', 'paspor akan selalu ditahan bos'],
    ['gaji #', 'gaji besar'],
    ['visa kerja', 'visa turis kerja'],
  ])('does not find "%s" in "%s"', (phrase, text) => {
    expect(found(phrase, text)).toEqual([])
  })

  it('takes other marks for another word, and missing ones for the same', () => {
    expect(found('bẫy', 'coi chung bay')).toEqual(['bay'])
    expect(found('dụ', 'chờ đủ người')).toEqual([])
  })

  it('takes a word without marks for itself where the sentence writes marks', () => {
    const marked = 'ba tuần nữa sẽ bay sang đó làm việc tại nhà máy'
    expect(found('bẫy', marked)).toEqual([])
    expect(found('bay', marked)).toEqual(['bay'])
    // A marked line before says nothing of an unmarked one.
    expect(found('bẫy', `cảnh báo lừa đảo nghiêm trọng đấy nhé\ncoi chung bay`)).toEqual(['bay'])
  })
})
