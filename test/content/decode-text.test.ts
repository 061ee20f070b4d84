import { expect, test } from 'vitest'
import { decodeText } from '../../src/content/decode-text.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('takes off the byte order mark and makes line ends alike', () => {
  expect(decodeText(bytes('\uFEFFa\r\nb\rc\n'))).toBe('a\nb\nc\n')
})

test('leaves what offers are full of', () => {
  const text = 'tiếng Việt 👩‍💻 ⚠️ a\u200bb\tc'
  expect(decodeText(bytes(text))).toBe(text)
})

test.each([
  ['\u0000', '0000'],
  ['\u001b[31m', '001B'],
  ['\u0085', '0085'],
  ['\u202e', '202E'],
  ['\u2066', '2066'],
  ['\ue000', 'E000'],
])('refuses %j', (sign, code) => {
  expect(decodeText(bytes(`a\nb${sign}`))).toMatchObject({
    path: 'line 2',
    fault: `has a character nobody can see (U+${code})`,
  })
})

test('refuses what is no UTF-8, and nothing', () => {
  expect(decodeText(Uint8Array.of(0x61, 0xe0, 0x6f))).toMatchObject({ fault: 'is not UTF-8 text' })
  expect(decodeText(Uint8Array.of(0xed, 0xa0, 0x80))).toMatchObject({ fault: 'is not UTF-8 text' })
  expect(decodeText(bytes(' \n\u00a0'))).toMatchObject({ fault: 'is empty' })
})
