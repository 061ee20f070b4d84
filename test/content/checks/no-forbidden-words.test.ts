import { expect, test } from 'vitest'
import { noForbiddenWords } from '../../../src/content/checks/no-forbidden-words.ts'
import { brief, houseFrom, texts } from '../house-from.ts'

const said = (language: string, text: string, namespace = 'check') =>
  brief(
    noForbiddenWords(houseFrom({ [`locales/${language}/${namespace}.json`]: texts({ a: text }) })),
  ).map((fault) => fault.replace(/^.*: a: says "(.*?)".*$/, '$1'))

test.each([
  ['id', 'Anda KORBAN', 'KORBAN'],
  ['id', 'Tenang  saja.', 'Tenang saja'],
  ['id', 'kerja TKI', 'TKI'],
  ['id', 'itu 100% aman, tidak perlu takut', '100% aman'],
  ['id', 'masuk daftar hitam', 'daftar hitam'],
  ['vi', 'bạn là nạn nhân', 'nạn nhân'],
  ['vi', 'Xuất khẩu lao động', 'Xuất khẩu lao động'],
  ['vi', 'bình tĩnh nhé', 'bình tĩnh'],
  ['vi', 'qua cò', 'cò'],
])('%s: %s', (language, text, word) => {
  expect(said(language, text, 'menu')).toEqual([word])
})

test.each([
  ['id', 'LPSK (perlindungan saksi dan korban), jam kerja: 148'],
  ['id', 'Kata mereka: “TKI ilegal, 100% aman”'],
  ['id', 'Sisi lain, kakak, ganti'],
  ['vi', 'còn, có, cõ'],
  ['vi', 'Họ viết “công ty uy tín”'],
  ['en', 'TKI, nạn nhân, korban'],
])('%s: %s is right', (language, text) => {
  expect(said(language, text)).toEqual([])
})

test.each([
  ['id', 'Tawaran ini aman.', 1],
  ['id', 'Ini bukan berarti aman.', 0],
  ['id', 'Belum tentu aman', 0],
  ['id', 'Tidak ada tanda. Aman.', 1],
  ['id', 'keamanan, amanah', 0],
  ['vi', 'Tin này an toàn', 1],
  ['vi', 'chưa phải là an toàn', 0],
  ['vi', 'Không có dấu hiệu: an toàn', 1],
  ['vi', 'không thấy gì lạ trong tin này nên an toàn', 1],
])('beside an offer, %s: %s', (language, text, faults) => {
  expect(said(language, text)).toHaveLength(faults)
})

test('elsewhere one may ask whether writing is safe', () => {
  expect(said('id', 'Aman menulis? 1 ya, 2 tidak.', 'distress')).toEqual([])
  expect(said('vi', 'Nhắn có an toàn không?', 'distress')).toEqual([])
})

test('two phrases against one rule are one fault', () => {
  expect(said('id', 'tenang saja, sabar ya', 'menu')).toHaveLength(1)
})
