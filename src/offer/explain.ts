import type { Explanation } from '../domain/explanation.ts'
import type { CountryCode } from '../domain/language.ts'
import type { AgencyMatch, Nature } from '../domain/notice.ts'
import type { Sign, Verdict } from '../domain/verdict.ts'
import { homeOf } from './extract/extract.ts'
import type { CorridorIndex } from './facts/fact-sources.ts'
import { namesNobody } from './facts/nameless.ts'

const signsTold = 3
const noticesTold = 2
/** Longest quote, in UTF-16 units: a line on a small phone. */
const longestQuote = 40

/**
 * A verdict in the order in which it is told.
 * @param origin the country the person starts from, where the text's language does not tell
 */
export function explain(
  verdict: Verdict,
  origin: CountryCode,
  corridors: CorridorIndex,
): Explanation | null {
  if (verdict.level === null) return null
  const { destination, agencies } = verdict.extract
  const from = homeOf(verdict.extract.language) ?? origin
  const corridor = destination && destination !== from ? corridors(from, destination) : null
  const way = corridor?.channels[0]
  const known = new Set(verdict.agencies.map(({ span }) => span.start))
  return {
    level: verdict.level,
    signs: toldSigns(worthTelling(verdict.signs, corridor?.said != null)).map((sign) => ({
      pattern: sign.pattern,
      quote: sign.span ? shortened(sign.span.quote) : null,
      nameless: namesNobody(sign, verdict),
    })),
    corridor:
      destination && destination !== from
        ? {
            origin: from,
            destination,
            placement: corridor?.placement ?? 'unknown',
            authority: corridor?.said?.authority ?? null,
            on: corridor?.said?.on ?? null,
          }
        : null,
    notices: toldNotices(verdict.agencies),
    unknownAgencies: [
      ...new Set(agencies.filter(({ span }) => !known.has(span.start)).map(({ name }) => name)),
    ],
    lawfulWay: way ? { name: way.name, runBy: way.runBy, site: way.site } : null,
    ask: verdict.missing[0] ?? null,
    measures: verdict.measures,
  }
}

/** Signs that only say what the authority's own words on the country say, which are told beside them. */
const ofCorridor: ReadonlySet<string> = new Set(['destination-closed', 'destination-suspended'])
/** The sign of wording gives no reason of its own, so it is not told of words for which another sign does. */
const ofWording = 'worded-as-danger'

function worthTelling(signs: Sign[], corridorSpeaks: boolean): Sign[] {
  const named = signs.flatMap(({ pattern, span }) => (span && pattern !== ofWording ? [span] : []))
  return signs.filter(({ pattern, span }) => {
    if (ofCorridor.has(pattern)) return !corridorSpeaks
    if (pattern !== ofWording || !span) return true
    return !named.some(({ start, end }) => start < span.end && span.start < end)
  })
}

/** The strongest sign, then the strongest of other families, those with the person's own words first. */
function toldSigns(signs: Sign[]): Sign[] {
  const told: Sign[] = []
  const rank = (sign: Sign) =>
    (told.some(({ family }) => family === sign.family) ? 0 : 100) +
    (sign.span ? 10 : 0) +
    sign.weight
  const left = [...signs]
  while (told.length < signsTold && left.length > 0) {
    left.sort((a, b) => rank(b) - rank(a) || a.pattern.localeCompare(b.pattern))
    const next = left.shift()
    if (next) told.push(next)
  }
  return told.sort((a, b) => b.weight - a.weight)
}

/** What says most of a firm comes first. */
const order: Nature[] = [
  'imitation',
  'revoked',
  'unlicensed',
  'suspended',
  'charged',
  'named',
  'fined',
  'licensed',
]

function toldNotices(matches: AgencyMatch[]): AgencyMatch[] {
  const rank = ({ match, inForce, notice }: AgencyMatch) =>
    (match === 'exact' ? 0 : 100) + (inForce ? 0 : 20) + order.indexOf(notice.nature)
  const perFirm = new Map<string, AgencyMatch>()
  for (const match of matches) {
    const known = perFirm.get(match.name)
    if (!known || rank(match) < rank(known)) perFirm.set(match.name, match)
  }
  return [...perFirm.values()].sort((a, b) => rank(a) - rank(b)).slice(0, noticesTold)
}

/** One line of at most forty characters, cut at a word. */
function shortened(quote: string): string {
  const line = quote.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= longestQuote) return line
  const cut = line.slice(0, longestQuote - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > longestQuote / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}
