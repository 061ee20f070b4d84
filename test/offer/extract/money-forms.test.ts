import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

type Read = [
  low: number,
  high: number,
  currency: string | null,
  role: string,
  period: string | null,
]

const moneyIn = (text: string, language: 'id' | 'vi') =>
  smallChecker()
    .check(text, { language })
    .extract.money.map(
      ({ low, high, currency, role, period }): Read => [low, high, currency, role, period],
    )

/** How adverts write pay; each form once, in words of our own. */
const indonesian: [string, Read][] = [
  ['gaji 15jt', [15e6, 15e6, 'IDR', 'pay', null]],
  ['gaji 15 Jt/bln', [15e6, 15e6, 'IDR', 'pay', 'month']],
  ['gaji Rp 7.000.000 - 12 jt', [7e6, 12e6, 'IDR', 'pay', null]],
  ['gaji Rp7.000.000,- per bulan', [7e6, 7e6, 'IDR', 'pay', 'month']],
  ['gaji 28-29 jt/bln', [28e6, 29e6, 'IDR', 'pay', 'month']],
  ['gaji 28 s/d 29 juta perbulan', [28e6, 29e6, 'IDR', 'pay', 'month']],
  ['gaji 1 juta per HARI', [1e6, 1e6, 'IDR', 'pay', 'day']],
  ['upah 250rb/hr', [250_000, 250_000, 'IDR', 'pay', 'day']],
  ['gaji 900k sehari', [900_000, 900_000, 'IDR', 'pay', 'day']],
  ['gaji IDR 7m/month', [7e6, 7e6, 'IDR', 'pay', 'month']],
  ['gaji 5,5 juta/bulan', [5.5e6, 5.5e6, 'IDR', 'pay', 'month']],
  ['gaji 2 juta seminggu', [2e6, 2e6, 'IDR', 'pay', 'week']],
  ['gaji NT$ 29.500', [29_500, 29_500, 'TWD', 'pay', null]],
  ['gaji 29.500 NTD, jam kerja 8 jam', [29_500, 29_500, 'TWD', 'pay', null]],
  ['gaji RM1.500–3.000', [1500, 3000, 'MYR', 'pay', null]],
  ['gaji RM 1,700 sebulan', [1700, 1700, 'MYR', 'pay', 'month']],
  ['gaji RM65 sehari', [65, 65, 'MYR', 'pay', 'day']],
  ['gaji SGD 600 - 750', [600, 750, 'SGD', 'pay', null]],
  ['gaji HKD 5.100', [5100, 5100, 'HKD', 'pay', null]],
  ['gaji SR 1000', [1000, 1000, 'SAR', 'pay', null]],
  ['gaji 1.500 riyal saudi', [1500, 1500, 'SAR', 'pay', null]],
  ['gaji KD 120 per bulan', [120, 120, 'KWD', 'pay', 'month']],
  ['gaji 35-40 man yen', [350_000, 400_000, 'JPY', 'pay', null]],
  ['gaji 18 man sebulan', [180_000, 180_000, 'JPY', 'pay', 'month']],
  ['gaji 215.000 yen', [215_000, 215_000, 'JPY', 'pay', null]],
  ['gaji ¥196.400', [196_400, 196_400, 'JPY', 'pay', null]],
  ['gaji 2,6 juta won', [2.6e6, 2.6e6, 'KRW', 'pay', null]],
  ['gaji 10.500 MOP', [10_500, 10_500, 'MOP', 'pay', null]],
  ['gaji HUF 330.000 gross', [330_000, 330_000, 'HUF', 'pay', null]],
  ['gaji 7.200 zł', [7200, 7200, 'PLN', 'pay', null]],
  ['gaji 900 - 1.200 dolar/bulan', [900, 1200, 'USD', 'pay', 'month']],
  ['gaji $900-$1200', [900, 1200, 'USD', 'pay', null]],
  ['gaji USD 1.2k', [1200, 1200, 'USD', 'pay', null]],
  ['gaji 1000 USDT', [1000, 1000, 'USDT', 'pay', null]],
  ['gaji € 1.450 netto', [1450, 1450, 'EUR', 'pay', null]],
  ['gaji 30.000 THB', [30_000, 30_000, 'THB', 'pay', null]],
  ['gaji 60rb peso', [60_000, 60_000, 'PHP', 'pay', null]],
  ['gaji AED 2,800', [2800, 2800, 'AED', 'pay', null]],
  ['bayar 300rb hari ini', [300_000, 300_000, 'IDR', 'fee', null]],
  ['tukang masak, QAR 1.900 + mess, medical insurance', [1900, 1900, 'QAR', 'unknown', null]],
  ['izin kerja dijual $9k, potong gaji', [9000, 9000, 'USD', 'fee', null]],
]

const vietnamese: [string, Read][] = [
  ['lương 900 đô', [900, 900, 'USD', 'pay', null]],
  ['luong 900 do/thang', [900, 900, 'USD', 'pay', 'month']],
  ['lương 900$ 1 tháng', [900, 900, 'USD', 'pay', 'month']],
  ['lương 20tr/th', [20e6, 20e6, 'VND', 'pay', 'month']],
  ['lương 20 tr 1 tháng', [20e6, 20e6, 'VND', 'pay', 'month']],
  ['lương 20trđ', [20e6, 20e6, 'VND', 'pay', null]],
  ['lương 1tr2 một ngày', [1.2e6, 1.2e6, 'VND', 'pay', 'day']],
  ['lương 8tr5', [8.5e6, 8.5e6, 'VND', 'pay', null]],
  ['lương 8 tr 5', [8.5e6, 8.5e6, 'VND', 'pay', null]],
  ['lương 8 triệu 500', [8.5e6, 8.5e6, 'VND', 'pay', null]],
  ['lương 20 củ', [20e6, 20e6, 'VND', 'pay', null]],
  ['lương 20 chai', [20e6, 20e6, 'VND', 'pay', null]],
  ['lương 18-22 triệu', [18e6, 22e6, 'VND', 'pay', null]],
  ['lương từ 18 đến 22 triệu/tháng', [18e6, 22e6, 'VND', 'pay', 'month']],
  ['lương 18tr - 22tr', [18e6, 22e6, 'VND', 'pay', null]],
  ['lương 9.500.000 đ', [9.5e6, 9.5e6, 'VND', 'pay', null]],
  ['lương 9,500,000 VNĐ', [9.5e6, 9.5e6, 'VND', 'pay', null]],
  ['lương 300 nghìn một buổi', [300_000, 300_000, 'VND', 'pay', 'day']],
  ['lương 300k/ngày', [300_000, 300_000, 'VND', 'pay', 'day']],
  ['lương 30k/h', [30_000, 30_000, 'VND', 'pay', 'hour']],
  ['lương 35-40 man', [350_000, 400_000, 'JPY', 'pay', null]],
  ['lương 18 man/tháng', [180_000, 180_000, 'JPY', 'pay', 'month']],
  ['lương 215.000 yên', [215_000, 215_000, 'JPY', 'pay', null]],
  ['lương 21 vạn yên', [210_000, 210_000, 'JPY', 'pay', null]],
  ['lương 2.060.740 won', [2_060_740, 2_060_740, 'KRW', 'pay', null]],
  ['lương 2,1 triệu won', [2.1e6, 2.1e6, 'KRW', 'pay', null]],
  ['lương 29.500 Đài tệ', [29_500, 29_500, 'TWD', 'pay', null]],
  ['lương 29.500 tệ Đài', [29_500, 29_500, 'TWD', 'pay', null]],
  ['lương 4.500 tệ', [4500, 4500, 'CNY', 'pay', null]],
  ['lương 5 nghìn tệ', [5000, 5000, 'CNY', 'pay', null]],
  ['lương 1.700 RM', [1700, 1700, 'MYR', 'pay', null]],
  ['lương 27k baht/th', [27_000, 27_000, 'THB', 'pay', 'month']],
  ['lương 880€', [880, 880, 'EUR', 'pay', null]],
  ['lương 1.200 euro/tháng', [1200, 1200, 'EUR', 'pay', 'month']],
  ['lương 29–31 NZD/giờ', [29, 31, 'NZD', 'pay', 'hour']],
  ['lương £12.71 per hour', [12.71, 12.71, 'GBP', 'pay', 'hour']],
  ['lương 25 đô Úc/giờ', [25, 25, 'AUD', 'pay', 'hour']],
]

/** Not money at all, or no amount. */
const innocent: ['id' | 'vi', string][] = [
  ['id', 'gaji dua digit, siap tempur'],
  ['id', 'gaji menarik, kerja 8 jam sehari, libur 1 hari'],
  ['id', 'kontrak 3 man bagian las'],
  ['id', 'usia 20-35 tahun, tinggi 160'],
  ['vi', 'lương thỏa thuận, thử việc 2 tháng'],
  ['vi', 'cần 5 chai nước cho đoàn'],
  ['vi', 'làm 8 tiếng, nghỉ 2 ngày một tuần'],
]

describe('the forms in which money is written', () => {
  it.each(indonesian)('reads "%s"', (text, wanted) => {
    expect(moneyIn(text, 'id')).toContainEqual(wanted)
  })
  it.each(vietnamese)('reads "%s"', (text, wanted) => {
    expect(moneyIn(text, 'vi')).toContainEqual(wanted)
  })
  it.each(innocent)('finds no money (%s) in "%s"', (language, text) => {
    expect(moneyIn(text, language)).toEqual([])
  })
})
