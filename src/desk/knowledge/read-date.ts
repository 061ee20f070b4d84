import { fold } from '../../domain/fold.ts'
import { isDate } from './proposal.ts'

const months = new Map(
  `januari jan january|februari feb pebruari february|maret mar march|april apr|mei may|juni jun june|juli jul july
   |agustus agu agt ags august aug|september sep sept|oktober okt october oct|november nov nopember nop
   |desember des december dec`
    .split('|')
    .flatMap((names, at) =>
      names
        .trim()
        .split(/\s+/)
        .map((name): [string, number] => [name, at + 1]),
    ),
)

/**
 * A date as lists write it, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: `10 April 2026`, `10/4/2026`,
 * `ngày 10 tháng 4 năm 2026`, `April 2026`. Days stand before months in both countries. Null where it is none.
 */
export function readDate(written: string): string | null {
  const plain = fold(written)
    .replace(/[,()]/g, ' ')
    .replace(/\b(?:ngay|tanggal|tgl|pada|tu|den)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const parts =
    /^(?<y>\d{4})(?:-(?<m>\d{1,2})(?:-(?<d>\d{1,2}))?)?$/.exec(plain) ??
    /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})$/.exec(plain) ??
    /^(?<m>\d{1,2})[/.-](?<y>\d{4})$/.exec(plain) ??
    /^(?:(?<d>\d{1,2}) )?thang (?<m>\d{1,2})(?: nam |[ /])(?<y>\d{4})$/.exec(plain) ??
    /^(?:(?<d>\d{1,2})[ .-])?(?<m>[a-z]{3,10})[ .-](?<y>\d{4})$/.exec(plain)
  const { y, m, d } = parts?.groups ?? {}
  if (!y) return null
  const month = m === undefined ? undefined : (months.get(m) ?? Number(m))
  const two = (number: number | string) => String(number).padStart(2, '0')
  const date = [y, ...(month === undefined ? [] : [two(month)]), ...(d ? [two(d)] : [])].join('-')
  return isDate(date) ? date : null
}
