import type { Extract } from '../../domain/offer.ts'
import type { Plain } from '../read/plain.ts'

type Age = Extract['ages'][number]

const ageWords = new Set('usia umur age aged tuoi berumur berusia yo'.split(' '))
const yearWords = new Set('tahun thn th years yrs yo'.split(' '))
/** What is counted so is no age: `usia 20, gaji 12jt`. */
const otherUnits = new Set(
  'tr trieu jt juta k rb ribu usd gio jam h ngay hari thang bulan bln nguoi orang org kg cm m phut menit euro eur'.split(
    ' ',
  ),
)
const isNumber = (word: string | undefined) => word !== undefined && /^\d+$/.test(word)
const personWords = new Set(
  'perempuan wanita pria laki laki2 cewek cowok nam nu gai trai female male putra putri karyawati'.split(
    ' ',
  ),
)
/** Ages of those who are cared for or taught, not of those who work. */
const caredFor = new Set(
  'anak bayi balita lansia be con kakek nenek cu ong ba orangtua siswa murid sinh tre'.split(' '),
)
const caring = new Set(
  'jaga menjaga merawat rawat asuh mengasuh momong ngemong trong giu cham soc mengajar ngajar mengajari mendampingi pengajar tutor les giang kem'.split(
    ' ',
  ),
)
const lowWords = new Set('min minimal minimum mulai dari diatas tu tren du over above'.split(' '))
const highWords = new Set(
  'max maks maksimal maximal maximum dibawah sampai duoi toi below under'.split(' '),
)

/**
 * Ages the offer asks of workers, 10 to 70.
 * @param year the year it is, for those who name the year of birth
 */
export function ages(text: Plain, year: number): Age[] {
  const letters = text.letters
  const found: Age[] = [...bornIn(text, year), ...inWords(text)]
  for (const match of letters.matchAll(/(?<![\d.,/])(\d{2})(?![\d.,]\d|\d|[:/])/g)) {
    if (found.length >= 20) break
    const from = match.index
    // `anak usia 4-12`: of children under ten nobody speaks who hires.
    if (
      /(?<!\d)\d ?(?:-|–|~|s\/d|sd|sampai|hingga|den|toi|to) ?$/.test(
        letters.slice(Math.max(0, from - 12), from),
      )
    )
      continue
    const first = Number(match[1])
    const range = /^ ?(?:-|–|~|s\/d|sd|sampai|hingga|den|toi|to)\s?(\d{2})(?!\d)/.exec(
      letters.slice(from + 2, from + 18),
    )
    const to = from + 2 + (range ? range[0].length : 0)
    const second = range ? Number(range[1]) : null
    if (found.some((age) => age.span.end > text.span(from, to).start)) continue
    if (first < 10 || first > 70 || (second !== null && (second < first || second > 75))) continue
    if (!meansAge(letters, from, to, second !== null)) continue
    const before = wordsBefore(letters, from, 2)
    const low = before.some((word) => highWords.has(word)) && second === null ? null : first
    const high =
      second ?? (low === null || !before.some((word) => lowWords.has(word)) ? first : null)
    found.push({ span: text.span(from, to), low, high })
  }
  return found
}

/** The birth years `2k10`, `sn 2009`, `kelahiran 2008-2011`, as the age reached in the year it is. */
function bornIn(text: Plain, year: number): Age[] {
  const found: Age[] = []
  const add = (from: number, to: number, born: number) => {
    const age = year - born
    const cared = wordsBefore(text.letters, from, 6).some((word) => caring.has(word))
    if (age < 10 || age > 70 || cared || found.length >= 20) return
    found.push({ span: text.span(from, to), low: age, high: age })
  }
  for (const match of text.letters.matchAll(/(?<![a-z0-9])2k(\d{1,2})(?![a-z0-9])/g)) {
    add(match.index, match.index + match[0].length, 2000 + Number(match[1]))
  }
  for (const match of text.letters.matchAll(birthYears)) {
    const to = match.index + match[0].length
    // Of a range the youngest tell whether children are taken.
    add(match.index, to, Math.max(Number(match[1]), Number(match[2] ?? 0)))
  }
  return found
}

const birthYears =
  /(?<![a-z])(?:sinh|sn|kelahiran|lahir|born)(?: (?:nam|tahun|thn|tu|in|from))?[ :]{1,2}((?:19|20)\d\d)(?: ?(?:-|–|den|toi|sampai|hingga|s\/d|sd|to) ?((?:19|20)\d\d))?(?!\d)/g

const spelled = new Map(
  Object.entries({
    'muoi ba': 13,
    'muoi bon': 14,
    'muoi lam': 15,
    'muoi sau': 16,
    'muoi bay': 17,
    'tiga belas': 13,
    'empat belas': 14,
    'lima belas': 15,
    'enam belas': 16,
    'tujuh belas': 17,
  }),
)

/** `mười lăm tuổi`, `umur enam belas`: the ages that matter most, spelled out. */
function inWords(text: Plain): Age[] {
  const found: Age[] = []
  const written =
    /(?<![a-z])(?:muoi (?:ba|bon|lam|sau|bay)|(?:tiga|empat|lima|enam|tujuh) belas)(?![a-z])/g
  for (const { 0: words, index } of text.letters.matchAll(written)) {
    const to = index + words.length
    if (found.length >= 20 || !meansAge(text.letters, index, to, false)) continue
    const age = spelled.get(words) ?? null
    found.push({ span: text.span(index, to), low: age, high: age })
  }
  return found
}

function meansAge(letters: string, from: number, to: number, range: boolean): boolean {
  const before = wordsBefore(letters, from, 4)
  const wide = wordsBefore(letters, from, 6)
  if (wide.some((word) => caring.has(word)) && wide.some((word) => caredFor.has(word))) return false
  const touching = /^(?:t|th|thn)(?![a-z0-9])/.exec(letters.slice(to, to + 5))
  const after = letters
    .slice(to, to + 14)
    .split(/[^a-z]+/)
    .filter(Boolean)[0]
  if (after === 'tuoi') return true
  if (touching?.[0] === 't') return true
  if (after !== undefined && otherUnits.has(after)) return false
  // In `35 tuổi, học 12 tháng` the word of age belongs to the number before it.
  if (before.some((word, i) => ageWords.has(word) && !(word === 'tuoi' && isNumber(before[i - 1]))))
    return true
  const years = touching !== null || (after !== undefined && yearWords.has(after))
  return years && range && before.some((word) => personWords.has(word))
}

function wordsBefore(letters: string, at: number, count: number): string[] {
  const piece = letters.slice(Math.max(0, at - 40), at)
  const line = piece.slice(piece.lastIndexOf('\n') + 1)
  return line
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(-count)
}
