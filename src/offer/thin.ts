import type { Extract } from '../domain/offer.ts'
import type { Thin } from '../domain/verdict.ts'

/** What an offer does not say of the three things that must be known: who hires, for what, and where. */
export function missingOf(
  extract: Extract,
  known: { employer: boolean; office: boolean; abroad: boolean },
): Thin[] {
  const missing: Thin[] = []
  // At home a place one can walk into is enough; abroad only a name is.
  if (!known.employer && (known.abroad || !known.office)) missing.push('who')
  if (extract.jobs.length === 0) missing.push('what')
  if (extract.places.length === 0 && (known.abroad || !(known.office || known.employer))) {
    missing.push('where')
  }
  return missing
}
