import { expect, test } from 'vitest'
import { articlesNumbers } from '../../../src/content/checks/articles-numbers.ts'
import { article } from '../article.ts'
import { brief, help, houseFrom } from '../house-from.ts'

function faultsOf(line: string): string[] {
  const house = houseFrom({
    'knowledge/help/ID.yaml': help({ id: 'id-police', contact: '110' }),
    'knowledge/articles/x/id.md': article({}, line),
  })
  return brief(articlesNumbers(house))
}

const inWords = (number: string) => [
  `knowledge/articles/x/id.md: short answer: has the number "${number}" in its words`,
]

test.each([
  ['Telepon 0812-9007-0027.', '0812-9007-0027'],
  ['Telepon +62 812 9007 0027', '+62 812 9007 0027'],
  ['Telepon (021) 2968 1560 ya', '(021) 2968 1560'],
  ['Telepon 081290070027', '081290070027'],
  ['Gratis: 0800-1000', '0800-1000'],
  ['Lapor 110.', '110'],
  ['Polisi: 110', '110'],
])('a number to ring is found in "%s"', (line, number) => {
  expect(faultsOf(line)).toEqual(inWords(number))
})

test.each([
  'Rp15.000.000 sampai Rp1,5 miliar',
  'ngày 10/4/2025, 20.000.000 đồng, 100 triệu đồng',
  'UU 18/2017, Luật 69/2020, Perban 9/2020',
  'usia 18-39, tahun 2024-2026, 28 dolar AS, 10%',
  'sampai 110.000 rupiah, 110/2024, 110%',
  'Permen 2024 (5 pasal), 2.500 (2024)',
  'Polisi: {help:id-police}',
])('an amount, a date, a span is no number to ring: "%s"', (line) => {
  expect(faultsOf(line)).toEqual([])
})
