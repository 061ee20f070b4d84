import type { JudgeNumbers } from '../domain/knowledge.ts'
import type { AgencyMatch } from '../domain/notice.ts'
import type { Facts } from '../domain/offer.ts'
import type { Pattern } from '../domain/pattern.ts'
import { higher, type Level, type Sign, type Thin } from '../domain/verdict.ts'
import type { Wording } from './wording/wording.ts'

/** What an offer is judged on. */
export type Evidence = {
  signs: Sign[]
  agencies: AgencyMatch[]
  missing: Thin[]
  facts: Facts
  /** Work in another country is offered. */
  abroad: boolean
  /** Rules take it for an offer, not its wording alone. */
  ruled: boolean
  /** Whoever reads it is called: see `callsItsReader`. */
  calls: boolean
  /** Log odds of the wording, see `offer/wording/wording.ts`. */
  odds: Pick<Wording['odds'], 'danger' | 'offer'>
}

/**
 * Signs that rest on nothing but what an offer lacks. A recruiter can add what is missing; so these may raise
 * to caution, and never decide about danger.
 */
export function absentSigns(patterns: Pattern[], numbers: JudgeNumbers): ReadonlySet<string> {
  const absences = new Set(numbers.absences)
  return new Set(
    patterns
      .filter(
        ({ facts, signals }) =>
          facts.length > 0 &&
          facts.every((fact) => absences.has(fact)) &&
          Object.values(signals).every((phrases) => phrases.length === 0),
      )
      .map(({ id }) => id),
  )
}

/**
 * The level of an offer and a score from 0 to 1. Signs and notices only add up. Wording adds too, or takes back
 * a bounded part: an advert worded as honest ones are needs more than one sign to be danger, see
 * docs/decisions/0010-learned-wording.md.
 * @param absent signs of what is missing, see `absentSigns`
 */
export function judge(
  { signs, agencies, missing, facts, abroad, ruled, calls, odds }: Evidence,
  numbers: JudgeNumbers,
  absent: ReadonlySet<string>,
): { level: Level; score: number } {
  const present = pointsOf(
    signs.filter((sign) => !absent.has(sign.pattern)),
    numbers,
  )
  const all = pointsOf(signs, numbers)
  const noticed = Math.max(0, ...agencies.map((match) => noticePoints(match, abroad, numbers)))
  const worded = present + wordingPoints(odds, calls, numbers.wording)
  // Neat words take back what signs say; an authority's word on the firm they do not.
  const danger = noticed > 0 ? noticed + Math.max(0, worded) : worded
  // At home, who says who hires, for what and where, and shows no sign, is no danger by words alone: so do listings.
  const onlyWorded = present === 0 && noticed === 0 && missing.length === 0 && !abroad && ruled
  let level: Level = 'no-known-signs'
  if (danger >= numbers.dangerFrom && !onlyWorded) level = 'danger'
  else if (Math.max(all, danger) >= numbers.cautionFrom) level = 'caution'
  const careful = numbers.careful.some((fact) => facts.has(fact))
  if (careful || missing.length > 0) level = higher(level, 'caution')
  const score = 1 / (1 + Math.exp(-(danger - numbers.dangerFrom) / numbers.scoreStep))
  return { level, score }
}

/** What wording adds for danger, or takes back: worded as honest offers are, or as whoever asks, warns or reports. */
function wordingPoints(
  { danger, offer }: Evidence['odds'],
  calls: boolean,
  { even, honest, perOdds, least, perOther, leastOther, leastTold }: JudgeNumbers['wording'],
): number {
  // What says nothing of either kind, as short texts do, changes nothing.
  const speaks = Math.max(0, danger - even) + Math.min(0, danger - honest)
  const asOffer = Math.max(least, perOdds * speaks)
  const asOther = Math.max(calls ? leastOther : leastTold, Math.min(0, perOther * offer))
  return asOffer + asOther
}

/** The heaviest sign of each family counts in full, the others less; each further family adds to it. */
function pointsOf(signs: Sign[], numbers: JudgeNumbers): number {
  const families = new Map<string, number[]>()
  for (const { family, weight } of signs) {
    families.set(family, [...(families.get(family) ?? []), weight])
  }
  let points = 0
  for (const weights of families.values()) {
    weights.sort((a, b) => b - a)
    for (const [i, weight] of weights.entries()) points += weight * numbers.sameFamily ** i
  }
  return points + Math.max(0, families.size - 1) * numbers.corroboration
}

/** What a notice adds: only on the same name, only while it stands. At home a placement licence is not needed. */
function noticePoints(
  { match, inForce, notice }: AgencyMatch,
  abroad: boolean,
  numbers: JudgeNumbers,
): number {
  if (match !== 'exact' || !inForce) return 0
  const { revoked, unlicensed, imitation, suspended } = numbers.notices
  if (notice.nature === 'imitation') return imitation
  if (notice.nature === 'suspended') return suspended
  const raises =
    notice.nature === 'revoked' ? revoked : notice.nature === 'unlicensed' ? unlicensed : 0
  return abroad ? raises : Math.min(raises, numbers.cautionFrom)
}
