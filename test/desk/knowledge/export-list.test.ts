import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { houseFolder } from '../../../src/commands/house.ts'
import { spoken } from '../../../src/commands/spoken.ts'
import { loadContent } from '../../../src/content/load-content.ts'
import { readCsv } from '../../../src/content/read-csv.ts'
import { notices as noticeShape } from '../../../src/content/shapes/notices.ts'
import { csvCells, csvColumns, csvLines, csvRow } from '../../../src/desk/knowledge/csv-lines.ts'
import { exportedList, exportedRows } from '../../../src/desk/knowledge/export-list.ts'
import type { AgencyNotice } from '../../../src/domain/notice.ts'
import { tempDirectory } from '../../fixtures/temp-directory.ts'
import { notice } from '../../offer/small-house.ts'
import { adding, budi, deskRoom, idOf, sari } from './desk-room.ts'

const listOf = (country: string) =>
  readFileSync(join(houseFolder, 'knowledge/agencies', `${country}.csv`), 'utf8')

it('knows the columns of the lists', () => {
  expect(csvColumns).toEqual(noticeShape.columns)
})

it.each(['ID', 'VN'])(
  'leaves the list of %s letter for letter where nothing changed',
  (country) => {
    const text = listOf(country)
    expect(exportedList(text, [], country)).toBe(text)
    expect(csvLines(text).join('')).toBe(text)
  },
)

it('a row of any letters reads back as it was', () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((text) =>
      text
        .normalize('NFC')
        .replace(/[\s\p{Cc};]+/gu, ' ')
        .trim(),
    )
    .filter((text) => text !== '')
  fc.assert(
    fc.property(cell, fc.array(cell, { maxLength: 3 }), fc.option(cell), (name, aliases, city) => {
      const row = notice(name, { aliases, city, about: { id: name, vi: name } })
      const line = csvRow(row)
      const { rows, faults } = readCsv('x.csv', `${csvColumns.join(',')}\n${line}\n`, csvColumns)
      expect(faults).toEqual([])
      expect({ ...noticeShape.shape.parse(rows[0]?.cells), country: 'ID' }).toEqual(row)
      expect(csvCells(line)[0]).toBe(name)
    }),
  )
})

it('goes into knowledge/ by review, passes the check there, and is over in the store', async () => {
  const root = tempDirectory()
  for (const folder of ['knowledge', 'flows', 'locales'])
    cpSync(join(houseFolder, folder), join(root, folder), { recursive: true })
  const { knowledge } = await loadContent(root, { spoken, today: '2026-11-26' })
  const rows = knowledge.notices
  const room = deskRoom({ rows })
  const file = join(root, 'knowledge/agencies/ID.csv')
  const before = readFileSync(file, 'utf8')

  const ours = (nature: AgencyNotice['nature']) => {
    const row = rows.find((one) => one.country === 'ID' && one.nature === nature)
    if (!row) throw new Error('no such row')
    return row
  }
  const [wrong, misread] = [ours('named'), ours('charged')]
  const origin = { source: 'https://www.kantor-uji.test/daftar', readOn: '2026-11-20' }
  const fresh = adding('PT Kapal Enam, "Layar" Contoh', {
    about: { id: 'Keputusan 1, 2026', vi: 'Quyết định 1, 2026' },
    city: 'Kota Contoh',
  })
  const proposals = [
    fresh,
    adding(misread.name, { nature: 'licensed' }),
    { what: 'notice', notice: { act: 'withdraw', of: wrong }, origin },
    {
      what: 'notice',
      notice: { act: 'correct', of: misread, notice: { ...misread, nature: 'named' } },
      origin,
    },
  ] as const
  for (const proposal of proposals) {
    const id = idOf(await room.book.propose(sari, 'ID', proposal))
    idOf(await room.book.confirm(budi, id))
  }
  await room.live.refresh()
  const { acts } = room.live.now()
  expect(acts).toHaveLength(4)

  // Only rows that are new: they can be put at the end by hand.
  const lines = exportedRows(acts, 'ID')
  expect(lines).toHaveLength(2)
  writeFileSync(file, `${before}${lines.join('\n')}\n`)
  const appended = await loadContent(root, { spoken, today: '2026-11-26' })
  const some = deskRoom({ store: room.store, clock: room.clock, rows: appended.knowledge.notices })
  await some.live.refresh()
  expect(some.live.now().acts).toHaveLength(2)

  const after = exportedList(before, acts, 'ID')
  const lost = csvLines(before).filter((line) => !after.includes(line))
  const won = csvLines(after).filter((line) => !before.includes(line))
  expect([lost.length, won.length]).toEqual([2, 3])
  expect(lost.every((line) => [wrong.name, misread.name].some((name) => line.includes(name)))).toBe(
    true,
  )
  writeFileSync(file, after)
  const merged = await loadContent(root, { spoken, today: '2026-11-26' })
  const whole = deskRoom({ store: room.store, clock: room.clock, rows: merged.knowledge.notices })
  await whole.live.refresh()
  expect(whole.live.now().acts).toEqual([])
  expect(exportedList(after, acts, 'ID')).toBe(after)
})
