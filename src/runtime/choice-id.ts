/**
 * A button carries the line it stands under, so that a double tap is told from the same answer to the next
 * question, which may well have the same id.
 */

export function buttonId(line: number, choice: string): string {
  return `${line}~${choice}`
}

/** What was pressed. `line` is null for an id that was not made here. */
export function readButtonId(id: string): { line: number | null; choice: string } {
  const [, line, choice] = /^(\d{1,15})~(.*)$/s.exec(id) ?? []
  return line === undefined || choice === undefined
    ? { line: null, choice: id }
    : { line: Number(line), choice }
}
