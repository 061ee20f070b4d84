import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitCsv } from '../../src/content/split-csv.ts'

const cells = (text: string) => splitCsv(text).records.map(({ cells }) => cells)

test.each([
  ['', []],
  ['a', [['a']]],
  [
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,\n,b',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['a,', [['a', '']]],
  [',', [['', '']]],
  ['\n\na\n \n', [['a']]],
  [' a b , "c" ,d', [['a b', 'c', 'd']]],
  ['"a, ""b""\nc",""', [['a, "b"\nc', '']]],
  ['\u00a0a\u00a0,b', [['a', 'b']]],
])('%j', (text, expected) => {
  expect(cells(text)).toEqual(expected)
  expect(splitCsv(text).wrong).toBeNull()
})

test('a record knows the line it begins in', () => {
  const { records } = splitCsv('a\n\n"b\nc"\nd')
  expect(records.map(({ line }) => line)).toEqual([1, 3, 5])
})

test.each([
  ['a\nb,"c\nd', 2, 'has a cell whose double quote is never closed'],
  ['a\n"b" c', 2, 'has something after a closing quote'],
  ['"a\nb" c', 1, 'has something after a closing quote'],
  ['a\nb "c"', 2, 'has a double quote in a cell that does not begin with one'],
])('%j stops in line %i', (text, line, fault) => {
  expect(splitCsv(text).wrong).toMatchObject({ line, fault })
})

test('what stands before the mistake is answered', () => {
  expect(cells('a,b\nc,d\n"e')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('reads back whatever is written', () => {
  const cell = fc.array(fc.constantFrom('a', 'ệ', ',', '"', '\n', ' ', ';', '😀'), { maxLength: 6 })
  const row = fc.array(
    cell.map((signs) => signs.join('').trim()),
    { minLength: 2, maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
      const quote = (text: string) =>
        /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
      const text = rows.map((row) => `${row.map(quote).join(',')}\n`).join('')
      expect(cells(text)).toEqual(rows)
    }),
    { numRuns: 500, seed: 4 },
  )
})
