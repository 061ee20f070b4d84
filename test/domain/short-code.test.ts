import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codeIn, codeLetters, isCode, writtenCode } from '../../src/domain/short-code.ts'

it.each([
  'BCDF-2GHJ',
  'bcdf-2ghj',
  'BCDF2GHJ',
  'bcdf2ghj',
  ' BCDF–2GHJ ',
  'BCDF 2GHJ',
  'kode bcdf 2ghj',
  'Kode: BCDF-2GHJ.',
  'mã BCDF2GHJ',
  'ma bcdf-2ghj',
  '“BCDF-2GHJ”',
  'ＢＣＤＦ-２ＧＨＪ',
])('knows a code as people type it: %s', (text) => {
  expect(codeIn(text)).toBe('BCDF2GHJ')
})

it.each([
  'berangkat',
  'KAMI-KAMU',
  'bpjs 25rb',
  'umur-25th',
  '2345-6789',
  '23456789',
  'BCDF-GHJK',
  'BCDF-2GHJ ini apa',
  'tolong',
  '00',
  '1',
  '',
  'BCDF-2GH0',
  '081234567890',
])('takes nothing else for one: %j', (text) => {
  expect(codeIn(text)).toBeNull()
})

it('holds nothing that is read as something else, and no vowel to make a word', () => {
  expect(codeLetters).not.toMatch(/[0O1IL]/)
  expect(codeLetters).not.toMatch(/[AEIOUY]/)
  // Guessing: with a hundred thousand codes out, a million guesses find less than one.
  expect(codeLetters.length ** 8).toBeGreaterThan(1e5 * 1e6)
})

it('reads back what it writes', () => {
  const letters = fc.array(fc.constantFrom(...codeLetters), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(letters, (chosen) => {
      const code = chosen.join('')
      expect(codeIn(writtenCode(code))).toBe(isCode(code) ? code : null)
    }),
  )
})
