import { describe, expect, it } from 'vitest'
import { smallChecker } from './small-house.ts'

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

  it('a fact alone is nobody speaking', () => {
    expect(kindOf('lihat kmuji-daftar.com')).toBe('question')
  })
})
