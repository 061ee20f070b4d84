import type { CountryCode } from '../../domain/language.ts'
import type { AgencyNotice } from '../../domain/notice.ts'
import { csvCells, type csvColumns, csvLines, csvRow } from './csv-lines.ts'
import type { NoticeAct } from './knowledge-change.ts'
import { rowKey } from './same-notice.ts'

/**
 * The rows that are new in a country's list, as lines for its end. What is put right or taken out shows only in the
 * whole list, see `exportedList`.
 */
export function exportedRows(acts: readonly NoticeAct[], country: CountryCode): string[] {
  const rows = new Map<string, string>()
  for (const act of acts) {
    if (act.act === 'add' && act.notice.country === country)
      rows.set(rowKey(act.notice), csvRow(act.notice))
  }
  return [...rows.values()]
}

/**
 * A country's list with the changes in it. Lines that nothing changes stay letter for letter, so that a comparison of
 * versions shows the changes and nothing else: what is put right stands where it stood, what is new behind the last
 * row of the same firm, or at the end.
 * @param text the list as it stands in `knowledge/agencies/<COUNTRY>.csv`
 */
export function exportedList(
  text: string,
  acts: readonly NoticeAct[],
  country: CountryCode,
): string {
  const [head = '', ...rest] = csvLines(text)
  const order = csvCells(head)
  const lines = rest.map((line) => ({ line, ...keyOfLine(csvCells(line), order, country) }))
  const find = (notice: AgencyNotice) => lines.findIndex(({ key }) => key === rowKey(notice))
  for (const act of acts) {
    if ((act.act === 'withdraw' ? act.of : act.notice).country !== country) continue
    if (act.act === 'withdraw') {
      const at = find(act.of)
      if (at >= 0) lines.splice(at, 1)
      continue
    }
    const { notice } = act
    const made = { line: `${csvRow(notice)}\n`, key: rowKey(notice), name: notice.name }
    const there = act.act === 'correct' ? find(act.of) : -1
    const at = there < 0 ? find(notice) : there
    if (at >= 0) lines.splice(at, 1, made)
    else {
      const last = lines.findLastIndex(({ name }) => name === notice.name)
      lines.splice(last < 0 ? lines.length : last + 1, 0, made)
    }
  }
  const kept = lines.map(({ line }) => (line.endsWith('\n') ? line : `${line}\n`))
  return [head.endsWith('\n') ? head : `${head}\n`, ...kept].join('')
}

function keyOfLine(
  cells: string[],
  order: string[],
  country: CountryCode,
): { key: string; name: string } {
  const cell = (column: (typeof csvColumns)[number]) => cells[order.indexOf(column)] ?? ''
  const name = cell('name')
  const key = rowKey({
    name,
    country,
    nature: cell('nature') as AgencyNotice['nature'],
    authority: cell('authority'),
    listedOn: cell('listedOn'),
    about: { id: cell('aboutId'), vi: cell('aboutVi') },
  })
  return { key, name }
}
