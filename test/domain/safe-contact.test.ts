import { describe, expect, it } from 'vitest'
import { holdsWord, isWord, mayWriteFirst, withTerm } from '../../src/domain/safe-contact.ts'

const at = Date.UTC(2026, 10, 26)

describe('terms of writing', () => {
  it('begin with nothing agreed, and nothing is agreed by skipping', () => {
    const begun = withTerm(undefined, 'seen-by', 'skip', at)
    expect(begun).toEqual({
      at,
      seenBy: 'unknown',
      mayWrite: false,
      when: null,
      opening: null,
      ifOthers: 'harmless',
      dangerWord: null,
      ownWord: null,
    })
    for (const step of ['when', 'opening', 'danger-word', 'own-word'])
      expect(withTerm(begun, step, 'skip', at)).toEqual(begun)
  })

  it('keep each answer, words folded, and the moment of the last', () => {
    let terms = withTerm(undefined, 'seen-by', 'others', at)
    terms = withTerm(terms, 'may-write', 'yes', at)
    terms = withTerm(terms, 'when', ' di sini, malam ', at)
    terms = withTerm(terms, 'if-others', 'silence', at)
    terms = withTerm(terms, 'danger-word', 'Sầu Riêng!', at)
    terms = withTerm(terms, 'own-word-again', 'Hujan', at + 5)
    expect(terms).toEqual({
      at: at + 5,
      seenBy: 'others',
      mayWrite: true,
      when: 'di sini, malam',
      opening: null,
      ifOthers: 'silence',
      dangerWord: 'sau rieng',
      ownWord: 'hujan',
    })
  })

  it('begin anew with the first question: an old word does not hold unseen', () => {
    const old = withTerm(withTerm(undefined, 'may-write', 'yes', at), 'own-word', 'hujan', at)
    expect(withTerm(old, 'seen-by', 'nobody', at)).toMatchObject({ mayWrite: false, ownWord: null })
  })

  it('let nobody write first who was not allowed to, or after a long silence', () => {
    const agreed = withTerm(undefined, 'may-write', 'yes', at)
    expect(mayWriteFirst(agreed, true)).toBe(true)
    expect(mayWriteFirst(agreed, false)).toBe(false)
    expect(mayWriteFirst(withTerm(undefined, 'may-write', 'no', at), true)).toBe(false)
    expect(mayWriteFirst(undefined, true)).toBe(false)
  })
})

describe('a chosen word', () => {
  it.each([
    ['mangga', true],
    ['tadi beli MANGGA, enak', true],
    ['mangga.', true],
    ['manggaku', false],
    ['', false],
  ])('stands in %j: %s', (text, holds) => {
    expect(holdsWord(text, 'mangga')).toBe(holds)
  })

  it('is heard without its marks, over two words, and never where none was chosen', () => {
    expect(holdsWord('nay mua sau rieng', 'sau rieng')).toBe(true)
    expect(holdsWord('nay mua Sầu riêng', 'sau rieng')).toBe(true)
    expect(holdsWord('anything', null)).toBe(false)
    expect(isWord('anything', undefined)).toBe(false)
  })

  it('opens a chat only as a message of its own', () => {
    expect(isWord('Hujan!', 'hujan')).toBe(true)
    expect(isWord('halo\n\nhujan', 'hujan')).toBe(true)
    expect(isWord('hujan deras', 'hujan')).toBe(false)
  })
})
