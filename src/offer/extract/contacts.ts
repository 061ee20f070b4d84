import { type CountryCode as DialCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { CountryCode } from '../../domain/language.ts'
import type { Contact } from '../../domain/offer.ts'
import type { Plain } from '../read/plain.ts'
import { accounts } from './accounts.ts'
import { links } from './links.ts'

/** Not more are read of one text: real offers name a handful. */
const most = 40

/**
 * Phones, links, handles, e-mail addresses and bank accounts, in the order of the text.
 * @param home where a number without a country code is from
 */
export function contacts(text: Plain, home: CountryCode): Contact[] {
  const taken: [number, number][] = []
  const found: { from: number; contact: Contact }[] = []
  const take = (from: number, to: number, contact: Omit<Contact, 'span'>) => {
    if (found.length >= most || taken.some(([a, b]) => from < b && to > a)) return
    taken.push([from, to])
    found.push({ from, contact: { span: text.span(from, to), ...contact } })
  }
  for (const { from, to, ...contact } of links(text.letters)) take(from, to, contact)
  for (const { from, to, value } of accounts(text.letters)) {
    take(from, to, { kind: 'account', value, app: null })
  }
  for (const { from, to } of digitRuns(text.letters)) {
    const value = phoneNumber(text.letters.slice(from, to), home)
    if (value) take(from, to, { kind: 'phone', value, app: appBefore(text.letters, from) })
    if (found.length >= most) break
  }
  for (const { from, to, value } of bareCodes(text.letters)) {
    take(from, to, { kind: 'phone', value, app: null })
  }
  return found.sort((a, b) => a.from - b.from).map(({ contact }) => contact)
}

/** Stretches that could be a telephone number: 8 to 15 digits with spaces, dots, dashes, brackets, x for hidden ones. */
function digitRuns(text: string): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (let i = 0; i < text.length; ) {
    const c = text[i] ?? ''
    const opens = isDigit(c) || ((c === '+' || c === '(') && isDigit(text[i + 1]))
    if (!opens) {
      i++
      continue
    }
    let j = i
    let digits = 0
    let last = i
    while (j < text.length) {
      const d = text[j] ?? ''
      if (isDigit(d) || (d === 'x' && digits >= 3) || (d === 'o' && isDigit(text[j - 1]))) {
        digits++
        last = j + 1
      } else if (
        d === ' ' ||
        d === '.' ||
        d === '-' ||
        d === '(' ||
        d === ')' ||
        (d === '+' && j === i)
      ) {
        if (j - last >= 3) break
      } else break
      j++
    }
    if (digits >= 8 && digits <= 15) runs.push({ from: i, to: last })
    i = Math.max(last, i + 1)
  }
  return runs
}

const homeCodes: Record<string, DialCountry> = { ID: 'ID', VN: 'VN' }

/** E.164, or null where it is no number one could dial. Hidden digits (`0812-xxxx`) become noughts. */
function phoneNumber(written: string, home: CountryCode): string | null {
  const digits = written.replaceAll(/[xo]/g, '0').replaceAll(/[^\d+]/g, '')
  if (digits.length < 8) return null
  // Amounts and dates: `2.000.000`, `10.04.2025`.
  if (/^\d{1,3}(?:\.\d{3}){2,4}$/.test(written) || /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(written))
    return null
  // Hours: `09.30 - 20.30`.
  if (/^[0-2]?\d\.[0-5]\d ?- ?[0-2]?\d\.[0-5]\d$/.test(written)) return null
  const international = digits.startsWith('+')
    ? digits
    : /^(?:62|84|60|855|856|66|95|63|65|886|852|86|82|81)\d{8,11}$/.test(digits)
      ? `+${digits}`
      : digits.startsWith('00')
        ? `+${digits.slice(2)}`
        : digits
  const phone = parsePhoneNumberFromString(international, homeCodes[home] ?? 'ID')
  const possible = phone?.isPossible() ?? false
  if (!phone || !possible) return null
  // Without a country code only what begins like a number at home counts, else every long figure would.
  if (!international.startsWith('+') && !digits.startsWith('0')) return null
  return phone.number
}

/** `nomor +60`, `+855`: a country code told without the number. */
function bareCodes(text: string): { from: number; to: number; value: string }[] {
  const found: { from: number; to: number; value: string }[] = []
  for (const match of text.matchAll(/\+(60|855|856|66|95|63|65|886|852|86|82|971|966)(?!\d)/g)) {
    found.push({ from: match.index, to: match.index + match[0].length, value: match[0] })
    if (found.length >= 5) break
  }
  return found
}

const appNames: [app: NonNullable<Contact['app']>, name: string][] = [
  ['whatsapp', 'whatsapp'],
  ['whatsapp', 'wasap'],
  ['whatsapp', 'wa'],
  ['zalo', 'zalo'],
  ['zalo', 'zl'],
  ['telegram', 'telegram'],
  ['telegram', 'tele'],
  ['telegram', 'tg'],
  ['line', 'line'],
  ['messenger', 'messenger'],
]

/** The chat program named just before a number. */
export function appBefore(text: string, at: number): Contact['app'] {
  const words = text.slice(Math.max(0, at - 32), at).split(/[^a-z]+/)
  for (const word of words.toReversed()) {
    const app = appNames.find(([, name]) => name === word)
    if (app) return app[0]
  }
  return null
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9'
}
