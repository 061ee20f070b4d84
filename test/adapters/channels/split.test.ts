import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { split } from '../../../src/adapters/channels/split.ts'

const pieces = (text: string, limit: number) =>
  split(text, limit).map(({ start, end }) => text.slice(start, end))

describe('splitting a long text', () => {
  it.each<[string, string, number, string[]]>([
    ['a short text stays whole', 'satu dua', 8, ['satu dua']],
    ['a line border comes first', 'satu dua\ntiga empat', 13, ['satu dua', 'tiga empat']],
    ['else a gap between words', 'satu dua tiga', 9, ['satu dua', 'tiga']],
    ['a gap right at the limit', 'satu dua', 4, ['satu', 'dua']],
    ['a line border far back is left', 'a\nbb cc dd ee', 10, ['a\nbb cc dd', 'ee']],
    ['else the word itself', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['not a surrogate pair', 'ab🔴cd', 3, ['ab', '🔴c', 'd']],
    ['not a letter from its marks', 'abe\u0323\u0302cd', 4, ['ab', 'e\u0323\u0302c', 'd']],
    ['not a joined emoji', 'a👩‍👧b', 5, ['a', '👩‍👧', 'b']],
    ['white space alone is nothing', ' \n\t ', 3, []],
    ['white space at a border is dropped', 'satu\n\n\n   dua', 5, ['satu', 'dua']],
  ])('%s', (_, text, limit, wanted) => {
    expect(pieces(text, limit)).toEqual(wanted)
  })

  it('keeps every visible character, in order, and the limit', () => {
    const texts = fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        '\n',
        '🔴',
        'e\u0323\u0302',
        '\u200D',
        '\uD83D',
        '👩‍👧',
        'kata',
      ),
      maxLength: 300,
    })
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, limit) => {
        const found = pieces(text, limit)
        const bad = (piece: string) =>
          piece === '' || piece.length > limit || piece.trim() !== piece
        expect(found.filter(bad)).toEqual([])
        expect(found.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { numRuns: 300 },
    )
  })

  it('never leaves half a surrogate pair', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.integer({ min: 2, max: 10 }),
        (text, limit) => {
          expect(pieces(text, limit).filter((piece) => /\p{Surrogate}/u.test(piece))).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('splits a long hostile text in a moment', () => {
    const begun = performance.now()
    split('\u0302'.repeat(400_000), 4096)
    split(`${'a'.repeat(4000)}${' '.repeat(4000)}`.repeat(50), 4096)
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
