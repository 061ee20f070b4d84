import { expect, test } from 'vitest'
import { columns, wrap } from '../../../../src/adapters/channels/terminal/wrap.ts'
import type { Run } from '../../../../src/domain/bold.ts'

const lines = (row: Run[], width: number) =>
  wrap(row, width).map((line) => line.map(({ text }) => text).join(''))
const plain = (text: string) => [{ text, bold: false }]

test('a row breaks between words', () => {
  expect(lines(plain('Jangan berangkat dulu. Jangan kirim uang.'), 20)).toEqual([
    'Jangan berangkat',
    'dulu. Jangan kirim',
    'uang.',
  ])
})

test('what fits stays one line, and an empty row stays an empty line', () => {
  expect(lines(plain('Baik.'), 5)).toEqual(['Baik.'])
  expect(wrap([], 20)).toEqual([[]])
})

test('a link is never cut', () => {
  const link = `https://example.org/${'a'.repeat(60)}`
  expect(lines(plain(`lihat ${link} dulu`), 20)).toEqual(['lihat', link, 'dulu'])
})

test('bold and the stop after it are one word', () => {
  const row = [
    { text: 'Ini ', bold: false },
    { text: 'BAHAYA', bold: true },
    { text: '. Jangan.', bold: false },
  ]
  expect(lines(row, 11)).toEqual(['Ini BAHAYA.', 'Jangan.'])
  expect(wrap(row, 11)[0]?.[1]).toEqual({ text: 'BAHAYA', bold: true })
})

test('marks take no room and emoji take two columns', () => {
  expect(columns('NGUY HIỂM'.normalize('NFD'))).toBe(9)
  expect(columns('🔴 a')).toBe(4)
})
