import type { TextLanguage } from '../../domain/language.ts'
import type { Money } from '../../domain/offer.ts'
import { type Hit, wordAt } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Plain } from '../read/plain.ts'
import type { Reading } from '../read/read.ts'
import type { Token } from '../read/token.ts'
import { type Amount, amounts, currencyOfSize, doubtfulSizes } from './amount.ts'
import { currencyAfter, currencyBefore } from './currency.ts'
import { periodOf } from './period.ts'

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
    const size = last.size ?? first.size
    const currency =
      before?.currency ??
      after?.currency ??
      inner?.currency ??
      between?.currency ??
      (size ? currencyOf(size, language) : null)
    // `AED 2,800, medical insurance`: pay abroad is told in its own money, and a word of price in the next
    // clause prices something else.
    const isForeign = currency !== null && currency !== 'IDR' && currency !== 'VND'
    const near = nearest(roles, reading.tokens, sentence, word, {
      after: wordAt(reading.tokens, span.end),
      abroad: isForeign,
    })
    // In `15-70tr` the size stands once for both.
    const low = first.size === null && first.value < 1000 ? first.value * last.factor : first.value
    const high = last.value
    const said = size !== null || currency !== null
    if (!said && !(near && near.distance <= 2 && (first.grouped || first.value >= 100_000)))
      continue
    if (size && doubtfulSizes.has(size) && !isSize(size, last, currency, near)) continue
    if (range) i++
    if (low < 1 || !Number.isFinite(high)) continue
    const period = periodOf(text.letters, from, end, currency)
    // `CAD 65 a week is taken off`: what is counted by time is seldom a price, but may be a rent.
    const byTime = near?.role === 'fee' && period !== null && near.distance > 2
    found.push({
      span,
      low: Math.min(low, high),
      high: Math.max(low, high),
      currency,
      role: byTime ? 'unknown' : (near?.role ?? (period ? 'pay' : 'unknown')),
      period,
    })
  }
  return found
}

/** `IDR 7m`, `14-16M VND`; `35 man`, `20 chai` of pay or of a price; `21 vạn yên`. */
function isSize(
  size: string,
  { value }: Amount,
  currency: string | null,
  near: { distance: number } | null,
): boolean {
  if (size === 'm') return currency === 'IDR' || currency === 'VND'
  if (size === 'van') return currency === 'JPY'
  return near !== null && near.distance <= 4 && (size === 'chai' || value >= 50_000)
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

/** A hyphen with a currency on it: `$900-$1200`, `RM1.500-RM3.000`. */
const pricedJoiner = /^([-–—~])(?:[$€£¥₩₫฿₱]|[a-z]{1,3}\$?)$/

/** `15-70tr`, `7jt - 16jt`, `RM1.500–3.000`, `12 den 30tr`. */
function isRange(text: string, first: Amount, second: Amount): boolean {
  if (second.from - first.to > 14) return false
  const between = text.slice(first.to, second.from).trim()
  const parts = between.split(/\s+/)
  if (/[,;\n]/.test(between)) return false
  return (
    parts.some((part) => joiners.has(part.replace(pricedJoiner, '$1'))) &&
    parts.length <= 3 &&
    second.value >= first.value / 1000
  )
}

type Role = { role: Money['role']; word: string; sentence: number; from: number; to: number }

/** Words of price of another thing, that stand behind the pay as what employers give or as the next point. Folded. */
const ownThings = new Set([
  'medical',
  'pelatihan',
  'charge',
  've',
  'trang',
  'dong',
  'bao',
  'phi',
  'nop',
  'mua',
])

function roleCues(cues: Hit<Meaning>[]): Role[] {
  const roles: Role[] = []
  for (const { of, sentence, from, to, said } of cues) {
    if (of.kind !== 'cue') continue
    const at = { word: said[0]?.forms[0] ?? '', sentence, from, to }
    if (of.cue === 'pay') roles.push({ role: 'pay', ...at })
    else if (of.cue === 'fee' || of.cue === 'demand') roles.push({ role: 'fee', ...at })
    else if (of.cue === 'bonus') roles.push({ role: 'unknown', ...at })
    else if (of.cue === 'advance') roles.push({ role: 'advance', ...at })
  }
  return roles
}

/** How far a word may stand from the amount it explains, before it and after it. */
const reachBefore = 7
const reachAfter = 3

function nearest(
  roles: Role[],
  tokens: Token[],
  sentence: number,
  first: number,
  { after, abroad }: { after: number; abroad: boolean },
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
    if (!before && abroad && ownThings.has(role.word) && hasClause(tokens, after, role.from))
      continue
    // `Xưởng thịt Poznan trả 1.300 euro`: whoever pays in the money of a country is the one who hires there.
    if (before && abroad && role.role === 'fee' && role.word === 'tra') continue
    if (!best || distance <= best.distance) best = { role: role.role, distance }
  }
  return best
}

function hasClause(tokens: Token[], from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (tokens[i]?.clause) return true
  return false
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
