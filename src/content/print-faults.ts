import type { Fault } from './fault.ts'

/** All faults, one a line, in the order of the files: `file: path: fault. Tip: tip.` */
export function printFaults(faults: readonly Fault[]): string {
  return [...faults]
    .sort((a, b) => compare(a.file, b.file))
    .map(({ file, path, fault, tip }) => {
      const where = path === '' ? file : `${file}: ${path}`
      return oneLine(`${where}: ${fault}. Tip: ${tip}${tip.endsWith('?') ? '' : '.'}`)
    })
    .join('\n')
}

// By code unit, so that the order is the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

// A fault quotes the file, and the file may hold line breaks or escape sequences meant for a terminal.
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
