import type { Judged } from './cross-validated.ts'

/** How many of some texts were read so, of how many. */
export type Share = { what: string; hits: number; all: number }

const isDanger = ({ verdict }: Judged) => verdict.level === 'danger'
const isAbove = ({ verdict }: Judged) => verdict.level === 'danger' || verdict.level === 'caution'
const isHeard = ({ verdict }: Judged) => verdict.kind === 'distress' || verdict.kind === 'missing'
const calls = ({ kind }: Judged) => kind === 'distress' || kind === 'missing'

/** What is promised of the checker, counted over labelled texts; what no text asks is left out. */
export function sharesOf(rows: readonly Judged[]): Share[] {
  const share = (what: string, of: (row: Judged) => boolean, is: (row: Judged) => boolean) => {
    const some = rows.filter(of)
    return { what, hits: some.filter(is).length, all: some.length }
  }
  const danger = (row: Judged) => row.label === 'danger'
  const honest = (row: Judged) => row.label === 'legit'
  const other = (row: Judged) => row.label === 'other' && !calls(row)
  return [
    share('dangerous offers judged `danger`', danger, isDanger),
    share('dangerous offers judged `danger` or `caution`', danger, isAbove),
    share('honest offers judged `danger`', honest, isDanger),
    share('honest offers above `no-known-signs`', honest, isAbove),
    share('texts that are no offer judged `danger`', other, isDanger),
    share('texts that are no offer and no call heard as a call for help', other, isHeard),
    share('calls for help and missing relatives heard', calls, isHeard),
  ].filter(({ all }) => all > 0)
}

/** Whether a text was read as its label asks. */
export function isRight(row: Judged): boolean {
  if (row.label === 'danger') return isDanger(row)
  if (row.label === 'legit') return !isDanger(row)
  return calls(row) ? isHeard(row) : !isDanger(row) && !isHeard(row)
}

/** Bounds between which a share lies with 95 % confidence (Wilson). */
export function wilson(hits: number, all: number): [low: number, high: number] {
  if (all === 0) return [0, 1]
  const z = 1.96
  const p = hits / all
  const middle = p + (z * z) / (2 * all)
  const half = z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))
  const scale = 1 + (z * z) / all
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)]
}
