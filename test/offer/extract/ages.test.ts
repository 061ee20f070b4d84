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
    ['tuyển nữ 2k10 phụ quán', [16, 16]],
    ['2k9-2k10 đều nhận', [17, 17]],
    ['em nào 2k6 thì nhận', [20, 20]],
    ['nhận sinh năm 2009', [17, 17]],
    ['sinh từ 1995 đến 2010', [16, 16]],
    ['sn 2011 cũng được', [15, 15]],
    ['kelahiran 2008-2011 boleh', [15, 15]],
    ['lahir tahun 1999', [27, 27]],
    ['14-16 tuổi', [14, 16]],
    ['tuổi mười lăm, mười sáu', [15, 15]],
    ['mười sáu tuổi cũng nhận', [16, 16]],
    ['umur enam belas boleh', [16, 16]],
    ['usia 15+ boleh gabung', [15, 15]],
  ])('reads "%s"', (text, wanted) => {
    expect(agesIn(text)).toContainEqual(wanted)
  })

  it.each([
    'kontrak 3 tahun, lembur 20 jam',
    'jaga anak umur 12',
    'tanggal 12-15 Mei',
    'gaji 15jt',
    'trông bé sinh năm 2012',
    'giá 2k một cái',
    'jaga anak kelahiran 2013',
    'berdiri sejak 2010, SK lahir kembali',
    'enam belas jam kerja',
    'mengajar anak usia 7-15 tahun',
    'guru les untuk murid umur 12 tahun',
    'kelas untuk anak usia 4-12',
    'usia produktif, gaji 12jt',
  ])('finds none in "%s"', (text) => {
    expect(agesIn(text)).toEqual([])
  })

  it.each([
    'đến 35 tuổi, thu nhập 12tr',
    'dưới 35 tuổi. Học 12 tháng',
    'tuổi 20-35, thưởng 13 triệu',
  ])('takes no other number for one: "%s"', (text) => {
    expect(agesIn(text)).toHaveLength(1)
  })
})
