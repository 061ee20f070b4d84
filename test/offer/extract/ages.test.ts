import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

const agesIn = (text: string) =>
  smallChecker()
    .check(text)
    .extract.ages.map(({ low, high }) => [low, high])

describe('ages', () => {
  it.each([
    ['usia 18-39 tahun', [18, 39]],
    ['umur 16 ke atas boleh', [16, 16]],
    ['wanita 22-47 th', [22, 47]],
    ['maks 35 tahun, usia maks 35', [null, 35]],
    ['Nam 20-40 tuổi', [20, 40]],
    ['15t cũng nhận', [15, 15]],
    ['từ 21 tuổi', [21, null]],
  ])('reads "%s"', (text, wanted) => {
    expect(agesIn(text)).toContainEqual(wanted)
  })

  it.each([
    'kontrak 3 tahun, lembur 20 jam',
    'jaga anak umur 12',
    'tanggal 12-15 Mei',
    'gaji 15jt',
  ])('finds none in "%s"', (text) => {
    expect(agesIn(text)).toEqual([])
  })
})
