import type { AgencyNotice } from '../../domain/notice.ts'

/** The columns of `knowledge/agencies/<COUNTRY>.csv` in their order. A test holds them to the shape's. */
export const csvColumns = [
  'name',
  'aliases',
  'nature',
  'authority',
  'listedOn',
  'endsOn',
  'aboutId',
  'aboutVi',
  'licence',
  'city',
  'source',
] as const

/** A row as the list writes it, without its line end: quoted only where it must be. */
export function csvRow(notice: AgencyNotice): string {
  const { aliases, about, endsOn, licence, city, ...rest } = notice
  const cells: Record<(typeof csvColumns)[number], string> = {
    ...rest,
    aliases: aliases.join(';'),
    aboutId: about.id,
    aboutVi: about.vi,
    endsOn: endsOn ?? '',
    licence: licence ?? '',
    city: city ?? '',
  }
  return csvColumns.map((column) => quoted(cells[column])).join(',')
}

function quoted(cell: string): string {
  const line = cell.replace(/[\r\n]+/g, ' ')
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line
}

/** The lines of a list as they stand, each with its line end; a quoted cell may hold one. */
export function csvLines(text: string): string[] {
  const lines: string[] = []
  let from = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted
    if (text[at] !== '\n' || isQuoted) continue
    lines.push(text.slice(from, at + 1))
    from = at + 1
  }
  if (from < text.length) lines.push(text.slice(from))
  return lines
}

/** The cells of one line. */
export function csvCells(line: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  const text = line.replace(/\r?\n$/, '')
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (letter === '"') isQuoted = !isQuoted
    else if (letter === ',' && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += letter
  }
  return [...cells, cell.trim()]
}
