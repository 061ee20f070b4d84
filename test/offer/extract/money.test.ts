import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

const moneyIn = (text: string, language: 'id' | 'vi' = 'id') =>
  smallChecker()
    .check(text, { language })
    .extract.money.map(({ low, high, currency, role, period }) => [
      low,
      high,
      currency,
      role,
      period,
    ])

describe('money', () => {
  it.each([
    ['Gaji 7jt - 16jt /bln', [7e6, 16e6, 'IDR', 'pay', 'month']],
    ['gaji 20jt-30jt', [20e6, 30e6, 'IDR', 'pay', null]],
    ['Gaji Rp 17.888.701 / bulan', [17_888_701, 17_888_701, 'IDR', 'pay', 'month']],
    ['gaji harian 200.000 – 2.000.000', [200_000, 2_000_000, null, 'pay', 'day']],
    ['dikasih 600 dolar sebulan', [600, 600, 'USD', 'pay', 'month']],
    ['gaji pokok RM1.500–3.000 per bulan', [1500, 3000, 'MYR', 'pay', 'month']],
    ['gaji SR 1000', [1000, 1000, 'SAR', 'pay', null]],
    ['biaya 80 juta', [80e6, 80e6, 'IDR', 'fee', null]],
    ['gaji 100–200 ribu yen/bulan', [100_000, 200_000, 'JPY', 'pay', 'month']],
    ['gaji NT$20.000 per bulan', [20_000, 20_000, 'TWD', 'pay', 'month']],
    ['gaji 2,5jt', [2.5e6, 2.5e6, 'IDR', 'pay', null]],
    ['bayar 30rb per tugas', [30_000, 30_000, 'IDR', 'fee', null]],
    ['upah sejam RM 8 per jam', [8, 8, 'MYR', 'pay', 'hour']],
  ])('reads "%s"', (text, wanted) => {
    expect(moneyIn(text)).toContainEqual(wanted)
  })

  it.each([
    ['lương 15-70tr/tháng', [15e6, 70e6, 'VND', 'pay', 'month']],
    ['luong 2Otr-3Otr/th', [20e6, 30e6, 'VND', 'pay', 'month']],
    ['cọc 5tr5', [5.5e6, 5.5e6, 'VND', 'fee', null]],
    ['đóng 2tr8', [2.8e6, 2.8e6, 'VND', 'fee', null]],
    ['lương 8 triệu rưỡi', [8.5e6, 8.5e6, 'VND', 'pay', null]],
    ['lương 12 den 30tr/thang', [12e6, 30e6, 'VND', 'pay', 'month']],
    ['on dinh 800 do/thang', [800, 800, 'USD', 'pay', 'month']],
    ['lương 1.200-1.500 USD', [1200, 1500, 'USD', 'pay', null]],
    ['nộp trước 5.500$', [5500, 5500, 'USD', 'fee', null]],
    ['lương 60-100k/giờ', [60_000, 100_000, 'VND', 'pay', 'hour']],
    ['trang phục 450.000đ', [450_000, 450_000, 'VND', 'fee', null]],
    ['lương 900.000 won', [900_000, 900_000, 'KRW', 'pay', null]],
    ['cho ứng trước 10 triệu', [10e6, 10e6, 'VND', 'advance', null]],
    ['lương 20 củ', [20e6, 20e6, 'VND', 'pay', null]],
  ])('reads "%s"', (text, wanted) => {
    expect(moneyIn(text, 'vi')).toContainEqual(wanted)
  })

  it.each([
    'em sinh năm 2k6, k cần bằng cấp',
    'usia 18-39 tahun, kontrak 3 tahun',
    'hubungi 0812 3456 7890',
    'PENG.2062/04.04/PP.02.04/V/2025',
    'mulai 12.30 sampai 17.45',
    'visa E7, E8-2, IP13',
  ])('finds no money in "%s"', (text) => {
    expect(moneyIn(text)).toEqual([])
  })

  it('keeps the offsets of the text as received', () => {
    const text = '🔥🔥 ｇａｊｉ  ７ｊｔ ​per bulan'
    const [money] = smallChecker().check(text).extract.money
    expect(money?.span.quote).toBe('７ｊｔ')
    expect(text.slice(money?.span.start, money?.span.end)).toBe('７ｊｔ')
  })
})
