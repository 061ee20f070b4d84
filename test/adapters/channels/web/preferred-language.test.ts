import { expect, test } from 'vitest'
import { preferredLanguage } from '../../../../src/adapters/channels/web/preferred-language.ts'

test.each([
  ['vi-VN,vi;q=0.9', 'vi'],
  ['vi', 'vi'],
  ['en-US,en;q=0.9,vi;q=0.8', 'vi'],
  ['id-ID,id;q=0.9,en;q=0.8', 'id'],
  ['in-ID', 'id'],
  ['ms-MY,ms;q=0.9', 'id'],
  ['vi;q=0.3, id;q=0.7', 'id'],
  ['vi;q=0, id;q=0.1', 'id'],
  ['en-GB,en', null],
  ['', null],
  [undefined, null],
  ['constructor', null],
  [';;;,,q=1,*', null],
  ['vi;q=x', 'vi'],
])('%s asks for %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})
