import type { Money } from '../../domain/offer.ts'

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
/** Stretches of work paid by themselves: only behind a stroke or "one", as the bare letters are other words. */
const shiftWords = new Set(['buoi', 'ca', 'dem', 'malam', 'shift'])
const periods = new Map(
  periodWords.flatMap(([period, words]) => words.map((word) => [word, period])),
)

const onceOnly =
  /\b(?:hari|ngay|minggu|bulan|tuan|thang|tahun|day|week|month) (?:ini|itu|pertama|kedua|depan|lalu|nay|dau|mai|toi|sau|first|next)/

/** Whole words that tell the period before the amount: `sebulan dapat 15jt`, `sehari 300rb`. */
const toldBefore = new Map<string, NonNullable<Money['period']>>([
  ['sejam', 'hour'],
  ['sehari', 'day'],
  ['seminggu', 'week'],
  ['sebulan', 'month'],
])

/** `/bln`, `per hari`, `1 thang`, `sebulan` just after the amount; `harian`, `bulanan` just before. */
export function periodOf(
  text: string,
  from: number,
  end: number,
  currency: string | null,
): Money['period'] {
  // What stands behind a comma is said of the work, not of the pay: `29.500 NTD, jam kerja 8 jam`.
  const clause = text.slice(end, end + 24).split(/,(?!-)|[;\n]|\+ /)[0] ?? ''
  let linked = false
  // `1 juta hari ini`, `500k ngày đầu` tell when it is paid, not for how long.
  const once = clause.search(onceOnly)
  const parts = (once < 0 ? clause : clause.slice(0, once)).split(/[^a-z0-9/]+|(?<=\/)/)
  for (const part of parts.slice(0, 4)) {
    const word = part.replace('/', '')
    if (linked && shiftWords.has(word)) return 'day'
    linked = linked || part.includes('/') || ['per', '1', 'mot', 'moi', 'se'].includes(word)
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
        'orang',
        'nguoi',
        'pax',
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
    const told = toldBefore.get(word)
    if (told) return told
  }
  return null
}
