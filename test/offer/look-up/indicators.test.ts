import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { houseFolder } from '../../../src/commands/house.ts'
import { contactsTyped } from '../../../src/commands/names-and-numbers.ts'
import { spoken } from '../../../src/commands/spoken.ts'
import { loadContent } from '../../../src/content/load-content.ts'
import type { Indicator } from '../../../src/domain/indicator.ts'
import { createChecker } from '../../../src/offer/check.ts'
import {
  indexIndicators,
  keysOf,
  marksOn,
  signOfMarks,
} from '../../../src/offer/look-up/indicators.ts'
import { indexNotices } from '../../../src/offer/look-up/look-up.ts'
import { unmarkable } from '../../../src/offer/look-up/unmarkable.ts'
import { smallHouse } from '../small-house.ts'

const today = '2026-11-25'
const { knowledge: shipped } = await loadContent(houseFolder, { spoken, today: '2026-11-26' })
const mark = (
  kind: Indicator['kind'],
  value: string,
  rest: Partial<Indicator> = {},
): Indicator => ({
  kind,
  value,
  campaign: false,
  until: '2027-01-01',
  ...rest,
})
const on = (marked: Indicator, text: string, home = 'ID') => {
  const span = { start: 0, end: 1, quote: 'x' }
  const contacts = contactsTyped(text, home).map((one) => ({ ...one, span, app: null }))
  return marksOn(contacts, indexIndicators([marked]), today).length
}

describe('a mark holds', () => {
  it.each([
    ['phone', '+6281234567890', 'WA 0812-3456-7890', 'ID', 1],
    ['phone', '+6281234567890', 'hubungi +62 812 3456 7890', 'VN', 1],
    ['phone', '+6281234567890', 'https://wa.me/6281234567890?text=info', 'VN', 1],
    ['phone', '+6281234567890', 'api.whatsapp.com/send?phone=6281234567890', 'ID', 1],
    ['phone', '+84912345678', 'Zalo 0912 345 678', 'VN', 1],
    ['phone', '+84912345678', 'zalo.me/0912345678', 'ID', 1],
    ['phone', '+6281234567890', '0812-3456-7891', 'ID', 0],
    ['phone', '+628123456789', 'wa.me/6281234567890', 'ID', 0],
    ['handle', '@agen_uji', 't.me/agen_uji', 'ID', 1],
    ['handle', '@agen_uji', 'telegram @Agen_Uji', 'ID', 1],
    ['handle', '@agen_uji', 't.me/agen_uji_lain', 'ID', 0],
    ['link', 'kerja-uji.xyz', 'https://daftar.kerja-uji.xyz/form?a=1', 'ID', 1],
    ['link', 'kerja-uji.xyz', 'https://bukankerja-uji.xyz', 'ID', 0],
    ['link', 'forms.gle/abcuji', 'https://forms.gle/abcuji', 'ID', 1],
    ['link', 'forms.gle/abcuji', 'https://forms.gle/abcuji2', 'ID', 0],
    ['link', 'situs-uji.com/loker', 'situs-uji.com/loker/taiwan', 'ID', 1],
    ['link', 'situs-uji.com/loker', 'situs-uji.com', 'ID', 0],
    ['link', 'situs-uji.com/loker', 'situs-uji.com/loker/?a', 'ID', 1],
    ['account', '1234567890', 'BCA 1234567890', 'ID', 1],
    ['account', '1234567890', 'harga 1234567890', 'ID', 0],
  ] as const)('%s %s in "%s" (%s): %i', (kind, value, text, home, found) => {
    expect(on(mark(kind, value), text, home)).toBe(found)
  })

  it('to its last day, and no longer', () => {
    expect(on(mark('phone', '+6281234567890', { until: today }), '081234567890')).toBe(1)
    expect(on(mark('phone', '+6281234567890', { until: '2026-11-24' }), '081234567890')).toBe(0)
  })

  it('where two are on one thing, as the one that says more', () => {
    const campaign = mark('phone', '+6281234567890', { campaign: true })
    for (const all of [
      [campaign, mark('phone', '+6281234567890')],
      [mark('phone', '+6281234567890'), campaign],
    ])
      expect(indexIndicators(all).get('phone +6281234567890')).toBe(campaign)
    expect(signOfMarks([], { seen: 1, campaign: 2 })).toBeNull()
  })

  it('whatever a link is made of: linear, and each key once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (value) => {
        const keys = keysOf({ kind: 'link', value })
        expect(keys.length).toBeLessThan(25)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})

it('a number typed by the staff is written as the checker writes it; hidden digits are no number', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^8[1-9]\d{8,9}$/),
      fc.constantFrom(' ', '-', '.', ''),
      (digits, sign) => {
        const apart = `${digits.slice(0, 3)}${sign}${digits.slice(3, 7)}${sign}${digits.slice(7)}`
        for (const written of [`0${apart}`, `+62 ${apart}`]) {
          const [typed] = contactsTyped(written, 'ID')
          const [found] = createdOnce().check(`WA ${written}`).extract.contacts
          expect([typed?.kind, typed?.value]).toEqual([found?.kind, found?.value])
        }
      },
    ),
    { numRuns: 30 },
  )
  expect(contactsTyped('0812-xxxx-5678', 'ID')).toEqual([])
  expect(contactsTyped('https://kerja-uji.xyz/daftar//', 'ID')).toEqual([
    { kind: 'link', value: 'kerja-uji.xyz/daftar' },
  ])
})

let made: ReturnType<typeof createChecker> | undefined
function createdOnce() {
  made ??= createChecker(smallHouse, () => today)
  return made
}

describe('what may not be marked', () => {
  const barred = unmarkable(shipped)

  it('is any number, address and site of an office or helpline', () => {
    const phones = shipped.help
      .flatMap(({ country, entries }) => entries.map((entry) => ({ country, ...entry })))
      .filter(({ by }) => by === 'phone' || by === 'whatsapp' || by === 'email')
    expect(phones.length).toBeGreaterThan(50)
    for (const { contact, country } of phones) {
      for (const typed of contactsTyped(contact, country === 'VN' ? 'VN' : 'ID'))
        expect([contact, barred(typed)]).toEqual([contact, 'of-an-office'])
    }
    for (const value of ['bp2mi.go.id', 'siskop2mi.bp2mi.go.id', 'siskop2mi.bp2mi.go.id/x'])
      expect([value, barred({ kind: 'link', value })]).toEqual([value, 'of-an-office'])
    expect(barred({ kind: 'link', value: 'wa.me/628118080141' })).toBe('of-an-office')
  })

  it('is what everybody uses, but for a page of somebody on it', () => {
    for (const value of ['wa.me', 'facebook.com', 'co.id', 'com.vn', 'bit.ly', 'blogspot.com'])
      expect([value, barred({ kind: 'link', value })]).not.toEqual([value, null])
    for (const value of ['facebook.com/agen.uji', 'bit.ly/loker-uji', 'kerja-uji.xyz'])
      expect([value, barred({ kind: 'link', value })]).toEqual([value, null])
    expect(barred({ kind: 'phone', value: '+855' })).toBe('of-everybody')
    expect(barred({ kind: 'phone', value: '+6281234567890' })).toBeNull()
  })
})

describe('a mark and a level', () => {
  const phone = '0812-3456-7890'
  const withMark = (campaign: boolean) =>
    createChecker(
      smallHouse,
      () => today,
      () => ({
        notices: indexNotices(smallHouse.notices),
        indicators: indexIndicators([mark('phone', '+6281234567890', { campaign })]),
      }),
    )
  const seen = withMark(false)
  const campaign = withMark(true)

  it('makes no offer of a warning, a story or a question that names the number', () => {
    for (const text of [
      `Hati-hati nomor ${phone}, kemarin saudara saya hampir tertipu.`,
      `Apakah nomor ${phone} penipu?`,
      phone,
    ])
      for (const checker of [seen, campaign])
        expect([text, checker.check(text).level]).toEqual([text, null])
  })

  it('opens no way that wording alone opens: small talk beside a number is no offer', () => {
    const checker = createChecker(
      shipped,
      () => today,
      () => ({
        notices: indexNotices([]),
        indicators: indexIndicators([mark('phone', '+6281234567890', { campaign: true })]),
      }),
    )
    for (const text of ['7,5 jt', 'kamu robot?', 'ganti bahasa', 'nanti malem lanjut']) {
      const { level, marks } = checker.check(`${text}\n${phone}`)
      expect([text, level, marks?.length]).toEqual([text, null, 1])
    }
  })

  it('never lowers, and the plain one never decides about danger', () => {
    const plain = createdOnce()
    const levels = [null, 'no-known-signs', 'caution', 'danger']
    const parts = [
      'Lowongan perawat di Taiwan, gaji NT$20.000, PT Contoh Rapi, daftar di kantor Jakarta.',
      'tanpa ijazah',
      'dijamin aman',
      'bayar 2 juta dulu',
      'paspor dipegang bos',
      'Apakah ini benar?',
    ]
    fc.assert(
      fc.property(fc.subarray(parts, { minLength: 1 }), (chosen) => {
        const text = `${chosen.join('\n')}\nHubungi ${phone}`
        const rank = (one: typeof plain) => levels.indexOf(one.check(text).level)
        const without = rank(plain)
        expect(rank(seen)).toBeGreaterThanOrEqual(without)
        expect(rank(campaign)).toBeGreaterThanOrEqual(rank(seen))
        if (without < 3) expect(rank(seen)).toBeLessThan(3)
      }),
    )
  })
})
