import { describe, expect, it } from 'vitest'
import { createChecker } from '../../../src/offer/check.ts'
import { smallChecker, smallHouse } from '../small-house.ts'

const kindOf = (text: string) => smallChecker().check(text).kind

describe('sign evidence', () => {
  it.each(['Nanti paspor dipegang bos biar aman ya', 'qua đó giữ hộ chiếu cho chắc nha'])(
    'words of a strong pattern make an offer: %s',
    (text) => {
      expect(kindOf(text)).toBe('offer')
      expect(smallChecker().check(text).level).toBe('danger')
    },
  )

  it.each([
    ['who asks', 'paspor kita dipegang agen, itu wajar ga?', 'question'],
    ['who reports', 'Dua tersangka ditangkap. Paspor dipegang mereka', 'other'],
    ['what a weak pattern says', 'tanpa pengalaman', 'other'],
  ])('but not of %s', (_, text, kind) => {
    expect(kindOf(text)).toBe(kind)
  })

  it('words that also say most of the wording stay a sign', () => {
    const danger = [{ words: 'paspor', weight: 2 }]
    const wording = { danger, offer: [], help: [], missing: [] }
    const checker = createChecker({ ...smallHouse, wording }, () => '2026-11-26')
    expect(checker.check('Nanti paspor dipegang bos biar aman ya').kind).toBe('offer')
  })

  it('words that shops and prize frauds have too make one only where work is spoken of', () => {
    const [first] = smallHouse.patterns.filter(({ strength }) => strength === 'strong')
    if (!first) throw new Error('the small house has no strong pattern')
    const signals = { id: ['kirim kode otp'] }
    const patterns = [{ ...first, id: 'data-for-aid', signals }]
    const checker = createChecker({ ...smallHouse, patterns }, () => '2026-11-26')
    expect(checker.check('Hadiah kakak siap cair, kirim kode otp').kind).toBe('other')
    expect(checker.check('Gaji kakak siap cair, kirim kode otp').kind).toBe('offer')
  })

  it('a fact alone is nobody speaking', () => {
    expect(kindOf('lihat kmuji-daftar.com')).toBe('question')
  })
})
