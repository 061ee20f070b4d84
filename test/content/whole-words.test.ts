import { expect, test } from 'vitest'
import { wordFinder } from '../../src/content/whole-words.ts'

const written = (phrase: string, text: string) =>
  wordFinder([phrase])(text).map(({ written }) => written)

test.each([
  ['lừa', 'Bị LỪA.', 'LỪA'],
  ['lừa', 'lựa, bị lừa', 'lừa'],
  ['công an', 'Công  an xã', 'Công an'],
  ['lừa'.normalize('NFD'), 'lừa', 'lừa'],
  ['lừa', 'lừa'.normalize('NFD'), 'lừa'],
  ['100% aman', '“100% aman”', '100% aman'],
  ['a.b', 'axb a.b', 'a.b'],
])('%s in %s', (phrase, text, found) => {
  expect(written(phrase, text)).toEqual([found])
})

test.each([
  ['lừa', 'lựa lua lừang'],
  ['kak', 'kakak'],
  ['aman', 'keamanan'],
  ['gan', 'gan1'],
])('%s not in %s', (phrase, text) => {
  expect(written(phrase, text)).toEqual([])
})

test('the longest phrase first', () => {
  expect(wordFinder(['chuộc', 'tiền chuộc'])('trả tiền chuộc').map(({ phrase }) => phrase)).toEqual(
    ['tiền chuộc', 'chuộc'],
  )
})

test('capitals that become longer do no harm', () => {
  expect(written('aman', 'İİ aman')).toEqual(['aman'])
})
