import { expect, test } from 'vitest'
import { vietnameseNfc } from '../../../src/content/checks/vietnamese-nfc.ts'
import { agencies, brief, help, houseFrom, texts } from '../house-from.ts'

const written = (text: string, language = 'vi') =>
  brief(vietnameseNfc(houseFrom({ [`locales/${language}/a.json`]: texts({ a: text }) })))

test.each([
  'hòa xóa khỏe thủy lòe tùy hóa',
  'hoàn toàn, hoạt động, khoảng, xoáy, loét, huỳnh, quỹ, quý, quỳ, quỵ, thoát, toàn',
  'Quý Quý QUÝ',
])('%s', (text) => {
  expect(written(text)).toEqual([])
})

test.each([
  ['hoà', 'hòa'],
  ['Xoá', 'Xóa'],
  ['khoẻ', 'khỏe'],
  ['thuỷ', 'thủy'],
  ['tuỳ', 'tùy'],
  ['hoạ', 'họa'],
])('%s', (word, better) => {
  expect(written(`a ${word}, b`)).toEqual([`locales/vi/a.json: a: writes "${word}"`])
  const [fault] = vietnameseNfc(houseFrom({ 'locales/vi/a.json': texts({ a: word }) }))
  expect(fault?.tip).toBe(`write "${better}"`)
})

test('letters and marks as separate characters', () => {
  expect(written('xóa'.normalize('NFD'))).toEqual([
    'locales/vi/a.json: a: has letters and their marks as separate characters (not NFC)',
  ])
})

test('other languages are left alone', () => {
  expect(written('hoà', 'id')).toEqual([])
})

test('Vietnamese words in knowledge are looked at too', () => {
  const house = houseFrom({
    'knowledge/help/ID.yaml': help({ name: { id: 'hoà', vi: 'hoà' } }),
    'knowledge/agencies/VN.csv': agencies({ aboutVi: 'xoá sổ' }),
  })
  expect(brief(vietnameseNfc(house))).toEqual([
    'knowledge/help/ID.yaml: item 1, name, vi: writes "hoà"',
    'knowledge/agencies/VN.csv: line 2, about, vi: writes "xoá"',
  ])
})
