import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleKey } from '../words.ts'

/** What was just done, as the address names it. Anybody may have written the address: only what is in the table is said. */
export function doneIn(
  { c, words }: StaffVisit,
  table: Readonly<Record<string, ConsoleKey>>,
): string | undefined {
  const named = c.req.query('done') ?? ''
  // Not `table[named]` alone: every object has a "constructor".
  const key = Object.hasOwn(table, named) ? table[named] : undefined
  return key && words(key)
}
