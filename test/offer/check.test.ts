import { describe, expect, it } from 'vitest'
import { checkLine } from '../../src/offer/check-line.ts'
import { smallChecker } from './small-house.ts'

describe('check', () => {
  const danger =
    'Loker admin online di Kamboja, gaji 20 juta, paspor dipegang bos. WA 0812 3456 7890'

  it('judges a dangerous offer, strongest sign first, quotes as written', () => {
    const verdict = smallChecker().check(danger)
    expect(verdict).toMatchObject({ language: 'id', kind: 'offer', level: 'danger' })
    const [first] = verdict.signs
    expect(first?.pattern).toBe('passport-kept')
    expect(first?.span?.quote).toBe('paspor dipegang')
    expect(danger.slice(first?.span?.start, first?.span?.end)).toBe('paspor dipegang')
    const weights = verdict.signs.map(({ weight }) => weight)
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
  })

  it('gives the lowest level to an offer that says who, what and where', () => {
    const verdict = smallChecker().check(
      'PT Laut Biru Sentosa membuka lowongan perawat lansia ke Taiwan, gaji NT$20.000, datang ke kantor Jl. Merdeka 12',
    )
    expect([verdict.level, verdict.missing]).toEqual(['no-known-signs', []])
  })

  it('is careful where an offer of work abroad is thin, and says what is missing', () => {
    const verdict = smallChecker().check(
      'Lowongan Taiwan gaji NT$20.000, minat hubungi 0812 3456 7890',
    )
    expect([verdict.level, verdict.missing]).toEqual(['caution', ['who', 'what']])
  })

  it('reads English offers for both countries', () => {
    const verdict = smallChecker().check(
      'We are hiring typists in Cambodia, the salary is 1000 USD and the company keeps your passport. Contact telegram @boss1',
    )
    expect([verdict.language, verdict.level]).toEqual(['en', 'danger'])
  })

  it('writes the line other programs rely on', () => {
    const line = checkLine('a1', smallChecker().check(danger))
    expect(Object.keys(line)).toEqual(['id', 'lang', 'kind', 'level', 'score', 'signs', 'agencies'])
    expect(line).toMatchObject({ id: 'a1', lang: 'id', kind: 'offer', level: 'danger' })
    expect(line.signs[0]).toEqual({ pattern: 'passport-kept', quote: 'paspor dipegang', weight: 4 })
    expect(line.score).toBe(Math.round(line.score * 1000) / 1000)
  })

  it('writes notices into the line', () => {
    const line = checkLine('a2', smallChecker().check('PT Gunung Delapan Cahaya'))
    expect(line.level).toBeNull()
    expect(line.agencies).toEqual([
      {
        name: 'PT Gunung Delapan Cahaya',
        nature: 'suspended',
        authority: 'Kantor Uji',
        listed_on: '2026-10-01',
        ends_on: null,
        match: 'exact',
      },
    ])
  })
})
