import { describe, expect, it } from 'vitest'
import { indexSpellings } from '../../../src/domain/spellings.ts'
import type { WordingWeight } from '../../../src/domain/wording.ts'
import { read } from '../../../src/offer/read/read.ts'
import { indexWording, wordingOf } from '../../../src/offer/wording/wording.ts'

const spellings = indexSpellings({ id: { yg: ['yang'] }, vi: { hđ: ['hợp đồng'] }, en: {} })
const index = (
  danger: Record<string, number>,
  more: Partial<Record<'offer' | 'help' | 'missing', Record<string, number>>> = {},
) => {
  const lines = (weights: Record<string, number> = {}): WordingWeight[] =>
    Object.entries(weights).map(([words, weight]) => ({ words, weight }))
  return indexWording({
    danger: lines(danger),
    offer: lines(more.offer),
    help: lines(more.help),
    missing: lines(more.missing),
  })
}
const all = () => false
const danger = (
  text: string,
  weights: Record<string, number>,
  isLeftOut: (start: number) => boolean = all,
) => wordingOf(read(text, spellings), isLeftOut, index(weights)).odds.danger

describe('wording', () => {
  it('adds up words, roots, two in a row and two with one between', () => {
    const weights = {
      '*': -1,
      paspor: 0.5,
      'paspor dipegang': 1,
      'paspor _ bos': 4,
      '~pegang': 8,
    }
    expect(danger('paspor dipegang bos', weights)).toBeCloseTo(12.5)
    expect(danger('paspor bos', weights)).toBeCloseTo(-0.5)
    expect(danger('sama sekali lain', weights)).toBeCloseTo(-1)
  })

  it('counts each once, however often it is said', () => {
    expect(danger('bos bos bos bos', { bos: 1 })).toBeCloseTo(1)
  })

  it('reads any number as one, chat spellings written out, and letters in disguise', () => {
    expect(danger('gaji 15jt', { 'gaji #': 2 })).toBeCloseTo(2)
    expect(danger('gaji 5.500.000 rupiah', { '# rupiah': 2, '# #': 8 })).toBeCloseTo(2)
    expect(danger('yg penting', { 'yang penting': 2 })).toBeCloseTo(2)
    expect(danger('không hđ', { 'khong hop': 1, 'hop dong': 1 })).toBeCloseTo(2)
    expect(danger('không hđ', { '~hop dong': 2 })).toBeCloseTo(2)
    expect(danger('p4sp0r', { paspor: 2 })).toBeCloseTo(2)
    expect(danger('p.a.s.p.o.r', { paspor: 2 })).toBeCloseTo(2)
  })

  it('lets the same words say less where they stand among many', () => {
    const weights = { paspor: 2, disita: 2 }
    const among = (words: number) => `paspor disita${' lain'.repeat(words - 2)}`
    expect(danger(among(15), weights)).toBeCloseTo(4)
    const long = danger(among(60), weights)
    expect(long).toBeLessThan(2.5)
    expect(long).toBeGreaterThan(1.9)
  })

  it('looks at each of several messages by itself', () => {
    const weights = { paspor: 2, disita: 2, berita: -3, resmi: -3 }
    expect(danger('paspor disita bos\n\nini berita resmi dari kantor', weights)).toBeCloseTo(4)
  })

  it('leaves out what it is told to', () => {
    const text = 'paspor disita, resmi'
    const at = text.indexOf('resmi')
    expect(danger(text, { disita: 2, resmi: -3 }, (start) => start === at)).toBeCloseTo(2)
  })

  it('shows the words that say most, as they were written', () => {
    const text =
      'Halo kak apa kabar semoga sehat selalu ya, P4SPOR nanti dipegang bos dulu ya kak makasih banyak sudah baca'
    const { span } = wordingOf(
      read(text, spellings),
      all,
      index({ paspor: 2, dipegang: 2, bos: 1 }),
    )
    expect(span?.quote).toContain('P4SPOR nanti dipegang bos')
    expect(span?.quote).not.toContain('Halo')
    expect(wordingOf(read('halo', spellings), all, index({ paspor: 2 })).span).toBeNull()
  })

  it('asks who calls of the message that calls loudest', () => {
    const weights = index(
      {},
      { help: { tolong: 1, hilang: 3 }, missing: { hilang: 2, tolong: -2 } },
    )
    const { odds } = wordingOf(read('tolong kami\n\nanak saya hilang', spellings), all, weights)
    expect(odds.help).toBeGreaterThan(2)
    const one = wordingOf(read('tolong kami', spellings), all, weights)
    expect(one.odds.missing).toBeLessThan(0)
  })

  it('says nothing of an empty text', () => {
    expect(danger('', { '*': -1 })).toBeCloseTo(-1)
    expect(danger('🔥🔥', { '*': -1 })).toBeCloseTo(-1)
  })
})
