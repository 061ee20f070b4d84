/** Dates of sources are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; compared as text once they are whole. */

/** The first day of a date: `2025` is 2025-01-01. */
export function startOf(date: string): string {
  const [year = '0000', month = '01', day = '01'] = date.split('-')
  return `${year}-${month}-${day}`
}

/** The last day of a date: `2025-02` is 2025-02-31, which compares as it should. */
export function endOf(date: string): string {
  const [year = '0000', month = '12', day = '31'] = date.split('-')
  return `${year}-${month}-${day}`
}
