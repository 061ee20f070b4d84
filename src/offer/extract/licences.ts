import type { Span } from '../../domain/offer.ts'
import type { Plain } from '../plain.ts'

/** How licence numbers are written, on folded text: `9981/LĐTBXH-GP`, `GP số 55`, `SIP3MI no 12/2024`, `NIB 91...`. */
const written =
  /(?<![a-z0-9])(?:\d{1,5} ?\/ ?(?:ldtbxh|bldtbxh|bnv)(?:-gp)?|(?:sip3mi|sippmi|sip2mi|sip|nib|siup|izin|gp|giay phep)(?: so| no| nomor)?[ .:]{0,3}\d[a-z0-9./-]{1,30})/g

/** Licence numbers the offer gives. A word like "SIP2MI" without a number is a claim, and not listed. */
export function licences(text: Plain): Span[] {
  const found: Span[] = []
  for (const match of text.letters.matchAll(written)) {
    found.push(text.span(match.index, match.index + match[0].length))
    if (found.length >= 10) break
  }
  return found
}
