import type { HelpEntry, Need } from '../domain/help.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import type { CountryCode } from '../domain/language.ts'

/** Who looks for help, and from where. */
export type Seeker = {
  /** Whose citizen: the country whose ministry and offices are theirs. */
  home: CountryCode
  /** Where the person is who would call; null: not known. */
  from: CountryCode | null
  /** The country whose mission and lines are wanted: where they are, or where a relative is. */
  near: CountryCode | null
}

type Help = Knowledge['help']

/**
 * The needs to look under, the best first. Held abroad and held at home are one cry for help: where the
 * person is decides which. A crisis line is never replaced by a guess.
 */
function needsFor(need: Need, { home, near }: Seeker): Need[] {
  const abroad = near !== null && near !== home
  const held: Need[] = abroad ? ['held-abroad', 'worker-abroad'] : ['held-at-home']
  if (need === 'held-abroad' && near === null) return ['held-abroad', 'held-at-home']
  if (need === 'held-abroad' || need === 'held-at-home') return held
  if (need === 'missing-relative')
    return [need, ...(near === home ? held : ['held-abroad' as const])]
  return need === 'child' ? [need, ...held] : [need]
}

/**
 * Numbers for a need that can be reached from where the person is, the best first, at most `count`, no two
 * of one body: the own ministry (a line open at night before the rest), then the mission or a line of the
 * host country, then what else there is at home.
 */
export function helplines(need: Need, seeker: Seeker, count: number, help: Help): HelpEntry[] {
  const wanted = needsFor(need, seeker)
  const own = fitting(wanted, seeker.home, seeker, help).toSorted(byNeed(wanted, openFirst))
  const abroad = seeker.near !== null && seeker.near !== seeker.home ? seeker.near : null
  const there = abroad ? fitting(wanted, abroad, seeker, help).toSorted(missionFirst) : []
  const all = [...own.slice(0, 1), ...there, ...own.slice(1)]
  const bodies = new Set<string>()
  const oneEach = all.filter(({ name }) => !bodies.has(name.id) && bodies.add(name.id))
  return oneEach.slice(0, count)
}

/** The site of one's own country where a need can be met by looking up. */
export function siteFor(need: Need, home: CountryCode, help: Help): HelpEntry | undefined {
  return entriesOf(home, help).find((entry) => entry.by === 'web' && entry.needs.includes(need))
}

/** What a country's file has for one of the needs, by telephone or chat, for this person where they are. */
function fitting(needs: Need[], country: CountryCode, seeker: Seeker, help: Help): HelpEntry[] {
  return entriesOf(country, help).filter(
    (entry) =>
      (entry.by === 'phone' || entry.by === 'whatsapp') &&
      needs.some((need) => entry.needs.includes(need)) &&
      (entry.serves === 'any' || entry.serves.includes(seeker.home)) &&
      reachable(entry, seeker),
  )
}

function reachable({ from }: HelpEntry, seeker: Seeker): boolean {
  return from === 'any' || from.includes(seeker.from ?? seeker.home)
}

function entriesOf(country: CountryCode, help: Help): HelpEntry[] {
  return help.find((one) => one.country === country)?.entries ?? []
}

type Order = (a: HelpEntry, b: HelpEntry) => number

/** Who serves the need itself stands before who serves a neighbouring one. */
function byNeed(needs: Need[], then: Order): Order {
  const first = (entry: HelpEntry) => needs.findIndex((need) => entry.needs.includes(need))
  return (a, b) => first(a) - first(b) || then(a, b)
}

const rank = { phone: 0, whatsapp: 1, email: 2, web: 3, office: 4 }

/** Open all night first, then telephones before chats; otherwise as the file has them. */
function openFirst(a: HelpEntry, b: HelpEntry): number {
  return Number(b.hours === '24h') - Number(a.hours === '24h') || rank[a.by] - rank[b.by]
}

/** Those who serve this country's people first, then the newer source. */
function missionFirst(a: HelpEntry, b: HelpEntry): number {
  const own = Number(b.serves !== 'any') - Number(a.serves !== 'any')
  return own || rank[a.by] - rank[b.by] || b.source.date.localeCompare(a.source.date)
}
