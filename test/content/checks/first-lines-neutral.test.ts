import { expect, test } from 'vitest'
import { firstLinesNeutral } from '../../../src/content/checks/first-lines-neutral.ts'
import { brief, houseFrom, texts } from '../house-from.ts'

const countries = JSON.stringify([
  {
    code: 'KH',
    names: { id: 'Kamboja', vi: 'Campuchia', en: 'Cambodia' },
    aliases: ['Kampuchea', 'cam'],
    ambiguous: ['cam'],
    currency: 'KHR',
    phonePrefix: '+855',
  },
])
const places =
  'name,aliases,country,latLon,kind,note,asOf,source\nSihanoukville,,KH,,scam-hub,,2024,s\nSolo,,ID,,city,,2024,s'

function shown(language: 'id' | 'vi', text: string, delicate = true): string[] {
  const flow = `id: held\nstart: a\ndelicate: ${delicate}\nsteps:\n  a:\n    say: [held:a]\n`
  const house = houseFrom({
    'flows/held.yaml': flow,
    'knowledge/countries.yaml': countries,
    'knowledge/places.csv': places,
    [`locales/${language}/held.json`]: texts({ a: text }),
  })
  return brief(firstLinesNeutral(house)).map((fault) =>
    fault.replace(/^.*shows "(.*)" in.*$/, '$1'),
  )
}

test.each([
  ['id', 'Pesan ini sudah saya baca.\nTelepon Kemlu: +62 812-9007-0027'],
  ['id', 'Baik, tunggu sebentar.'],
  ['id', 'Terima kasih sudah bercerita. Saya program komputer.'],
  ['vi', 'Mình đã đọc tin này.\nGọi Bảo hộ công dân'],
  ['vi', 'Cảm ơn bạn đã nói ra. Bạn lựa lúc nào cũng được.'],
  ['vi', 'Cảm ơn anh/chị đã cho biết. Suar là chương trình máy tính.'],
] as const)('%s: %s', (language, text) => {
  expect(shown(language, text)).toEqual([])
})

test.each([
  ['id', 'Anda korban perdagangan orang', 'perdagangan orang'],
  ['id', 'Apakah di KAMBOJA?', 'KAMBOJA'],
  ['id', 'Di Kampuchea?', 'Kampuchea'],
  ['id', 'Kamu di Sihanoukville?', 'Sihanoukville'],
  ['id', 'Hubungi polisi', 'polisi'],
  ['id', 'Hubungi 0800-1000', '0800-1000'],
  ['id', '{help1}', '{help1}'],
  ['vi', 'Bạn bị lừa rồi', 'lừa'],
  ['vi', 'Gọi Đại sứ quán ngay', 'Đại sứ quán'],
  ['vi', 'Bạn ở Campuchia à?', 'Campuchia'],
] as const)('%s: %s shows "%s"', (language, text, word) => {
  expect(shown(language, text)).toEqual([word])
})

test('a word that is also an ordinary one, and a city, are no topic', () => {
  expect(shown('vi', 'Cảm ơn, cam đoan.')).toEqual([])
  expect(shown('id', 'Halo dari Solo.')).toEqual([])
})

test('other conversations may name their topic', () => {
  expect(shown('id', 'Lapor polisi: 110', false)).toEqual([])
})

test('what a platform shows of the bot is neutral throughout', () => {
  const house = houseFrom({
    'locales/id/telegram.json': texts({ name: 'Suar', about: 'Cek tawaran kerja.\nLapor polisi.' }),
    'locales/vi/menu.json': texts({ about: 'Gọi công an' }),
  })
  expect(brief(firstLinesNeutral(house))).toEqual([
    'locales/id/telegram.json: about: shows "polisi", which a stranger may read on a locked screen',
  ])
})
