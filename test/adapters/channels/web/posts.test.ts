import { expect, test } from 'vitest'
import { placePost, resumePost, sayPost } from '../../../../src/adapters/channels/web/posts.ts'

test.each([
  '1234567890123456',
  '1234 5678 9012 3456',
  '1234-5678-9012-3456',
  ' 1234 – 5678 – 9012 – 3456 ',
  '1234.5678.9012.3456',
  '１２３４ ５６７８ ９０１２ ３４５６',
])('a code is read however it is grouped: %s', (code) => {
  expect(resumePost.parse({ code })).toEqual({ code: '1234567890123456' })
})

test.each(['', '123456789012345', '12345678901234567', '123456789012345a', 1234567890123456])(
  'what is no code is refused: %s',
  (code) => {
    expect(resumePost.safeParse({ code }).success).toBe(false)
  },
)

test('a text loses its outer space and the line breaks of forms, and nothing else', () => {
  expect(sayPost.parse({ text: '  gaji *5jt*\r\n\r\nib ya  \n' })).toEqual({
    text: 'gaji *5jt*\n\nib ya',
  })
})

test('half an emoji does not cost the offer around it', () => {
  expect(sayPost.parse({ text: 'gaji 5jt \ud83d' }).text).toBe('gaji 5jt \ufffd')
  expect(sayPost.parse({ text: 'gaji 5jt 😀' }).text).toBe('gaji 5jt 😀')
})

test.each([{ text: 5 }, { text: null }, { text: 'a', id: 'short' }])('refused: %j', (fields) => {
  expect(sayPost.safeParse(fields).success).toBe(false)
})

test('a picture needs no words', () => {
  expect(sayPost.parse({})).toEqual({ text: '' })
})

test.each([
  { latitude: 91, longitude: 0 },
  { latitude: 0, longitude: -181 },
  { latitude: Number.NaN, longitude: 0 },
  { latitude: '11.5', longitude: '104.9' },
])('no place on earth: %j', (place) => {
  expect(placePost.safeParse(place).success).toBe(false)
})
