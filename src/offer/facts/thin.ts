import type { Extract } from '../../domain/offer.ts'
import type { Thin } from '../../domain/verdict.ts'
import type { Reading } from '../read/read.ts'

/** What is known of an offer beside what was read out of it. */
export type Said = {
  /** Who hires is named. */
  employer: boolean
  /** A place one can walk into, or an address of one's own on the net. */
  office: boolean
  /** A place is named that is on no list: `di Sleman`, `kho Tân Bình`. */
  place: boolean
  /** Registration, a fair, a programme: what kinds of work there are is told elsewhere. */
  announced: boolean
  /** Work at sea has no country. */
  ship: boolean
  abroad: boolean
  /** Worded as honest offers at home are, see `offer/wording/wording.ts`. */
  homely: boolean
}

/** What an offer does not say of the three things that must be known: who hires, for what, and where. */
export function missingOf(extract: Extract, said: Said): Thin[] {
  // "Warung Bu Tini butuh tukang cuci piring": at home no list holds every stall, street and trade.
  if (said.homely && !said.abroad) return []
  const missing: Thin[] = []
  // At home a place one can walk into is enough; abroad only a name is.
  const reachable = said.office || said.place || extract.places.length > 0
  if (!said.employer && (said.abroad || !reachable)) missing.push('who')
  // Whoever is named and opens a registration tells elsewhere what for and where.
  if (extract.jobs.length === 0 && !said.announced) missing.push('what')
  const placed =
    extract.places.length > 0 || said.ship || (said.announced && said.employer) || said.place
  if (!placed && (said.abroad || !(said.office || said.employer))) missing.push('where')
  return missing
}

/** Words before the name of a place, folded. */
const placing = new Set(
  'di ke area daerah kota kec kab desa cabang wilayah sekitar tai o quan q huyen phuong kho khu tp duong pho xa kcn kcx cho ga ben'.split(
    ' ',
  ),
)

/** A name in capitals behind a word of place. */
export function namesPlace({ tokens, text, shouted }: Reading): boolean {
  if (shouted) return false
  return tokens.some((token, i) => {
    const before = tokens[i - 1]
    if (!before || token.first || token.clause || !placing.has(before.forms[0] ?? '')) return false
    return /^\p{Lu}[\p{Ll}\p{Lu}]/u.test(text.slice(token.start, token.end))
  })
}
