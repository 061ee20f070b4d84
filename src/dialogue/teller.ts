import type { HelpEntry, Need } from '../domain/help.ts'
import { type CountryCode, homeOf, type Language } from '../domain/language.ts'
import type { FirmObjection } from '../domain/objection.ts'
import type { Line } from '../domain/reply.ts'
import { callLine, plainLine, type Telling } from './helpline-line.ts'
import { helplines, type Seeker, sitesFor } from './helplines.ts'
import type { Known } from './known.ts'

/** What every reply is told with: to whom, when, and from what we know. */
export type Teller = {
  language: Language
  /** Epoch milliseconds, UTC. */
  at: number
  known: Known
  /** Where the person is, as far as they told. */
  country: CountryCode | null
  /** Where a sought relative is, as far as this message tells: their mission is wanted, not the person's. */
  elsewhere: CountryCode | null
  delicate: boolean
  objections: readonly FirmObjection[]
}

/** Helplines for a need as `{help1}`, `{help2}`, each a line of its own; nothing where fewer are known. */
export function helpSlots(need: Need, count: number, teller: Teller): Record<string, Line[]> {
  const found = entriesFor(need, count, teller)
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const entry = found[index]
      return [`help${index + 1}`, entry ? [callLine(entry, tellingOf(teller))] : []]
    }),
  )
}

/** Whom to ask about a firm, with a number; without one, the office that everybody has nearby. */
export function askLine(teller: Teller): Line {
  const [entry] = entriesFor('check-agency', 1, teller)
  if (!entry) return { key: 'check:ask-office', values: {} }
  return { key: 'helpline:ask', values: { help: [plainLine(entry, tellingOf(teller))] } }
}

/** Whom to report a recruiter to. */
export function reportLine(teller: Teller): Line {
  const [entry] = entriesFor('report-recruiter', 1, teller)
  if (!entry) return { key: 'check:report-office', values: {} }
  return { key: 'helpline:report', values: { help: [plainLine(entry, tellingOf(teller))] } }
}

/** A line that names the site where firms are looked up, or its fellow without one. */
export function siteLine(key: string, teller: Teller): Line {
  const [site] = sitesOf('check-agency', teller)
  return site ? { key, values: { site: shown(site) } } : { key: `${key}-no-site`, values: {} }
}

/** A site for a need as a slot of its own line, said with `key`; nothing where we know none. */
export function siteSlot(key: string, need: Need, teller: Teller): Line[] {
  return sitesOf(need, teller)
    .slice(0, 1)
    .map((site) => ({ key, values: { name: site.name[teller.language], site: shown(site) } }))
}

/** Sites for a need as `{site1}`, `{site2}`, each a line of its own. */
export function siteSlots(need: Need, teller: Teller): Record<string, Line[]> {
  const [first, second] = sitesOf(need, teller).map((site) => [
    { key: 'helpline:site', values: { name: site.name[teller.language], site: shown(site) } },
  ])
  return { site1: first ?? [], site2: second ?? [] }
}

function sitesOf(need: Need, { language, known }: Teller): HelpEntry[] {
  return sitesFor(need, homeOf[language], known.help)
}

/** An address as people say it. */
function shown({ contact }: HelpEntry): string {
  return contact.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
}

function entriesFor(need: Need, count: number, teller: Teller): HelpEntry[] {
  return helplines(need, seekerOf(teller), count, teller.known.help)
}

export function tellingOf({ language, at, country }: Teller): Telling {
  return { language, at, placeKnown: country !== null }
}

function seekerOf({ language, country, elsewhere }: Teller): Seeker {
  const home = homeOf[language]
  if (elsewhere !== null) return { home, from: country ?? home, near: elsewhere }
  return { home, from: country, near: country }
}
