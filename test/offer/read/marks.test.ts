import { describe, expect, it } from 'vitest'
import { indexSpellings } from '../../../src/domain/spellings.ts'
import { parsePhrase } from '../../../src/offer/phrases/phrase.ts'
import { phraseIndex } from '../../../src/offer/phrases/phrase-index.ts'
import { marksAgree, marksOf } from '../../../src/offer/read/marks.ts'
import { read } from '../../../src/offer/read/read.ts'

/** Whether a word written so can be meant for a word of a phrase. */
function agree(written: string, phrase: string): boolean {
  const [a, b] = [marksOf(written), marksOf(phrase)]
  if (!a || !b) throw new Error('not one syllable')
  return marksAgree(a, b)
}

const spellings = indexSpellings({ id: {}, vi: { hđ: ['hợp đồng'] }, en: {} })
function finds(phrase: string, text: string): boolean {
  const index = phraseIndex([{ phrase: parsePhrase(phrase, true), of: phrase }])
  return index.find(read(text, spellings).tokens).length > 0
}

describe('marks', () => {
  it('tell words apart that are one when folded', () => {
    expect(agree('vệ', 'vé')).toBe(false)
    expect(agree('thận', 'thân')).toBe(false)
    expect(agree('đông', 'đóng')).toBe(false)
    expect(agree('bơ', 'bo')).toBe(false)
    expect(agree('động', 'dong')).toBe(false)
  })

  it('do not mind marks left out, all or some', () => {
    expect(agree('dong', 'đóng')).toBe(true)
    expect(agree('đong', 'đóng')).toBe(true)
    expect(agree('luong', 'lương')).toBe(true)
    expect(agree('lưong', 'lương')).toBe(true)
  })

  it('know both places of the tone, and hook for tilde', () => {
    expect(agree('hoà', 'hòa')).toBe(true)
    expect(agree('giử', 'giữ')).toBe(true)
    expect(agree('giự', 'giữ')).toBe(false)
  })

  it('take a match away in a phrase only where other marks are written', () => {
    expect(finds('bao vé', 'bao vé máy bay')).toBe(true)
    expect(finds('bao vé', 'bao ve may bay')).toBe(true)
    expect(finds('bao vé', 'tuyển bảo vệ')).toBe(false)
  })

  it('leave chat spellings alone', () => {
    expect(finds('hợp đồng', 'không ký hđ')).toBe(true)
  })

  it('play no part in phrases that are not written with them', () => {
    const index = phraseIndex([{ phrase: parsePhrase('gaji'), of: 'gaji' }])
    expect(index.find(read('gàjí besar', spellings).tokens)).toHaveLength(1)
  })
})
