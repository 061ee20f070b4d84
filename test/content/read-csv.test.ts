import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../src/content/read-csv.ts'

test('cells by column, in any order, trimmed, with the line the row begins in', () => {
  const read = readCsv('f', 'b,a\n 1 ,"x, ""y"""\n\n"two\nlines",z\n', ['a', 'b'])
  expect(read).toEqual({
    rows: [
      { line: 2, cells: { a: 'x, "y"', b: '1' } },
      { line: 4, cells: { a: 'z', b: 'two\nlines' } },
    ],
    faults: [],
  })
})

test('a row with too few cells does not hide the others', () => {
  const read = readCsv('f', 'a,b\n1\n2,3\n', ['a', 'b'])
  expect(read.rows).toHaveLength(1)
  expect(read.faults).toMatchObject([{ path: 'line 2', fault: 'has 1 cells, but the head has 2' }])
})

test('a head with a column twice', () => {
  expect(readCsv('f', 'a,a,b\n', ['a', 'b']).faults).toMatchObject([
    { path: 'line 1', fault: 'has the column "a" twice' },
  ])
})

test('a row with a wrong number of cells is told where it begins', () => {
  const read = readCsv('f', '\na,b\n"1\n2"\n\n3,4\n5,6,7', ['a', 'b'])
  expect(read.rows).toEqual([{ line: 6, cells: { a: '3', b: '4' } }])
  expect(read.faults).toMatchObject([
    { path: 'line 3', fault: 'has 1 cells, but the head has 2' },
    { path: 'line 7', fault: 'has 3 cells, but the head has 2' },
  ])
})

test.each([
  ['a\n1\n"2\n\n3\n', 'line 3', 'has a cell whose double quote is never closed'],
  ['"a\n1\n', 'line 1', 'has a cell whose double quote is never closed'],
  ['a\n1\n"2" x\n3\n', 'line 3', 'has something after a closing quote'],
  ['a\n1\n\n"2\n"x\n3\n', 'line 4', 'has something after a closing quote'],
  ['a\n1\nx "y"\n3\n', 'line 3', 'has a double quote in a cell that does not begin with one'],
])('%j is read up to the wrong quote', (text, path, fault) => {
  const { rows, faults } = readCsv('f', text, ['a'])
  expect(faults).toMatchObject([{ path, fault }])
  expect(rows).toEqual(text.startsWith('a') ? [{ line: 2, cells: { a: '1' } }] : [])
})

test('a column that is missing is told alone, not with every row', () => {
  const { rows, faults } = readCsv('f', 'a\n1,2\n3,4\n', ['a', 'b'])
  expect(rows).toEqual([])
  expect(faults).toMatchObject([{ path: 'line 1', fault: 'misses the column "b"' }])
})

test('blank cells, blank lines, and a last line without its end', () => {
  expect(readCsv('f', 'a,b\n\n , " "\n \n1,', ['a', 'b'])).toEqual({
    rows: [
      { line: 3, cells: { a: '', b: '' } },
      { line: 5, cells: { a: '1', b: '' } },
    ],
    faults: [],
  })
})

test('reads back whatever is written', () => {
  const cell = fc.array(fc.constantFrom('a', 'ệ', ',', '"', '\n', ' ', ';', '😀'), { maxLength: 6 })
  const row = fc.array(
    cell.map((signs) => signs.join('').trim()),
    { minLength: 2, maxLength: 2 },
  )
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
      const quote = (text: string) =>
        /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
      const text = [['x', 'y'], ...rows].map((row) => `${row.map(quote).join(',')}\n`).join('')
      const read = readCsv('f', text, ['x', 'y'])
      expect(read.rows.map(({ cells }) => [cells['x'], cells['y']])).toEqual(rows)
      expect(read.rows.map(({ line }) => line)).toEqual(
        rows.map((_, i) => 2 + rows.slice(0, i).flat().join('').split('\n').length - 1 + i),
      )
    }),
    { numRuns: 300, seed: 4 },
  )
})

test('a column that may be left out', () => {
  expect(readCsv('f', 'a\n1\n', ['a', 'b'], ['b'])).toEqual({
    rows: [{ line: 2, cells: { a: '1' } }],
    faults: [],
  })
})
