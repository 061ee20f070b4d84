import { expect, test } from 'vitest'
import { webKeys } from '../../../../src/adapters/channels/web/words.ts'
import { languages } from '../../../../src/domain/language.ts'
import { localeFile } from './serve-web.ts'

test.each(languages)('%s says everything the page needs, and nothing it does not', (language) => {
  expect(Object.keys(localeFile(language)).sort()).toEqual([...webKeys].sort())
})

// What stands on a page somebody else may glance at. The introduction is only shown to a new visitor.
const telling =
  /suar\b|perdagangan|mua bán|buôn|penipu|lừa|bahaya|nguy hiểm|korban|nạn nhân|migran|polisi|công an|tawaran|tuyển dụng/i

test.each(languages)(
  '%s: what is always on the screen says nothing of what is talked about',
  (language) => {
    for (const [key, text] of Object.entries(localeFile(language))) {
      if (key !== 'intro') expect(text, key).not.toMatch(telling)
    }
  },
)

test.each(languages)('%s: the page that hides is dull', (language) => {
  const dull = Object.entries(localeFile(language)).filter(([key]) => key.startsWith('dull-'))
  expect(dull.map(([, text]) => text).join(' ')).not.toMatch(
    /suar|kerja|việc|lowongan|chat|pesan|tin nhắn/i,
  )
})

test('Vietnamese stands in one normal form', () => {
  for (const text of Object.values(localeFile('vi'))) expect(text).toBe(text.normalize('NFC'))
})
