import { expect, test } from 'vitest'
import { cutText, longestText } from '../../src/runtime/cut-text.ts'

const hears = (text: string) => text.includes('sos')

test('what is short enough stays as it is', () => {
  expect(cutText('a'.repeat(longestText), longestText, hears).cut).toBe(false)
})

test('a long text is cut to its beginning, never inside an emoji', () => {
  for (let lead = 0; lead < 4; lead++) {
    const { text, cut } = cutText('x'.repeat(lead) + '😀'.repeat(longestText), longestText, hears)
    expect(cut).toBe(true)
    expect(text.length).toBeLessThanOrEqual(longestText)
    expect(text).not.toMatch(/\p{Surrogate}/u)
  }
})

test('distress is kept, wherever in the text it stands', () => {
  for (let at = 0; at < 100_000; at += 997) {
    const long = `${'x'.repeat(at)}sos${'y'.repeat(100_000 - at)}`
    const { text } = cutText(long, longestText, hears)
    expect(hears(text), `at ${at}`).toBe(true)
    expect(text.length).toBeLessThanOrEqual(longestText)
  }
})

test('of a text full of cries the beginning is kept as well', () => {
  const { text } = cutText(`offer ${'sos '.repeat(100_000)}`, longestText, hears)
  expect(text.startsWith('offer')).toBe(true)
  expect(text.length).toBeLessThanOrEqual(longestText)
})
