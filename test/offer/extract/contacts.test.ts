import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

const contactsIn = (text: string, language: 'id' | 'vi' = 'id') =>
  smallChecker()
    .check(text, { language })
    .extract.contacts.map(({ kind, value, app }) => `${kind} ${value} ${app}`)

describe('contacts', () => {
  it.each([
    ['WA 0812-3456-7890', 'phone +6281234567890 whatsapp'],
    ['hubungi +62 812 3456 7890', 'phone +6281234567890 null'],
    ['nomor pengirim +60 / Malaysia', 'phone +60 null'],
    ['wa.me/6281234567890', 'link wa.me/6281234567890 whatsapp'],
    ['join https://t.me/kerja_cepat ya', 'link t.me/kerja_cepat telegram'],
    ['Telegram: @hr_lucky8', 'handle @hr_lucky8 telegram'],
    ['kirim ke hrd@kursus.co.id', 'email hrd@kursus.co.id null'],
    ['daftar di kmuji.go.id/lowongan.', 'link kmuji.go.id/lowongan null'],
    ['transfer BCA 771 2345 678 an Siti', 'account 7712345678 null'],
    ['telp +855 12 813 282', 'phone +85512813282 null'],
  ])('reads "%s"', (text, wanted) => {
    expect(contactsIn(text)).toContain(wanted)
  })

  it.each([
    ['Zalo cô Hạnh 0951 204 817', 'phone +84951204817 zalo'],
    ['stk 19033344455 Techcombank', 'account 19033344455 null'],
    ['zalo.me/0912345678', 'link zalo.me/0912345678 zalo'],
  ])('reads "%s"', (text, wanted) => {
    expect(contactsIn(text, 'vi')).toContain(wanted)
  })

  it.each([
    'gaji 2.000.000 sampai 17.888.701',
    'tanggal 10.04.2025',
    'jam kerja 09.30 - 20.30',
    'lương cao.có hợp đồng.làm liền',
    'kontrak 3 tahun.minat hubungi',
    'UU 18/2017',
  ])('finds none in "%s"', (text) => {
    expect(contactsIn(text)).toEqual([])
  })
})
