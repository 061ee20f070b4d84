import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from '../../../src/console/chats/said-text.ts'

test('the quoted words are marked, with the number of their sign where they end', () => {
  expect(piecesOf('a paspor b', ['', 'paspor'])).toEqual([
    { text: 'a ', marked: false, ends: [] },
    { text: 'paspor', marked: true, ends: [2] },
    { text: ' b', marked: false, ends: [] },
  ])
  expect(piecesOf('abcd', ['abc', 'bcd']).map(({ text, ends }) => [text, ends])).toEqual([
    ['a', []],
    ['bc', [1]],
    ['d', [2]],
  ])
  expect(piecesOf('abc', ['not there'])).toEqual([{ text: 'abc', marked: false, ends: [] }])
})

test('whatever is marked, not a letter is lost, doubled or moved', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '<', '\u202e', '😀') })
  fc.assert(
    fc.property(texts, fc.array(texts, { maxLength: 5 }), (text, quotes) => {
      expect(
        piecesOf(text, quotes)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
