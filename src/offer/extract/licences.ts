import type { Span } from '../../domain/offer.ts'
import type { Plain } from '../read/plain.ts'

/** What stands at the head of a licence number, on folded text. */
const heads = /sip3mi|sippmi|sip2mi|nib|siup|izin|gp|phep/g
const numberAfterHead = /^(?: so| no| nomor)?[ .:]{0,3}(\d[a-z0-9./-]{1,30})/
/** `9981/LĐTBXH-GP`: the number stands before the ministry. */
const ministries = /\/ ?(?:b?ldtbxh|bnv)/g

/**
 * Licence numbers the offer gives: `SIP3MI no. 12/2024`, `NIB 91...`, `GP số 55`, `9981/LĐTBXH-GP`. A word
 * like "SIP2MI" without a number is a claim, and not listed.
 */
export function licences({ letters, span }: Plain): Span[] {
  const found: [from: number, to: number][] = []
  for (const match of letters.matchAll(ministries)) {
    const to = match.index + match[0].length
    let from = match.index
    while (from > 0 && match.index - from < 6 && /[0-9 ]/.test(letters[from - 1] ?? '')) from--
    while (letters[from] === ' ') from++
    if (from < match.index) found.push([from, letters.startsWith('-gp', to) ? to + 3 : to])
    if (found.length >= 10) break
  }
  for (const match of letters.matchAll(heads)) {
    const to = match.index + match[0].length
    if (/[a-z0-9]/.test(letters[match.index - 1] ?? ' ')) continue
    const number = numberAfterHead.exec(letters.slice(to, to + 50))
    if (number) found.push([match.index, to + number[0].length])
    if (found.length >= 20) break
  }
  return found
    .sort(([a], [b]) => a - b)
    .filter(([from], i, all) => i === 0 || from >= (all[i - 1]?.[1] ?? 0))
    .map(([from, to]) => span(from, to))
}
