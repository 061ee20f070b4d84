import { describe, expect, it } from 'vitest'
import type { Sign } from '../../../src/domain/verdict.ts'
import { namesNobody } from '../../../src/offer/facts/nameless.ts'
import { smallChecker } from '../small-house.ts'

/** Whether a quote that stands so in an offer may be handed on. */
function mayBeShown(text: string, quote: string, family: Sign['family'] = 'money'): boolean {
  const start = text.indexOf(quote)
  expect(start).toBeGreaterThanOrEqual(0)
  const span = { start, end: start + quote.length, quote }
  const sign: Sign = { pattern: 'x', family, strong: true, weight: 1, span }
  return namesNobody(sign, smallChecker().check(text))
}

describe('a quote that is handed on', () => {
  it.each([
    'paspor nanti bos yg pegang',
    'nyebrang sungai dikit',
    'di duong tieu ngach',
    'ung truoc 5tr',
    'gaji 15jt/bln',
    'KERJA DI KAMBOJA GAJI BESAR',
    'việc nhẹ lương cao ở Campuchia',
  ])('holds words of every day: %s', (quote) => {
    expect(mayBeShown(`Loker Kamboja. ${quote}`, quote)).toBe(true)
  })

  it.each([
    ['a firm', 'transfer ke PT Laut Biru Sentosa'],
    ['a firm in small letters', 'transfer ke pt laut biru'],
    ['a firm of Vietnam', 'nop tien cho cty hoang gia'],
    ['a firm without its form', 'transfer ke Laut Biru Sentosa'],
    ['a number', 'transfer dulu wa 0812 3456 7890'],
    ['an account', 'transfer BCA 123.456.7890'],
    ['a link', 'daftar di bit.ly/abc123'],
    ['a chat link', 'klik wa.me/628123456'],
    ['a handle', 'hubungi @loker_kamboja'],
    ['digits in a row', 'kirim ke 5551234'],
    ['a name of the net', 'cari loker_kamboja di ig'],
    ['a person', 'paspor dipegang Pak Hendra'],
    ['a person in small letters', 'paspor dipegang bu sari'],
    ['a person in capitals', 'PASPOR DIPEGANG KAK SARI'],
    ['a person of Vietnam', 'gui tien cho chi Lan'],
    ['a name alone', 'uangnya kasih Sari dulu'],
  ])('names nobody and holds nothing to reach anybody by: %s', (_, quote) => {
    expect(mayBeShown(`Loker Kamboja gaji besar. ${quote}`, quote)).toBe(false)
  })

  it('is never that of a sign which is seen in a name', () => {
    expect(mayBeShown('Loker Kamboja. dari kementerian', 'dari kementerian', 'impersonation')).toBe(
      false,
    )
  })
})
