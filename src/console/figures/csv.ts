import { type Cell, fewer, type Sheet } from './sheet.ts'

/** Spreadsheets know by it that the letters are UTF-8. */
const mark = '\uFEFF'

/** A table as a CSV file. A cell that a spreadsheet would run as a formula stands behind an apostrophe. */
export function csvOf({ heads, rows }: Pick<Sheet, 'heads' | 'rows'>): string {
  return mark + [heads, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('')
}

function written(cell: Cell): string {
  if (cell === null) return fewer
  if (typeof cell === 'number') return String(cell)
  const plain = /^[\s"']*[=+\-@|%]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
