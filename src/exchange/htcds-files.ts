import type { Case } from '../domain/case.ts'
import {
  type ExportHead,
  eventColumns,
  type HtcdsEntry,
  htcdsColumns,
  htcdsEntries,
  htcdsRecord,
  planColumns,
} from './htcds-record.ts'

export const csvColumns = [...htcdsColumns, ...eventColumns, ...planColumns]

/**
 * A table as RFC 4180 has it; several codes in a cell are joined by `;`. The case stands in the first row with its
 * first event and its first plan. Each further event and plan has a row that holds the record's id and nothing
 * else of the case, so that a case is never counted twice.
 */
export function htcdsCsv(one: Case, head: ExportHead): string {
  const record = htcdsRecord(one, head)
  const [events, plans] = [htcdsEntries(one, 'event'), htcdsEntries(one, 'plan')]
  const count = Math.max(1, events.length, plans.length)
  const rows = Array.from({ length: count }, (_, at) => {
    const ofCase = htcdsColumns.map((column) =>
      at === 0 || column === 'x_RecordId' ? record[column] : null,
    )
    const entry = (columns: typeof eventColumns, found: HtcdsEntry | undefined) =>
      columns.map((column) => found?.[column] ?? null)
    return [...ofCase, ...entry(eventColumns, events[at]), ...entry(planColumns, plans[at])]
  })
  const lines = rows.map((row) => row.map((value) => cell(written(value))).join(','))
  return [csvColumns.join(','), ...lines, ''].join('\r\n')
}

/** The same record as one JSON object. What is not known is null. */
export function htcdsJson(one: Case, head: ExportHead): string {
  const record = htcdsRecord(one, head)
  const ordered = htcdsColumns.map((column) => [column, record[column]])
  const whole = {
    x_Standard: 'HTCDS 2.0',
    ...Object.fromEntries(ordered),
    x_HistoricEvents: htcdsEntries(one, 'event'),
    x_SupportPlans: htcdsEntries(one, 'plan'),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
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
