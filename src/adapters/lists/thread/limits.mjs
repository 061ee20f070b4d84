// What a list may hold at most. A ministry's list has hundreds of rows; what is far larger is something else.
export const most = {
  bytes: 10 * 1024 * 1024,
  /** Of all that a spreadsheet's file holds once it is unpacked. */
  unpacked: 80 * 1024 * 1024,
  parts: 300,
  tables: 60,
  rows: 50_000,
  columns: 80,
  letters: 1_000,
}

/** A file no table can be read out of; the message is shown as it is. */
export class Refused extends Error {}

/**
 * A cell as one line of text without what cannot be seen.
 * @param {string} text
 */
export function oneLine(text) {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  if (line.length > most.letters) {
    throw new Refused(`A cell holds more than ${most.letters} letters: this is no list of firms.`)
  }
  return line
}

/** @param {number} rows */
export function countRows(rows) {
  if (rows > most.rows) {
    throw new Refused(
      `It has more than ${most.rows.toLocaleString('en')} rows. Cut the list into parts.`,
    )
  }
}

/** @param {number} columns */
export function countColumns(columns) {
  if (columns > most.columns) throw new Refused(`It has more than ${most.columns} columns.`)
}
