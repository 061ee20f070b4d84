import type { Case } from '../domain/case.ts'
import { type ExportHead, htcdsColumns, htcdsRecord } from './htcds-record.ts'

/** A table with its heading and one row, as RFC 4180 has it; several codes in a cell are joined by `;`. */
export function htcdsCsv(one: Case, head: ExportHead): string {
  const record = htcdsRecord(one, head)
  const cells = htcdsColumns.map((column) => written(record[column]))
  return `${htcdsColumns.join(',')}\r\n${cells.map(cell).join(',')}\r\n`
}

/** The same record as one JSON object. What is not known is null. */
export function htcdsJson(one: Case, head: ExportHead): string {
  const record = htcdsRecord(one, head)
  const ordered = htcdsColumns.map((column) => [column, record[column]])
  return `${JSON.stringify({ x_Standard: 'HTCDS 2.0', ...Object.fromEntries(ordered) }, null, 2)}\n`
}

function written(value: string | string[] | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return Array.isArray(value) ? value.join(';') : (value ?? '')
}

const phone = /^\+\d{6,15}$/

/** What a spreadsheet would take for a formula is a text: a stranger may have written it. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) && !phone.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
