import { CsvError, parse } from 'csv-parse/sync'
import type { Fault } from './fault.ts'
import { didYouMean } from './nearest.ts'

/** A row of a table: the cells by column, and the line it begins in (the head is line 1). */
export type Row = { line: number; cells: Record<string, string> }

/**
 * Reads a CSV table (line ends `\n`) with these columns, in any order; those in `optional` may be left out.
 * Cells are trimmed. A row with the wrong number of cells becomes a fault and the others are still answered;
 * at a wrong quote reading ends, because nobody can tell where the next row begins.
 */
export function readCsv(
  file: string,
  text: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): { rows: Row[]; faults: Fault[] } {
  const rows: Row[] = []
  const faults: Fault[] = []
  let head: string[] = []
  try {
    parse<null, { record: Record<string, string> }>(text, {
      columns: (names: string[]) => {
        head = names
        return names
      },
      trim: true,
      record_delimiter: '\n',
      skip_empty_lines: true,
      raw: true,
      on_record: ({ record }, { lines, raw }) => {
        // The library leaves the blanks inside quotes. Its `cast` could take them off, at half its time again.
        const cells = Object.entries(record).map(([name, cell]) => [name, cell.trim()])
        rows.push({ line: beginning(lines, raw), cells: Object.fromEntries(cells) })
        return null
      },
      skip_records_with_error: true,
      on_skip: (error, raw) => {
        if (error === undefined) return
        const path = `line ${beginning(Number(error['lines']), raw)}`
        faults.push({ file, path, ...inPlainWords(error, head) })
        if (error.code !== 'CSV_RECORD_INCONSISTENT_COLUMNS') throw error
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  const headWrong = head.length === 0 ? [] : headFaults(file, head, columns, optional)
  return headWrong.length > 0 ? { rows: [], faults: headWrong } : { rows, faults }
}

/** The line a row begins in: the library counts to where it ends, and blank lines before it are in `raw`. */
function beginning(lines: number, raw = ''): number {
  return lines + 1 - raw.replace(/^\s+|\n$/g, '').split('\n').length
}

function inPlainWords(
  { code, record }: CsvError,
  head: readonly string[],
): { fault: string; tip: string } {
  if (code === 'CSV_RECORD_INCONSISTENT_COLUMNS') {
    const count = Array.isArray(record) ? record.length : 0
    return {
      fault: `has ${count} cells, but the head has ${head.length}`,
      tip: 'put a cell that holds a comma in double quotes',
    }
  }
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return { fault: 'has a cell whose double quote is never closed', tip: 'close it' }
  }
  if (code === 'INVALID_OPENING_QUOTE') {
    return {
      fault: 'has a double quote in a cell that does not begin with one',
      tip: 'put the whole cell in double quotes and write "" for the one inside',
    }
  }
  return {
    fault: 'has something after a closing quote',
    tip: 'write "" for a double quote inside a quoted cell',
  }
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
