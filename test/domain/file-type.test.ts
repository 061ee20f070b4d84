import { expect, test } from 'vitest'
import { type FileType, fileEnding, fileTypeOf, fileTypes } from '../../src/domain/file-type.ts'
import { jpeg, mp4, ogg, pdf, png, webp } from '../fixtures/sample-files.ts'

test.each<[FileType, Buffer]>([
  ['image/jpeg', jpeg],
  ['image/png', png],
  ['image/webp', webp],
  ['image/gif', Buffer.from('GIF89a\x01\x00')],
  ['application/pdf', pdf],
  ['audio/ogg', ogg],
  ['video/mp4', mp4],
])('%s is known by its first bytes', (type, bytes) => {
  expect(fileTypeOf(bytes)).toBe(type)
})

test.each([
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a page behind an empty line', '\n<html>'],
  ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['a program', 'MZ\x90\x00'],
  ['an archive, as office documents are', 'PK\x03\x04'],
  ['a PDF behind something else', 'x%PDF-1.4'],
  ['a picture of a telephone that is no film', '\0\0\0\x18ftypheic'],
  ['half a beginning', '\x89PNG'],
  ['nothing', ''],
])('%s is nothing we know', (_, bytes) => {
  expect(fileTypeOf(Buffer.from(bytes, 'latin1'))).toBe('application/octet-stream')
})

test('every type has an ending, and what is not known has none', () => {
  expect(fileTypes.map((type) => fileEnding[type]).filter((ending) => ending === '')).toHaveLength(
    1,
  )
})
