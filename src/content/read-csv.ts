import type { Fault } from './fault.ts'
import { didYouMean } from './nearest.ts'
import { splitCsv } from './split-csv.ts'

/** A row of a table: the cells by column, and the line it begins in (the head is line 1). */
export type Row = { line: number; cells: Record<string, string> }

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
  const { records, wrong } = splitCsv(text)
  const faults: Fault[] =
    wrong === null ? [] : [{ file, path: `line ${wrong.line}`, fault: wrong.fault, tip: wrong.tip }]
  const [head, ...body] = records
  if (head === undefined) return { rows: [], faults }
  const headWrong = headFaults(file, head.cells, columns, optional)
  if (headWrong.length > 0) return { rows: [], faults: [...headWrong, ...faults] }

  const rows: Row[] = []
  for (const { line, cells } of body) {
    if (cells.length === head.cells.length) {
      rows.push({
        line,
        cells: Object.fromEntries(head.cells.map((name, i) => [name, cells[i] ?? ''])),
      })
    } else {
      faults.push({
        file,
        path: `line ${line}`,
        fault: `has ${cells.length} cells, but the head has ${head.cells.length}`,
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
