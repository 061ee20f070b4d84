import { expect, test } from 'vitest'
import { openChoices, shownLine } from '../../../../src/adapters/channels/web/shown-line.ts'
import type { ScreenLine } from '../../../../src/ports/channel.ts'

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
