import readXlsxFile from 'read-excel-file/universal'
import { countColumns, countRows, most, oneLine, Refused } from './limits.mjs'
import { repack, unpack } from './unpack.mjs'

/**
 * Every sheet of a .xlsx file. Formulas are not worked out: what the file says they came to is read.
 * @param {Uint8Array} bytes
 */
export async function tablesOfXlsx(bytes) {
  const parts = unpack(bytes)
  const sheets = parts.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name))
  if (sheets.length === 0) throw new Refused('It is no .xlsx: save it as .xlsx or CSV.')
  if (sheets.length > most.tables) throw new Refused(`It has more than ${most.tables} sheets.`)
  for (const { content } of sheets) refuseFarCells(content.toString('latin1'))
  const merged = mergedIn(sheets.length === 1 ? (sheets[0]?.content.toString('latin1') ?? '') : '')
  const file = repack(parts)
  const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.length)
  let read
  try {
    read = await readXlsxFile(/** @type {ArrayBuffer} */ (buffer), { parseNumber: (text) => text })
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 150) : ''
    throw new Refused(`The spreadsheet cannot be read: ${why}`)
  }
  return read.map(({ sheet, data }) => {
    countRows(data.length)
    const rows = data.map((row) => {
      countColumns(row.length)
      return row.map(cellText)
    })
    return { name: oneLine(String(sheet)), rows: filled(rows, merged) }
  })
}

/** @param {unknown} cell */
function cellText(cell) {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return cell === null || cell === undefined || typeof cell === 'boolean'
    ? ''
    : oneLine(String(cell))
}

/**
 * One cell far below or far to the right would be reached by millions of empty ones.
 * @param {string} xml
 */
function refuseFarCells(xml) {
  let seen = 0
  for (const [, letters, digits] of xml.matchAll(/\br\s*=\s*["']([A-Z]*)(\d*)["']/gi)) {
    countRows(Number(digits || 0) - 1)
    if ((letters ?? '').length > 2) countColumns(most.columns + 1)
    if (++seen > most.rows * most.columns)
      throw new Refused('It has more cells than a list of firms.')
  }
}

/**
 * Cells that were made one with those below them: `B2:B9`.
 * @param {string} xml
 */
function mergedIn(xml) {
  return [
    ...xml.matchAll(
      /<(?:\w+:)?mergeCell\b[^>]{0,50}\bref\s*=\s*["']([A-Z]{1,2})(\d{1,6}):([A-Z]{1,2})(\d{1,6})["']/gi,
    ),
  ]
    .slice(0, most.rows)
    .map(([, left = '', top, right = '', bottom]) => ({
      left: columnOf(left),
      right: columnOf(right),
      top: Number(top) - 1,
      bottom: Number(bottom) - 1,
    }))
}

/** @param {string} letters */
function columnOf(letters) {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/**
 * What stands in a merged cell stands in each of the rows it reaches over. Not in each column: that is a title.
 * @param {string[][]} rows
 * @param {ReturnType<typeof mergedIn>} merged
 */
function filled(rows, merged) {
  for (const { left, right, top, bottom } of merged) {
    if (left !== right) continue
    const text = rows[top]?.[left] ?? ''
    for (let at = top + 1; at <= Math.min(bottom, rows.length - 1); at++) {
      const row = rows[at]
      if (row && left < row.length && row[left] === '') row[left] = text
    }
  }
  return rows
}
