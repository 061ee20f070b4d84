import { readFileSync, writeFileSync } from 'node:fs'
import { type Checker, createChecker } from '../../src/offer/check.ts'
import { known } from '../offer/known.ts'

/**
 * Measures the checker on labelled texts and writes `docs/accuracy.md`: `npm run accuracy`. With files named
 * (`npx tsx test/bench/accuracy.ts FILE.jsonl ...`) it only prints what it finds in those.
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

/** One line of the report: how many of a kind were read rightly, with the bounds of a 95 % interval. */
type Share = { what: string; hits: number; all: number }

function sharesOf(rows: Row[]): Share[] {
  const of = (label: string) => rows.filter((row) => row.case.label === label)
  const share = (what: string, some: Row[], right: (row: Row) => boolean): Share => ({
    what,
    hits: some.filter(right).length,
    all: some.length,
  })
  const calls = (row: Row) => ['distress', 'missing'].includes(row.kind)
  const above = ({ level }: Row) => level !== null && level !== 'no-known-signs'
  return [
    share('dangerous offers judged `danger`', of('danger'), ({ level }) => level === 'danger'),
    share('honest offers judged `danger`', of('legit'), ({ level }) => level === 'danger'),
    share('honest offers above `no-known-signs`', of('legit'), above),
    share('other texts judged `danger`', of('other'), ({ level }) => level === 'danger'),
    share('other texts taken for offers', of('other'), ({ level }) => level !== null),
    share('distress heard as distress or missing', of('distress'), calls),
    share('missing relatives heard', of('missing'), calls),
  ].filter(({ all }) => all > 0)
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`
}

function table(rows: Row[]): string {
  const languages = [...new Set(rows.map((row) => row.case.lang))].sort()
  const lines = languages.flatMap((lang) =>
    sharesOf(rows.filter((row) => row.case.lang === lang)).map(({ what, hits, all }) => {
      const [low, high] = wilson(hits, all)
      return `| ${lang} | ${what} | ${hits} of ${all} | ${percent(hits / all)} | ${percent(low)} to ${percent(high)} |`
    }),
  )
  return [
    '| language | what | count | share | 95 % interval |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

function isRight({ case: { label }, kind, level }: Row): boolean {
  return wanted[label]?.({ kind, level } as Row) ?? true
}

function errors(rows: Row[]): string {
  const wrong = rows.filter((row) => !isRight(row))
  if (wrong.length === 0) return 'None.'
  return wrong
    .map(({ case: { id, label, text }, kind, level, signs }) => {
      const start = text.replaceAll(/\s+/g, ' ').slice(0, 90)
      return `- \`${id}\` (${label}) read as ${kind}, ${level ?? 'no level'}; signs: ${signs || 'none'}. “${start}”`
    })
    .join('\n')
}

/** Reads labelled texts. The corpus calls distress and missing relatives `other` and tells them by their subtype. */
export function casesOf(...paths: string[]): Case[] {
  return paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => finer(JSON.parse(line) as Case)),
  )
}

function finer(one: Case): Case {
  if (one.label !== 'other') return one
  if (one.subtype === 'distress') return { ...one, label: 'distress' }
  return one.subtype === 'family_missing' ? { ...one, label: 'missing' } : one
}

const sets: { title: string; about: string; paths: string[] }[] = [
  {
    title: 'Labelled offers of reports',
    about:
      'Written from press, police, agency and embassy reports. They were at hand while the checker was made, so they flatter it.',
    paths: ['test/offers/corpus/id.jsonl', 'test/offers/corpus/vi.jsonl'],
  },
  {
    title: 'Our own offers',
    about:
      'Invented, with hard honest ones. Also at hand while patterns were mended, so this is what was aimed at, not proof on new offers.',
    paths: ['id', 'vi', 'patterns-id', 'patterns-vi'].map((name) => `test/offers/${name}.jsonl`),
  },
]

/** `docs/accuracy.md`, made anew. The same checker and the same texts give the same page. */
export function report(): string {
  const checker = createChecker(known(), () => '2026-11-25')
  const parts = sets.map(({ title, about, paths }) => {
    const rows = measure(casesOf(...paths), checker)
    return `## ${title}\n\n${about}\n\n${table(rows)}\n\n### Errors\n\n${errors(rows)}`
  })
  return `# Accuracy\n\nMade by \`npm run accuracy\`; do not edit. Offline, without a language model. No text here is new to the checker: how it does on offers it has never seen must be measured by somebody else, on texts that are not in this house.\n\n${parts.join('\n\n')}\n`
}

function main(paths: string[]): void {
  if (paths.length === 0) {
    writeFileSync('docs/accuracy.md', report())
    process.stdout.write('docs/accuracy.md is written\n')
    return
  }
  const rows = measure(
    casesOf(...paths),
    createChecker(known(), () => '2026-11-25'),
  )
  process.stdout.write(`${table(rows)}\n\n${errors(rows)}\n`)
}

if (process.argv[1]?.endsWith('accuracy.ts')) main(process.argv.slice(2))
