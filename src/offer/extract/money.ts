import type { TextLanguage } from '../../domain/language.ts'
import type { Money } from '../../domain/offer.ts'
import { type Hit, wordAt } from '../hear.ts'
import type { Meaning } from '../lexicon.ts'
import type { Plain } from '../plain.ts'
import type { Reading } from '../read.ts'
import { type Amount, amounts, currencyOfSize } from './amount.ts'
import { currencyAfter, currencyBefore } from './currency.ts'

/**
 * Amounts of money with what they are for, as the words around them tell. Numbers that no size, currency
 * or word of money stands by are left out.
 * @param cues what was heard in the text
 */
export function money(
  text: Plain,
  reading: Reading,
  sentenceOf: Uint32Array,
  cues: Hit<Meaning>[],
  language: TextLanguage,
): Money[] {
  const found: Money[] = []
  const roles = roleCues(cues)
  const all = amounts(text.letters)
  for (let i = 0; i < all.length; i++) {
    const first = all[i]
    if (!first) continue
    const second = all[i + 1]
    const range = second && isRange(text.letters, first, second)
    const last = range ? second : first
    const before = currencyBefore(text.letters, first.from)
    const between = range ? currencyBefore(text.letters, second.from) : null
    const after = currencyAfter(text.letters, last.to)
    const inner = range ? currencyAfter(text.letters, first.to) : null
    const end = after?.to ?? last.to
    const from = before?.from ?? first.from
    const span = text.span(from, end)
    const word = wordAt(reading.tokens, span.start)
    const sentence = sentenceOf[word] ?? 0
    const near = nearest(roles, sentence, word, wordAt(reading.tokens, span.end))
    const size = last.size ?? first.size
    const currency =
      before?.currency ??
      after?.currency ??
      inner?.currency ??
      between?.currency ??
      (size ? currencyOf(size, language) : null)
    // In `15-70tr` the size stands once for both.
    const low = first.size === null && first.value < 1000 ? first.value * last.factor : first.value
    const high = last.value
    const said = size !== null || currency !== null
    if (!said && !(near && near.distance <= 2 && (first.grouped || first.value >= 100_000)))
      continue
    if (range) i++
    if (low < 1 || !Number.isFinite(high)) continue
    const period = periodOf(text.letters, from, end, currency)
    found.push({
      span,
      low: Math.min(low, high),
      high: Math.max(low, high),
      currency,
      role: near?.role ?? (period ? 'pay' : 'unknown'),
      period,
    })
  }
  return found
}

function currencyOf(size: string, language: TextLanguage): string | null {
  if (size === 'k' || size === 'miliar' || size === 'milyar' || size === 'ty') {
    return language === 'vi' ? 'VND' : language === 'id' ? 'IDR' : null
  }
  return currencyOfSize[size] ?? null
}

const joiners = new Set([
  '-',
  '–',
  '—',
  '~',
  'sd',
  's/d',
  's.d',
  's.d.',
  'sampai',
  'hingga',
  'den',
  'toi',
  'to',
  'until',
  'sampe',
])

/** `15-70tr`, `7jt - 16jt`, `RM1.500–3.000`, `12 den 30tr`. */
function isRange(text: string, first: Amount, second: Amount): boolean {
  if (second.from - first.to > 14) return false
  const between = text.slice(first.to, second.from).trim()
  const parts = between.split(/\s+/)
  if (/[,;\n]/.test(between)) return false
  return (
    parts.some((part) => joiners.has(part)) &&
    parts.length <= 3 &&
    second.value >= first.value / 1000
  )
}

type Role = { role: Money['role']; sentence: number; from: number; to: number }

function roleCues(cues: Hit<Meaning>[]): Role[] {
  const roles: Role[] = []
  for (const { of, sentence, from, to } of cues) {
    if (of.kind !== 'cue') continue
    if (of.cue === 'pay') roles.push({ role: 'pay', sentence, from, to })
    else if (of.cue === 'fee' || of.cue === 'demand')
      roles.push({ role: 'fee', sentence, from, to })
    else if (of.cue === 'bonus') roles.push({ role: 'unknown', sentence, from, to })
    else if (of.cue === 'advance') roles.push({ role: 'advance', sentence, from, to })
  }
  return roles
}

/** How far a word may stand from the amount it explains, before it and after it. */
const reachBefore = 7
const reachAfter = 3

function nearest(
  roles: Role[],
  sentence: number,
  first: number,
  after: number,
): { role: Money['role']; distance: number } | null {
  let best: { role: Money['role']; distance: number } | null = null
  // Cues come in the order of the text: only those near the amount are looked at.
  for (let r = firstFrom(roles, first - reachBefore - 6); r < roles.length; r++) {
    const role = roles[r]
    if (!role || role.from > after + reachAfter) break
    if (role.sentence !== sentence) continue
    // A phrase may hold the amount itself: `daftar 150rb`.
    const before = role.from < first
    const distance = before ? Math.max(1, first - role.to) : (role.from - after + 1) * 2
    if (before ? distance > reachBefore : role.from < after) continue
    if (!best || distance <= best.distance) best = { role: role.role, distance }
  }
  return best
}

function firstFrom(roles: Role[], word: number): number {
  let low = 0
  let high = roles.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((roles[middle]?.from ?? 0) < word) low = middle + 1
    else high = middle
  }
  return low
}

const periodWords: [period: NonNullable<Money['period']>, words: string[]][] = [
  ['hour', ['jam', 'gio', 'hour', 'hr', 'h', 'sejam', 'tieng']],
  ['day', ['hari', 'hr', 'sehari', 'harian', 'ngay', 'day', 'daily', 'perhari', 'dina']],
  ['week', ['minggu', 'seminggu', 'tuan', 'week', 'weekly', 'pekan']],
  [
    'month',
    [
      'bulan',
      'bln',
      'bl',
      'sebulan',
      'bulanan',
      'perbulan',
      'thang',
      'month',
      'mth',
      'monthly',
      'mo',
      'sebln',
    ],
  ],
  ['year', ['tahun', 'thn', 'setahun', 'nam', 'year', 'yearly']],
]
const periods = new Map(
  periodWords.flatMap(([period, words]) => words.map((word) => [word, period])),
)

/** `/bln`, `per hari`, `1 thang`, `sebulan` just after the amount; `harian`, `bulanan` just before. */
function periodOf(
  text: string,
  from: number,
  end: number,
  currency: string | null,
): Money['period'] {
  const after = text.slice(end, end + 24).split(/[^a-z0-9/]+|(?<=\/)/)
  for (const part of after.slice(0, 4)) {
    const word = part.replace('/', '')
    if (word === 'th') return currency === 'IDR' ? 'year' : 'month'
    const period = periods.get(word)
    if (period) return period
    if (
      word !== '' &&
      ![
        'per',
        '1',
        'mot',
        'moi',
        'a',
        'each',
        'tiap',
        'setiap',
        'an',
        'net',
        'bersih',
        '2',
      ].includes(word)
    )
      break
  }
  const before = text
    .slice(Math.max(0, from - 16), from)
    .split(/[^a-z]+/)
    .filter(Boolean)
    .slice(-2)
  for (const word of before) {
    if (['harian', 'perhari', 'daily'].includes(word)) return 'day'
    if (['bulanan', 'perbulan', 'monthly'].includes(word)) return 'month'
    if (['mingguan', 'weekly'].includes(word)) return 'week'
  }
  return null
}
