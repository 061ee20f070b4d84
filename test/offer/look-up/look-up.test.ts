import { describe, expect, it } from 'vitest'
import type { AgencyNotice } from '../../../src/domain/notice.ts'
import { createChecker } from '../../../src/offer/check.ts'
import { notice, smallChecker, smallHouse } from '../small-house.ts'

const withNotices = (notices: AgencyNotice[], today = '2026-11-25') =>
  createChecker({ ...smallHouse, notices }, () => today)
const advert = (name: string) =>
  `${name} membuka lowongan perawat lansia di Taiwan, gaji NT$20.000, kontrak 3 tahun, daftar di kantor Jakarta`

describe('look up', () => {
  it.each([
    ['PT Lautan Sembilan Permata', 'exact'],
    ['PT. LAUTAN SEMBILAN PERMATA', 'exact'],
    ['PT Lautan SembilanPermata', 'exact'],
    ['PT Lautan Sembilan Permatta', 'similar'],
    ['Lautan Sembilan Permata', 'exact'],
    ['pt lautan sembilan permata', 'exact'],
    ['PT Lautan-Sembilan & Permata', 'exact'],
  ])('finds %s (%s)', (name, match) => {
    const [agency] = smallChecker().check(advert(name)).agencies
    expect([agency?.notice.name, agency?.match]).toEqual(['PT Lautan Sembilan Permata', match])
  })

  it('does not take everyday words for a short name', () => {
    expect(smallChecker().check('kamu bisa gaji como 5 juta').agencies).toEqual([])
    expect(smallChecker().check('Công ty COMO tuyển 5 thợ may').agencies).toHaveLength(1)
  })

  it('finds a firm named in a message of nothing else, and gives no level', () => {
    for (const text of ['PT Gunung Delapan Cahaya', 'gunung delapan cahaya', 'como']) {
      const verdict = smallChecker().check(text)
      expect([verdict.kind, verdict.level, verdict.agencies.length]).toEqual(['question', null, 1])
    }
  })

  it.each([
    ['revoked', 'danger'],
    ['unlicensed', 'danger'],
    ['suspended', 'caution'],
    ['fined', 'no-known-signs'],
    ['charged', 'no-known-signs'],
    ['named', 'no-known-signs'],
    ['licensed', 'no-known-signs'],
  ] as const)('a firm %s makes a clean offer %s', (nature, level) => {
    const checker = withNotices([notice('PT Kapal Enam Layar', { nature, listedOn: '2026-09-01' })])
    expect(checker.check(advert('PT Kapal Enam Layar')).level).toBe(level)
  })

  it('raises nothing by a similar name', () => {
    expect(smallChecker().check(advert('PT Lautan Sembilan Permatta')).level).toBe('no-known-signs')
  })

  it('does not mind a placement licence in work at home', () => {
    const text =
      'PT Lautan Sembilan Permata mencari kasir di Jakarta, gaji 4 juta, datang ke kantor cabang'
    expect(smallChecker().check(text).level).toBe('caution')
  })

  it('forgets a suspension that is over', () => {
    const over = notice('PT Kapal Enam Layar', {
      nature: 'suspended',
      listedOn: '2026-01-01',
      endsOn: '2026-04-01',
    })
    const [match] = withNotices([over]).check(advert('PT Kapal Enam Layar')).agencies
    expect([
      match?.inForce,
      withNotices([over]).check(advert('PT Kapal Enam Layar')).level,
    ]).toEqual([false, 'no-known-signs'])
    expect(withNotices([over], '2026-03-31').check(advert('PT Kapal Enam Layar')).level).toBe(
      'caution',
    )
  })

  it('takes a later licence by the same authority as the end of what it said before', () => {
    const revoked = notice('PT Kapal Enam Layar', { nature: 'revoked', listedOn: '2025-01-01' })
    const licensed = notice('PT Kapal Enam Layar', { nature: 'licensed', listedOn: '2026-01-01' })
    const elsewhere = { ...licensed, authority: 'Kantor Lain' }
    expect(withNotices([revoked, licensed]).check(advert('PT Kapal Enam Layar')).level).toBe(
      'no-known-signs',
    )
    expect(withNotices([revoked, elsewhere]).check(advert('PT Kapal Enam Layar')).level).toBe(
      'danger',
    )
    const earlier = { ...licensed, listedOn: '2024-01-01' }
    expect(withNotices([revoked, earlier]).check(advert('PT Kapal Enam Layar')).level).toBe(
      'danger',
    )
  })

  it('shows the latest notice of a nature once', () => {
    const old = notice('PT Kapal Enam Layar', { nature: 'fined', listedOn: '2020' })
    const late = notice('PT Kapal Enam Layar', { nature: 'fined', listedOn: '2026-02' })
    const found = withNotices([old, late]).check(advert('PT Kapal Enam Layar')).agencies
    expect(found.map(({ notice: { listedOn } }) => listedOn)).toEqual(['2026-02'])
  })

  it('knows an imitated site by its domain', () => {
    const text = 'Loker petugas, gaji 8 juta, daftar di https://www.kmuji-daftar.com/form'
    const verdict = smallChecker().check(text)
    expect(verdict.agencies.map(({ notice: { nature } }) => nature)).toEqual(['imitation'])
    expect(verdict.level).toBe('danger')
  })

  it('costs little more with a hundred thousand notices than with a thousand', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) =>
        notice(`PT ${word(i)} ${word(i * 7 + 3)} ${word(i * 13 + 5)} Mandiri`, { nature: 'fined' }),
      )
    const texts = Array.from({ length: 60 }, (_, i) =>
      advert(`PT ${word(i * 5)} ${word(i)} Mandirri Jaya`),
    )
    const time = (count: number) => {
      const checker = withNotices(many(count))
      const run = () => {
        const from = performance.now()
        for (const text of texts) checker.check(text)
        return performance.now() - from
      }
      run()
      return Math.min(run(), run(), run())
    }
    const few = time(1000)
    // Twice is the promise; a busy machine gets some room.
    expect(time(100_000)).toBeLessThan(few * 2.5 + 10)
  })
})

/** An invented word for a number, made of syllables. */
function word(n: number): string {
  const syllables = ['ba', 'ki', 'lu', 'mo', 'ra', 'se', 'to', 'wi', 'nu', 'pe', 'di', 'ga']
  let text = ''
  for (let k = n + 17; k > 0; k = Math.floor(k / 12)) text += syllables[k % 12]
  return text.charAt(0).toUpperCase() + text.slice(1)
}
