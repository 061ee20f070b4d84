import { expect, test } from 'vitest'
import { canBe } from '../../src/offer/marks.ts'

test('other marks make another word', () => {
  for (const [written, meant] of [
    ['bảo', 'bao'],
    ['cẩn', 'cần'],
    ['đủ', 'dụ'],
    ['tới', 'tôi'],
    ['cấm', 'cam'],
  ]) {
    expect([written, meant, canBe(written ?? '', meant ?? '')]).toEqual([written, meant, false])
  }
})

test('marks left out, all or some, make no difference', () => {
  for (const written of ['duong', 'đuong', 'dường', 'đương', 'đường']) {
    expect([written, canBe(written, 'đường')]).toEqual([written, true])
  }
})

test('the tone may stand on either vowel, and hook and tilde are one', () => {
  expect(canBe('hoà', 'hòa')).toBe(true)
  expect(canBe('nghĩ', 'nghỉ')).toBe(true)
})
