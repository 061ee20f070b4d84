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

test('a quote in the middle of a cell', () => {
  expect(readCsv('f', 'a\nx "y"\n', ['a']).faults).toMatchObject([
    { path: 'line 2', fault: 'has a double quote in a cell that does not begin with one' },
  ])
})

test('a column that may be left out', () => {
  expect(readCsv('f', 'a\n1\n', ['a', 'b'], ['b'])).toEqual({
    rows: [{ line: 2, cells: { a: '1' } }],
    faults: [],
  })
})
