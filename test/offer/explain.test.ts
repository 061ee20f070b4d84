import { describe, expect, it } from 'vitest'
import { smallChecker } from './small-house.ts'

const told = (text: string) => {
  const checker = smallChecker()
  const explanation = checker.explain(checker.check(text), 'ID')
  if (!explanation) throw new Error('no offer')
  return explanation
}

describe('explain', () => {
  const danger =
    'Loker admin online di Kamboja, gaji 20 juta, tanpa pengalaman, paspor nanti akan selalu dipegang bos, ' +
    'berangkat pakai visa turis, biaya 5 juta. WA 0812 3456 7890'

  it('tells at most three signs, of different families before two of one', () => {
    const { signs, level } = told(danger)
    expect(level).toBe('danger')
    expect(signs).toHaveLength(3)
    const families = ['passport-kept', 'visit-visa']
    expect(signs.map(({ pattern }) => pattern)).toEqual(expect.arrayContaining(families))
    expect(signs.map(({ pattern }) => pattern)).not.toContain('closed-country')
  })

  it('quotes one short line of the own words', () => {
    for (const { quote } of told(danger).signs) {
      expect(quote?.length ?? 0).toBeLessThanOrEqual(40)
      expect(quote).not.toContain('\n')
    }
    const broken = told(danger.replace('paspor nanti', 'paspor    nanti'))
    expect(broken.signs.find(({ pattern }) => pattern === 'passport-kept')?.quote).toMatch(
      /^paspor nanti/,
    )
  })

  it('says what an authority says of the way', () => {
    expect(told(danger).corridor).toMatchObject({
      destination: 'KH',
      placement: 'closed',
      on: '2026-01-02',
    })
    expect(told(danger).lawfulWay).toBeNull()
    const open = told(
      'PT Laut Biru Sentosa mencari perawat lansia di Taiwan, gaji NT$20.000, daftar di kantor',
    )
    expect(open.lawfulWay?.runBy).toBe('Kantor')
    const unknown = told(
      'PT Laut Biru Sentosa mencari perawat di Jepang, gaji 200.000 yen, daftar di kantor',
    )
    expect(unknown.corridor).toMatchObject({ placement: 'unknown', authority: null })
  })

  it('names firms we hold nothing of, and asks for what is missing', () => {
    const open = told(
      'PT Laut Biru Sentosa mencari perawat lansia di Taiwan, gaji NT$20.000, daftar di kantor',
    )
    expect(open.unknownAgencies).toEqual(['PT Laut Biru Sentosa'])
    expect(open.ask).toBeNull()
    expect(told('Loker Taiwan gaji NT$20.000 minat WA 0812 3456 7890').ask).toBe('who')
  })

  it('tells the weightiest notice of a firm', () => {
    const { notices, unknownAgencies } = told(
      'PT Lautan Sembilan Permata mencari perawat lansia di Taiwan, gaji NT$20.000, daftar di kantor',
    )
    expect(notices.map(({ notice }) => notice.nature)).toEqual(['revoked'])
    expect(unknownAgencies).toEqual([])
  })

  it('is null where there is no offer', () => {
    const checker = smallChecker()
    expect(checker.explain(checker.check('selamat pagi'), 'ID')).toBeNull()
  })
})
