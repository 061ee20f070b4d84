import type { CountryCode } from '../../domain/language.ts'
import type { AgencyNotice, Nature } from '../../domain/notice.ts'
import type { Columns } from './columns.ts'
import { type NamesAndNumbers, noticeFaults, type ProposalFault } from './proposal.ts'
import { readDate } from './read-date.ts'

/** What is told of a list besides what stands in it. */
export type ListAbout = {
  country: CountryCode
  authority: string
  nature: Nature
  /** The date of the list, for rows that name none. */
  listedOn: string
  source: string
}

/** A row that could not be taken over: its number in the file, from 1, and why. */
export type RowFault = { row: number; name: string; faults: ProposalFault[] }

export type ListRow = {
  row: number
  notice: AgencyNotice
  /** The row names a date of its own. */
  dated: boolean
}

/** Lines at the end that add up. */
const sums = /^(?:jumlah|total|grand total|tong|tong cong|tong so)\b/i

/** The rows below the headings as notices, and those that are none. Rows without a name are left out. */
export function listRows(
  rows: readonly string[][],
  { columns, head }: { columns: Columns; head: number },
  about: ListAbout,
  now: number,
  names: NamesAndNumbers,
): { rows: ListRow[]; faults: RowFault[] } {
  const found: ListRow[] = []
  const faults: RowFault[] = []
  const headName = rows[head]?.[columns.name ?? -1]
  for (const [at, cells] of rows.entries()) {
    if (at <= head) continue
    const cell = (role: keyof Columns) => cells[columns[role] ?? -1] ?? ''
    const name = firmIn(cell('name'))
    // A heading said again on each printed page, and a line of sums, name no firm.
    if (name === '' || cell('name') === headName || sums.test(name)) continue
    const written = cell('listedOn')
    const listedOn = written === '' ? about.listedOn : readDate(written)
    const endsOn =
      about.nature === 'suspended' && cell('endsOn') !== '' ? readDate(cell('endsOn')) : null
    const notice: AgencyNotice = {
      name,
      aliases: [],
      country: about.country,
      nature: about.nature,
      authority: about.authority,
      listedOn: listedOn ?? written,
      endsOn,
      about: { id: '', vi: '' },
      licence: cell('licence') || null,
      city: cell('city').slice(0, 150) || null,
      source: about.source,
    }
    const wrong = noticeFaults(notice, now, names, true)
    if (about.nature === 'suspended' && cell('endsOn') !== '' && endsOn === null)
      wrong.push({ field: 'endsOn', fault: 'not-a-date' })
    if (wrong.length > 0) faults.push({ row: at + 1, name: name.slice(0, 60), faults: wrong })
    else found.push({ row: at + 1, notice, dated: written !== '' })
  }
  return { rows: found, faults }
}

const quotes = new Set(['"', '“', '”', "'"])

/** The name without a number before it and quotation marks around it. */
function firmIn(cell: string): string {
  const letters = [...cell.replace(/^\d{1,5}[.)]\s/, '').trim()]
  while (quotes.has(letters[0] ?? '')) letters.shift()
  while (quotes.has(letters.at(-1) ?? '')) letters.pop()
  return letters.join('').trim()
}
