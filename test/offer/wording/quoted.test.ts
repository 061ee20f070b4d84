import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

const levelOf = (text: string) => smallChecker().check(text).level

describe('quoted', () => {
  it.each([
    [
      'a warning',
      'Warga diimbau waspada bila didatangi orang dengan kata-kata "paspor dipegang bos, masuk visa turis dulu"',
    ],
    [
      'a report',
      'Menurut penyidik, pelaku mendatangi rumah korban. "Katanya paspor dipegang bos, pakai visa turis," ujar ibunya',
    ],
    [
      'a list under a heading',
      'Kenali ciri tawaran kerja bodong di grup kita\n1) paspor dipegang bos\n2) visa turis\n3) tanpa pengalaman\nSampaikan ke tetangga',
    ],
    [
      'a story of somebody asked along',
      'Pelaku mendatangi rumah tetangga kami. Dia bilang "mau ikut kerja nggak, paspor dipegang bos"',
    ],
  ])('what %s quotes is nobody calling', (_, text) => {
    expect(levelOf(text)).toBeNull()
  })

  const quoted = 'paspor dipegang bos, masuk visa turis dulu'
  it.each([
    ['a number beside it', `Waspada modus orang yang bilang "${quoted}", hubungi 0812 3456 7890`],
    ['a number in it', `Waspada modus orang yang bilang "${quoted}, WA 0812 3456 7890"`],
    [
      'a call beside it',
      `Waspada modus di luar sana. Kerjanya gampang, "${quoted}". Minat chat aku`,
    ],
    ['a call in it', `Waspada modus orang nakal di luar sana. "Dicari 5 orang, ${quoted}"`],
    ['a price in it', `Waspada modus orang nakal di luar sana. "bayar 5 juta dulu, ${quoted}"`],
    ['no report', `Kerjanya gampang kok dek, begini saja: "${quoted}"`],
    ['too few words', `Waspada modus "${quoted}"`],
    [
      'a whole offer in it',
      `Waspada modus orang nakal di luar sana. "${quoted}, kerjanya di kebun punya bos, makan tiga kali, tidur di mess, hari Minggu libur, nanti dijemput di pelabuhan lalu diantar sampai ke mess, teman satu desa sudah di sana semua"`,
    ],
  ])('but an offer stays one: %s', (_, text) => {
    expect(levelOf(text)).toBe('danger')
  })
})
