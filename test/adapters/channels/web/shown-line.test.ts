import { expect, test } from 'vitest'
import {
  openChoices,
  shownLine as shownIn,
} from '../../../../src/adapters/channels/web/shown-line.ts'
import { wordsIn } from '../../../../src/adapters/channels/web/words.ts'
import type { ScreenLine } from '../../../../src/ports/channel.ts'
import { texts } from './serve-web.ts'

const words = wordsIn(texts, 'id')
const shownLine = (line: ScreenLine) => shownIn(line, words)

function line(by: ScreenLine['by'], text: string): ScreenLine {
  return { number: 1, by, messageId: null, text, choices: [], at: 0 }
}

test('our bold is bold, row by row', () => {
  expect(shownLine(line('suar', '🔴 *BAHAYA.* Pesan\n• satu')).rows).toEqual([
    [
      { text: '🔴 ', bold: false },
      { text: 'BAHAYA.', bold: true },
      { text: ' Pesan', bold: false },
    ],
    [{ text: '• satu', bold: false }],
  ])
})

test("in the person's words a star is a star", () => {
  expect(shownLine(line('person', 'gaji *5jt*')).rows).toEqual([
    [{ text: 'gaji *5jt*', bold: false }],
  ])
})

test.each([
  ['suar', '🔴 *NGUY HIỂM.* Tin này có những dấu hiệu kẻ lừa đảo hay dùng.', 'vi'],
  ['worker', 'Mình ở đây.', 'vi'],
  ['suar', 'Oke, sampai nanti.', 'id'],
  ['person', 'di duong tieu ngach', null],
] as const)('%s saying "%s" is read as %s', (by, text, language) => {
  expect(shownLine(line(by, text)).language).toBe(language)
})

test('short answers stay open behind a second message, until the person writes', () => {
  const line = (number: number, by: ScreenLine['by'], ...labels: string[]) =>
    shownLine({
      number,
      by,
      messageId: null,
      text: 'x',
      at: 0,
      choices: labels.map((label) => ({ id: label, label })),
    })
  const verdict = line(2, 'suar', 'paid', 'left')
  expect(openChoices([line(1, 'person'), verdict, line(3, 'suar')])).toBe(verdict)
  expect(openChoices([verdict, line(3, 'suar'), line(4, 'person')])).toBeUndefined()
  expect(openChoices([])).toBeUndefined()
})

test('what the person sent is named in the language of the page, and not shown', () => {
  const photo = { ...line('person', 'ini tawarannya'), media: 'photo' as const }
  const rows = (shown: ReturnType<typeof shownIn>) => shown.rows.flat().map(({ text }) => text)
  expect(rows(shownLine(photo))).toEqual(['[Gambar]', 'ini tawarannya'])
  expect(rows(shownLine({ ...photo, text: '' }))).toEqual(['[Gambar]'])
  expect(rows(shownIn({ ...photo, text: '' }, wordsIn(texts, 'vi')))).toEqual(['[Ảnh]'])
  expect(shownLine(photo).file).toBeNull()
})

test('a file of ours is a link that names it and its size', () => {
  const file = { name: 'dokumen.pdf', type: 'application/pdf' as const, bytes: 123_456 }
  expect(shownLine({ ...line('worker', 'Ini.'), file }).file).toEqual({
    path: '/file/1',
    label: 'Unduh berkas: dokumen.pdf (123 kB)',
  })
})
