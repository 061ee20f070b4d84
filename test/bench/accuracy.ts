import { readFileSync } from 'node:fs'
import { type Checker, createChecker } from '../../src/offer/check.ts'
import { known } from '../offer/known.ts'

/**
 * Measures the checker on labelled texts: `npx tsx test/bench/accuracy.ts FILE.jsonl ...`
 * A line is `{"id","lang","label":"danger|legit|other|distress|missing","text","subtype"?}`.
 */
type Case = { id: string; lang: string; label: string; subtype?: string; text: string }

/** Bounds between which a share lies with 95 % confidence. */
export function wilson(hits: number, all: number): [low: number, high: number] {
  if (all === 0) return [0, 1]
  const z = 1.96
  const p = hits / all
  const middle = p + (z * z) / (2 * all)
  const half = z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))
  const scale = 1 + (z * z) / all
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)]
}

type Row = { case: Case; kind: string; level: string | null; score: number; signs: string }

export function measure(cases: Case[], checker: Checker): Row[] {
  return cases.map((one) => {
    const { kind, level, score, signs, missing } = checker.check(one.text)
    const told = signs.map(({ pattern, weight }) => `${pattern}:${weight}`)
    return {
      case: one,
      kind,
      level,
      score,
      signs: [...told, ...missing.map((m) => `-${m}`)].join(' '),
    }
  })
}

const wanted: Record<string, (row: Row) => boolean> = {
  danger: ({ level }) => level === 'danger',
  legit: ({ level }) => level !== 'danger',
  other: ({ level }) => level === null,
  distress: ({ kind }) => kind === 'distress',
  missing: ({ kind }) => kind === 'missing',
}

function main(paths: string[]): void {
  const cases = paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Case),
  )
  const rows = measure(
    cases.map(finer),
    createChecker(known(), () => '2026-11-25'),
  )
  const out: string[] = []
  const share = (name: string, of: Row[], right: (row: Row) => boolean) => {
    if (of.length === 0) return
    const hits = of.filter(right).length
    const [low, high] = wilson(hits, of.length)
    const percent = (part: number) => `${(part * 100).toFixed(1)} %`
    out.push(
      `${name.padEnd(44)} ${hits}/${of.length}  ${percent(hits / of.length)}  (${percent(low)} to ${percent(high)})`,
    )
  }
  for (const lang of [...new Set(cases.map((one) => one.lang))].sort()) {
    const of = (label: string) =>
      rows.filter((row) => row.case.lang === lang && row.case.label === label)
    out.push(`\n${lang}`)
    share('dangerous offers judged danger', of('danger'), (row) => row.level === 'danger')
    share('dangerous offers seen as offers', of('danger'), (row) => row.level !== null)
    share('honest offers judged danger', of('legit'), (row) => row.level === 'danger')
    share(
      'honest offers above no-known-signs',
      of('legit'),
      (row) => row.level !== null && row.level !== 'no-known-signs',
    )
    share('honest offers seen as offers', of('legit'), (row) => row.level !== null)
    share('other texts taken for offers', of('other'), (row) => row.level !== null)
    share('other texts taken for distress or missing', of('other'), (row) =>
      ['distress', 'missing'].includes(row.kind),
    )
    share('other texts judged danger', of('other'), (row) => row.level === 'danger')
    share('distress heard', of('distress'), (row) => row.kind === 'distress')
    share('distress or missing heard', of('distress'), (row) =>
      ['distress', 'missing'].includes(row.kind),
    )
    share('missing heard', of('missing'), (row) => row.kind === 'missing')
  }
  out.push('\nErrors')
  for (const row of rows) {
    if (wanted[row.case.label]?.(row) ?? true) continue
    const line = row.case.text.replaceAll(/\s+/g, ' ').slice(0, 150)
    out.push(
      `${row.case.id} ${row.case.label}: ${row.kind} ${row.level} ${row.score.toFixed(2)} [${row.signs}] ${line}`,
    )
  }
  if (process.env['ALL']) {
    out.push('\nAbove no-known-signs')
    for (const row of rows) {
      if (row.case.label !== 'legit' || row.level === 'no-known-signs') continue
      out.push(
        `${row.case.id}: ${row.kind} ${row.level} [${row.signs}] ${row.case.text.replaceAll(/\s+/g, ' ').slice(0, 150)}`,
      )
    }
  }
  process.stdout.write(`${out.join('\n')}\n`)
}

/** The corpus calls distress and missing relatives `other` and tells them by their subtype. */
function finer(one: Case): Case {
  if (one.label !== 'other') return one
  if (one.subtype === 'distress') return { ...one, label: 'distress' }
  return one.subtype === 'family_missing' ? { ...one, label: 'missing' } : one
}

if (process.argv[1]?.endsWith('accuracy.ts')) main(process.argv.slice(2))
