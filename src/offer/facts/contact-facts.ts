import type { CountryCode } from '../../domain/language.ts'
import type { Contact, Extract, Span } from '../../domain/offer.ts'
import { homeOf } from '../extract/extract.ts'
import { coverage } from '../phrases/hear.ts'
import { isCall, isNear, nearCall, vouches } from './employer.ts'
import { type FactSources, firstCue } from './fact-sources.ts'
import { hostOf } from './host.ts'
import {
  accountOf,
  imitates,
  imitatesAccount,
  isKnownHost,
  isReported,
  type KnownSites,
} from './imitation.ts'

const chatApps = new Set<Contact['app']>(['whatsapp', 'telegram', 'zalo', 'line', 'messenger'])

/** Only a private chat answers: no office, no e-mail, no site. */
export function chatOnly({ extract, heard }: FactSources): Span | undefined {
  const sites = extract.contacts.filter(
    ({ kind, app }) => kind === 'email' || (kind === 'link' && !chatApps.has(app)),
  )
  if (sites.length > 0 || firstCue(heard, 'office')) return undefined
  const contact = extract.contacts.find(({ kind }) => kind !== 'account')
  return contact?.span ?? firstCue(heard, 'chat')
}

const prefixCountry: [prefix: string, country: CountryCode][] = [
  ['+62', 'ID'],
  ['+84', 'VN'],
  ['+60', 'MY'],
  ['+855', 'KH'],
  ['+856', 'LA'],
  ['+95', 'MM'],
  ['+66', 'TH'],
  ['+63', 'PH'],
  ['+65', 'SG'],
  ['+886', 'TW'],
  ['+852', 'HK'],
  ['+853', 'MO'],
  ['+86', 'CN'],
  ['+82', 'KR'],
  ['+81', 'JP'],
  ['+971', 'AE'],
  ['+966', 'SA'],
  ['+974', 'QA'],
  ['+49', 'DE'],
  ['+61', 'AU'],
  ['+1', 'US'],
]

/** A site or mail under an address that is not everybody's. */
export function hasOwnAddress({ contacts }: Extract): boolean {
  return contacts.some((contact) => {
    const host = hostOf(contact)
    return host !== null && !chatApps.has(contact.app) && !freeMail.has(host)
  })
}

/** A number of a third country, or of a closed destination. */
export function foreignPhone(extract: Extract, { corridors }: FactSources): Span | undefined {
  const home = homeOf(extract.language)
  const named = new Set(
    extract.places.filter(({ role }) => role !== 'via').map(({ country }) => country),
  )
  return extract.contacts.find(({ kind, value }) => {
    if (kind !== 'phone') return false
    const country = prefixCountry.find(([prefix]) => value.startsWith(prefix))?.[1] ?? null
    if (country === home || (home === null && (country === 'ID' || country === 'VN'))) return false
    if (country === null || !named.has(country)) return true
    return home !== null && corridors(home, country)?.placement === 'closed'
  })?.span
}

export function imitatedDomain(extract: Extract, sites: KnownSites): Span | undefined {
  return extract.contacts.find((contact) => {
    const account = accountOf(contact)
    if (account !== null) return imitatesAccount(account, sites)
    const host = hostOf(contact)
    return isReported(contact, sites) || (host !== null && imitates(host, sites))
  })?.span
}

const freeMail = new Set(
  'gmail.com yahoo.com yahoo.co.id outlook.com hotmail.com icloud.com proton.me mail.com'.split(
    ' ',
  ),
)

/**
 * A known office or firm is named as the one who calls, no other firm is, and the way to answer is
 * somebody's private number, free mail or a strange site.
 */
export function borrowedName({
  extract,
  heard,
  reading,
  sentences,
  sites,
}: FactSources): Span | undefined {
  if (extract.agencies.length > 0) return undefined
  const personal = extract.contacts.find((contact) => {
    const host = hostOf(contact)
    if (host === null)
      return contact.kind === 'handle' || contact.app !== null || contact.kind === 'account'
    if (chatApps.has(contact.app) || freeMail.has(host)) return true
    return !isKnownHost(host, sites) && contact.kind === 'link'
  })
  if (!personal) return undefined
  const calling = coverage(sentences, heard.filter(isCall), nearCall)
  return heard.find(
    (hit) =>
      hit.of.kind === 'body' && !vouches(reading, hit.from) && isNear(hit, calling, sentences),
  )?.span
}
