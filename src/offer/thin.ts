import type { Extract } from '../domain/offer.ts'
import type { Thin } from '../domain/verdict.ts'

/** What is known of an offer beside what was read out of it. */
export type Said = {
  /** Who hires is named. */
  employer: boolean
  /** A place one can walk into, or an address of one's own on the net. */
  office: boolean
  /** Registration, a fair, a programme: what kinds of work there are is told elsewhere. */
  announced: boolean
  /** Work at sea has no country. */
  ship: boolean
  abroad: boolean
}

/** What an offer does not say of the three things that must be known: who hires, for what, and where. */
export function missingOf(extract: Extract, said: Said): Thin[] {
  const missing: Thin[] = []
  // At home a place one can walk into is enough; abroad only a name is.
  if (!said.employer && (said.abroad || !said.office)) missing.push('who')
  // Whoever is named and opens a registration tells elsewhere what for and where.
  if (extract.jobs.length === 0 && !said.announced) missing.push('what')
  const placed = extract.places.length > 0 || said.ship || (said.announced && said.employer)
  if (!placed && (said.abroad || !(said.office || said.employer))) missing.push('where')
  return missing
}
