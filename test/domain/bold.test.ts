import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boldRuns } from '../../src/domain/bold.ts'

const bold = (text: string) =>
  boldRuns(text)
    .filter((run) => run.bold)
    .map((run) => run.text)
const shown = (text: string) =>
  boldRuns(text)
    .map((run) => run.text)
    .join('')

describe('bold', () => {
  it.each([
    ['🔴 *BAHAYA*', ['BAHAYA'], '🔴 BAHAYA'],
    ['*NGUY HIỂM*: đừng trả tiền', ['NGUY HIỂM'], 'NGUY HIỂM: đừng trả tiền'],
    ['“*a*” (*b c*)', ['a', 'b c'], '“a” (b c)'],
    ['*x*', ['x'], 'x'],
    ['*a* dan *b*', ['a', 'b'], 'a dan b'],
  ])('%s', (text, words, seen) => {
    expect(bold(text)).toEqual(words)
    expect(shown(text)).toBe(seen)
  })

  it.each([
    '',
    '*',
    '**',
    '***',
    '* *',
    '**a**',
    '* a*',
    '*a *',
    '2*3*4',
    'a*b*',
    '*a*b',
    '*dua\nbaris*',
    '* satu\n* dua',
    'Rp5 juta*',
  ])('marks nothing in %j', (text) => {
    expect(bold(text)).toEqual([])
    expect(shown(text)).toBe(text)
  })

  it('takes nothing away but the stars of a mark', () => {
    const starry = fc.string({ unit: fc.constantFrom('*', ' ', '\n', 'a', 'ế', '🔴', '1') })
    fc.assert(
      fc.property(starry, (text) => {
        const runs = boldRuns(text)
        const marked = runs.map((run) => (run.bold ? `*${run.text}*` : run.text)).join('')
        expect(marked).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('reads a hostile text in a moment', () => {
    const text = `${'*a '.repeat(50_000)}${'*'.repeat(50_000)}`
    const begun = performance.now()
    boldRuns(text)
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
