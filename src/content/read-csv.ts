import { CsvError, parse } from 'csv-parse/sync'
import type { Fault } from './fault.ts'
import { didYouMean } from './nearest.ts'

/** A row of a table: the cells by column, and the line it ends in (the head is line 1). */
export type Row = { line: number; cells: Record<string, string> }

type Read = { record: string[]; info: { lines: number } }

/**
 * Reads a CSV table with these columns, in any order; those in `optional` may be left out. Cells are trimmed.
 * Rows with the wrong number of cells become faults; the others are still answered.
 */
export function readCsv(
  file: string,
  text: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): { rows: Row[]; faults: Fault[] } {
  let records: Read[]
  try {
    records = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Read[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { rows: [], faults: [toFault(file, error)] }
  }
  const [head, ...body] = records
  if (head === undefined) return { rows: [], faults: [] }
  const faults = headFaults(file, head.record, columns, optional)
  if (faults.length > 0) return { rows: [], faults }

  const rows: Row[] = []
  for (const { record, info } of body) {
    if (record.length === head.record.length) {
      const cells = Object.fromEntries(head.record.map((name, i) => [name, record[i] ?? '']))
      rows.push({ line: info.lines, cells })
    } else {
      faults.push({
        file,
        path: `line ${info.lines}`,
        fault: `has ${record.length} cells, but the head has ${head.record.length}`,
        tip: 'put a cell that holds a comma in double quotes',
      })
    }
  }
  return { rows, faults }
}

function headFaults(
  file: string,
  head: string[],
  columns: readonly string[],
  optional: readonly string[],
): Fault[] {
  const path = 'line 1'
  const all = `the columns are ${columns.join(',')}`
  const missing = columns.filter((name) => !head.includes(name) && !optional.includes(name))
  const unknown = head.filter((name, i) => !columns.includes(name) || head.indexOf(name) !== i)
  return [
    ...missing.map((name) => ({ file, path, fault: `misses the column "${name}"`, tip: all })),
    ...unknown.map((name) => ({
      file,
      path,
      fault: columns.includes(name)
        ? `has the column "${name}" twice`
        : `has the unknown column "${name}"`,
      tip: didYouMean(name, missing, all),
    })),
  ]
}

const afterQuote: [fault: string, tip: string] = [
  'has something after a closing quote',
  'write "" for a double quote inside a quoted cell',
]

const words: Partial<Record<string, [fault: string, tip: string]>> = {
  CSV_QUOTE_NOT_CLOSED: ['has a cell whose double quote is never closed', 'close it'],
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: afterQuote,
  CSV_INVALID_CLOSING_QUOTE: afterQuote,
  INVALID_OPENING_QUOTE: [
    'has a double quote in a cell that does not begin with one',
    'put the whole cell in double quotes and write "" for the one inside',
  ],
}

function toFault(file: string, error: CsvError): Fault {
  const [fault, tip] = words[error.code] ?? [
    'is not written as CSV',
    'compare it with a line that works',
  ]
  const line = Number(error['lines'] ?? 0)
  return { file, path: line > 0 ? `line ${line}` : '', fault, tip }
}
