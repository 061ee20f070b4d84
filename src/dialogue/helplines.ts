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
 * of one body: the own ministry (a line open at night before the rest), then the mission and the lines of
 * the host country, then what else there is at home.
 */
export function helplines(need: Need, seeker: Seeker, count: number, help: Help): HelpEntry[] {
  const { home, near } = seeker
  const wanted = needsFor(need, seeker)
  const fits = (entry: HelpEntry) => serves(entry, wanted, home) && reachable(entry, seeker)
  const own = entriesOf(home, help).filter(fits)
  const abroad = near !== null && near !== home
  const missions = abroad ? own.filter((entry) => isThere(entry, near)).toSorted(newestFirst) : []
  const anywhere = own
    .filter(({ from }) => from === 'any' || from.includes(seeker.from ?? home))
    .filter((entry) => !missions.includes(entry))
    .toSorted(byNeed(wanted, openFirst))
  const hosts = abroad ? entriesOf(near, help).filter(fits).toSorted(byNeed(wanted, openFirst)) : []
  const all = [...anywhere.slice(0, 1), ...missions, ...hosts, ...anywhere.slice(1)]
  const bodies = new Set<string>()
  return all
    .filter((entry) => !bodies.has(bodyOf(entry)) && bodies.add(bodyOf(entry)))
    .slice(0, count)
}

/** Sites of one's own country where a need can be met without a telephone. */
export function sitesFor(need: Need, home: CountryCode, help: Help): HelpEntry[] {
  return entriesOf(home, help).filter((entry) => entry.by === 'web' && entry.needs.includes(need))
}

/** A name before its first comma; after it stands what the body does, or which of its numbers this is. */
function bodyOf({ name }: HelpEntry): string {
  return name.id.split(',', 1)[0] ?? name.id
}

function serves(entry: HelpEntry, needs: Need[], home: CountryCode): boolean {
  return (
    (entry.by === 'phone' || entry.by === 'whatsapp') &&
    needs.some((need) => entry.needs.includes(need)) &&
    (entry.serves === 'any' || entry.serves.includes(home))
  )
}

/** A number with its country's prefix can be rung from everywhere; a short one in its own country only. */
function reachable({ from, contact }: HelpEntry, seeker: Seeker): boolean {
  return from === 'any' || from.includes(seeker.from ?? seeker.home) || contact.startsWith('+')
}

/** An own mission in the country that is wanted. */
function isThere({ from }: HelpEntry, near: CountryCode): boolean {
  return from !== 'any' && from.includes(near)
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

function newestFirst(a: HelpEntry, b: HelpEntry): number {
  return rank[a.by] - rank[b.by] || b.source.date.localeCompare(a.source.date)
}
