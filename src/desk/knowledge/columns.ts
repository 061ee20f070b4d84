import { fold } from '../../domain/fold.ts'

/** What a column of a list may hold that we take over. */
export const columnRoles = ['name', 'licence', 'listedOn', 'endsOn', 'city'] as const
export type ColumnRole = (typeof columnRoles)[number]

/** Headings as ministries write them, folded; the first words of a heading are enough. */
const headings: Record<ColumnRole, string> = {
  name: `nama perusahaan|nama p3mi|nama pt|nama pptkis|nama badan usaha|nama lembaga|nama agensi|nama|perusahaan|p3mi
    |ten doanh nghiep|ten cong ty|ten don vi|ten to chuc|doanh nghiep|cong ty|don vi|ten
    |company name|name of company|name of agency|agency name|company|agency|name`,
  licence: `nomor izin|no izin|nomor siup|no siup|nomor sip3mi|no sip3mi|sip3mi|siuppmi|nomor sk izin|izin
    |so giay phep|giay phep so|so gp|giay phep|ma so giay phep
    |licence number|license number|licence no|license no|licence|license`,
  listedOn: `tanggal pencabutan|tanggal sanksi|tanggal sk|tanggal surat|tanggal izin|tanggal terbit|tanggal mulai|tanggal|tgl
    |ngay thu hoi|ngay cap|ngay quyet dinh|ngay ban hanh|ngay xu phat|ngay dinh chi|tu ngay|ngay
    |date of revocation|date issued|date of issue|start date|date`,
  endsOn: `tanggal berakhir|tgl berakhir|berakhir|berlaku sampai|sampai dengan|sampai tanggal|masa berlaku
    |den ngay|het han|ngay het han|ngay ket thuc|thoi han
    |end date|expiry date|valid until|until`,
  city: `kota|kabupaten|kab kota|domisili|alamat kantor|alamat
    |tinh thanh pho|tinh thanh|dia chi tru so|tru so|dia chi
    |city|address`,
}

const phrases = columnRoles
  .flatMap((role) =>
    headings[role]
      .split('|')
      .map((phrase) => ({ role, phrase: phrase.trim().replace(/\s+/g, ' ') })),
  )
  // "tanggal berakhir" before "tanggal".
  .sort((a, b) => b.phrase.length - a.phrase.length)

/** A heading as it is compared. */
export function plainHeading(heading: string): string {
  return fold(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What a column with this heading holds; null: nothing that is taken over, or not known. */
export function roleOf(heading: string): ColumnRole | null {
  const plain = plainHeading(heading)
  const known = phrases.find(({ phrase }) => plain === phrase || plain.startsWith(`${phrase} `))
  return known?.role ?? null
}

/** Which column holds what; `columns` counts from 0. */
export type Columns = Partial<Record<ColumnRole, number>>

export type FoundColumns =
  | { columns: Columns; head: number }
  /** Nobody can tell, or more than one may be meant: somebody must say. */
  | { unsure: string; headings: string[] }

/** Rows above the headings: a title, a date, empty ones. */
const mostAbove = 25

/**
 * Finds the row of headings and what stands in each column.
 * @param given what somebody said: a role with a heading, or with `#3` for the third column
 */
export function findColumns(
  rows: readonly string[][],
  given: ReadonlyMap<ColumnRole, string> = new Map(),
): FoundColumns {
  const wanted = given.get('name')
  const isHead = (row: string[]) => {
    if (row.filter((cell) => cell !== '').length < 2) return false
    return wanted && !wanted.startsWith('#')
      ? row.some((cell) => plainHeading(cell) === plainHeading(wanted))
      : wanted !== undefined || row.some((cell) => roleOf(cell) === 'name')
  }
  const head = rows.slice(0, mostAbove).findIndex(isHead)
  const row = rows[head]
  if (!row) {
    const shown = rows.find((cells) => cells.filter((cell) => cell !== '').length > 1) ?? []
    return { unsure: 'No column is called a firm’s name.', headings: shown }
  }
  const columns: Columns = {}
  for (const role of columnRoles) {
    const said = given.get(role)
    const found = said === undefined ? columnsOf(row, role) : columnsSaid(row, said)
    if (said !== undefined && found.length === 0)
      return { unsure: `There is no column "${said}".`, headings: row }
    if (found.length > 1)
      return { unsure: `More than one column may be ${words[role]}.`, headings: row }
    if (found[0] !== undefined) columns[role] = found[0]
  }
  return { columns, head }
}

const words: Record<ColumnRole, string> = {
  name: 'the name',
  licence: 'the number of the licence',
  listedOn: 'the date',
  endsOn: 'the end',
  city: 'the place',
}

function columnsOf(row: string[], role: ColumnRole): number[] {
  const found = [...row.keys()].filter((at) => roleOf(row[at] ?? '') === role)
  // "Kota" beside "Alamat": the town is what we write down.
  if (role !== 'city' || found.length < 2) return found
  const towns = found.filter(
    (at) => !/^(?:alamat|dia chi|tru so|address)/.test(plainHeading(row[at] ?? '')),
  )
  return towns.length > 0 ? towns : found
}

function columnsSaid(row: string[], said: string): number[] {
  const nth = /^#(\d{1,3})$/.exec(said)?.[1]
  if (nth) return Number(nth) >= 1 && Number(nth) <= row.length ? [Number(nth) - 1] : []
  return [...row.keys()].filter((at) => plainHeading(row[at] ?? '') === plainHeading(said))
}
