import { CsvError, parse } from 'csv-parse/sync'
import { countColumns, countRows, most, oneLine, Refused } from './limits.mjs'

/**
 * The one table of a CSV file, cells apart by comma, semicolon or tab.
 * @param {string} text
 */
export function tablesOfCsv(text) {
  let rows
  try {
    rows = /** @type {string[][]} */ (
      parse(text, {
        bom: true,
        delimiter: delimiterOf(text),
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: most.columns * most.letters,
        to: most.rows + 1,
      })
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const [what = ''] = error.message.split('\n')
    throw new Refused(`It is no sound CSV: ${what.slice(0, 200)}`)
  }
  countRows(rows.length)
  for (const row of rows) countColumns(row.length)
  return [{ name: 'CSV', rows: rows.map((row) => row.map(oneLine)) }]
}

/** The sign that parts most of the first lines; quotes are left out.
 * @param {string} text
 */
function delimiterOf(text) {
  const start = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: start.split(sign).length }))
  return counts.sort((a, b) => b.count - a.count)[0]?.sign ?? ','
}
