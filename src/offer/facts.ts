import type { Corridor } from '../domain/corridor.ts'
import type { CueName } from '../domain/cue.ts'
import type { JudgeNumbers } from '../domain/knowledge.ts'
import type { CountryCode } from '../domain/language.ts'
import type { Contact, Extract, FactName, Facts, Span } from '../domain/offer.ts'
import { homeOf } from './extract.ts'
import { coverage, type Hit, type Sentences, wordHolding } from './hear.ts'
import { imitates, isKnownHost, type KnownSites } from './imitation.ts'
import type { Meaning } from './lexicon.ts'
import { inDollars, monthlyDollars } from './pay.ts'
import type { Reading } from './read.ts'

/** What facts are computed from. */
export type FactSources = {
  reading: Reading
  sentences: Sentences
  heard: Hit<Meaning>[]
  extract: Extract
  /** Work in a foreign country is spoken of, see `offer/kind.ts`. */
  abroad: boolean
  /** The countries the writer may start from: more than one where the text mixes languages. */
  origins: CountryCode[]
  corridors: CorridorIndex
  /** Countries with a place known for closed compounds. */
  hubCountries: ReadonlySet<CountryCode>
  sites: KnownSites
  numbers: JudgeNumbers
}

export type CorridorIndex = (origin: CountryCode, destination: CountryCode) => Corridor | null

export function indexCorridors(corridors: Corridor[]): CorridorIndex {
  const known = new Map(corridors.map((c) => [`${c.origin}-${c.destination}`, c]))
  return (origin, destination) => known.get(`${origin}-${destination}`) ?? null
}

/** Every fact that holds for a text, with the words that show it where there are any. Linear in the text. */
export function factsOf(sources: FactSources): Facts {
  const facts = new Map<FactName, Span | null>()
  const set = (name: FactName, span: Span | null | undefined) => {
    if (span !== undefined && !facts.has(name)) facts.set(name, span)
  }
  const { extract, abroad } = sources
  const cue = (name: CueName) => firstCue(sources.heard, name)
  // A country that is only said of a dish, a shop or a language is not where the work is.
  const foreign = foreignPlaces(extract).filter(({ role }) => abroad || role !== 'of')
  // Work in another country than the person's own is offered.
  if (abroad) set('work-abroad', foreign[0]?.span ?? cue('abroad') ?? null)
  // An authority at home says that country is closed, or closed for now.
  set('destination-closed', placed(sources, foreign, 'closed'))
  set('destination-suspended', placed(sources, foreign, 'suspended'))
  set(
    'destination-no-channel',
    placed(
      sources,
      foreign.filter(({ country }) => sources.hubCountries.has(country)),
      'unknown',
    ),
  )
  set('scam-hub-named', extract.places.find((place) => place.hub)?.span)
  set('border-crossing-named', extract.places.find(({ kind }) => kind === 'border-crossing')?.span)
  set('pay-far-above-skill', payFarAbove(sources))
  for (const span of feesAsked(sources)) set('fee-asked', span)
  set('fee-large', largeFee(sources))
  if (!namesEmployer(sources)) facts.set('no-employer-named', null)
  set('contact-chat-only', chatOnly(sources))
  set('contact-foreign-phone', foreignPhone(extract, sources))
  set('accepts-minors', minors(extract, abroad, sources.numbers))
  set('licence-number-given', extract.licences[0])
  set('imitated-domain', imitatedDomain(extract, sources.sites))
  set('official-name-unofficial-contact', borrowedName(sources))
  return facts
}

export function firstCue(heard: Hit<Meaning>[], name: CueName): Span | undefined {
  return heard.find(({ of }) => of.kind === 'cue' && of.cue === name)?.span
}

/** Named places in another country, to work in or said of somebody; not those on the way. */
function foreignPlaces({ places, language }: Extract): Extract['places'] {
  const home = homeOf(language)
  const to = places.filter(({ country, role }) => country !== home && role === 'to')
  return to.length > 0 ? to : places.filter(({ country }) => country !== home)
}

/** The place of a corridor with this state, from the person's own country; for English from either. */
function placed(
  { corridors, origins }: FactSources,
  foreign: Extract['places'],
  state: Corridor['placement'],
): Span | undefined {
  return foreign.find(({ country }) =>
    origins.some((origin) => (corridors(origin, country)?.placement ?? 'unknown') === state),
  )?.span
}

/** Pay for work without a trade far above what the poorest of the named countries pays for it. */
function payFarAbove({ extract, heard, numbers, abroad }: FactSources): Span | undefined {
  const plain = firstCue(heard, 'online-job') ?? firstCue(heard, 'plain-job')
  const task = firstCue(heard, 'task')
  if (!plain && !task) return undefined
  const home = homeOf(extract.language)
  // At sea no country's pay is the measure; but a ship named beside a foreign country takes nothing away.
  const atSea = firstCue(heard, 'ship') !== undefined
  const countries = extract.places
    .filter(({ country, role }) => role !== 'of' && (country !== home || !(abroad || atSea)))
    .map(({ country }) => country)
  if (countries.length === 0 && !abroad && !atSea && home) countries.push(home)
  const ceilings = countries.map((c) => numbers.pay.ceiling[c] ?? numbers.pay.ceilingElsewhere)
  const ceiling = ceilings.length > 0 ? Math.min(...ceilings) : numbers.pay.ceilingElsewhere
  return extract.money.find((money) => {
    if (money.role !== 'pay') return false
    const monthly = monthlyDollars(money, numbers.pay)
    if (monthly !== null && plain && monthly > ceiling) return true
    const daily = inDollars(money.high, money.currency, numbers.pay)
    return (
      task !== undefined && money.period === 'day' && daily !== null && daily > numbers.pay.taskDay
    )
  })?.span
}

/** Money asked of the worker, where the words do not say that nothing is to be paid. */
function feesAsked({ extract, heard, sentences, reading }: FactSources): Span[] {
  const free = coverage(
    sentences,
    heard.filter(({ of }) => of.kind === 'cue' && of.cue === 'free-of-charge'),
    0,
  )
  const fees = extract.money.filter(
    ({ role, span }) => role === 'fee' && free[wordHolding(reading.tokens, span.start)] !== 1,
  )
  const demands = heard.filter(
    (hit) => hit.of.kind === 'cue' && hit.of.cue === 'demand' && free[hit.from] !== 1,
  )
  return [...fees.map(({ span }) => span), ...demands.map(({ span }) => span)].slice(0, 1)
}

function largeFee({ extract, numbers }: FactSources): Span | undefined {
  return extract.money.find((money) => {
    if (money.role !== 'fee') return false
    const dollars = inDollars(money.high, money.currency, numbers.pay)
    return dollars !== null && dollars >= numbers.largeFee
  })?.span
}

/** A firm, a licence, an office that calls, or a name right before "tuyển" or "membutuhkan". */
export function namesEmployer({ extract, heard, reading, sentences, sites }: FactSources): boolean {
  if (extract.agencies.length > 0 || extract.licences.length > 0) return true
  if (extract.contacts.some((contact) => isKnownHost(hostOf(contact) ?? '', sites))) return true
  const calling = coverage(sentences, heard.filter(isAdvertising), nearCall)
  return heard.some((hit) => {
    if (hit.of.kind === 'cue' && ['hiring', 'announcement'].includes(hit.of.cue)) {
      if (followsName(reading, hit.from)) return true
    }
    if (hit.of.kind === 'cue' && hit.of.cue === 'venue') return precedesName(reading, hit.to)
    if (hit.of.kind !== 'body' && !(hit.of.kind === 'cue' && hit.of.cue === 'employer'))
      return false
    return !vouches(reading, hit.from) && isNear(hit, calling, sentences)
  })
}

/** How near an office must stand to a word of hiring to be the one who hires. */
const nearCall = 8

function isCall({ of }: Hit<Meaning>): boolean {
  return of.kind === 'cue' && ['hiring', 'announcement', 'invite'].includes(of.cue)
}

/** Words of an advert; an office only called as a witness has none of them around it. */
const advertising: CueName[] = [
  'hiring',
  'announcement',
  'invite',
  'apply',
  'benefit',
  'requirement',
  'pay',
]

function isAdvertising({ of }: Hit<Meaning>): boolean {
  return of.kind === 'cue' && advertising.includes(of.cue)
}

function isNear(hit: Hit<Meaning>, calling: Uint8Array, sentences: Sentences): boolean {
  for (let i = hit.from; i <= hit.to + nearCall; i++) {
    if (calling[i] === 1 && sentences.of[i] === hit.sentence) return true
  }
  return false
}

/** `minimarket Sumber Rejeki`, `trung tâm Sunny English`: a name in capitals right behind, not a whole line of them. */
function precedesName({ tokens, text }: Reading, at: number): boolean {
  const next = tokens[at + 1]
  if (!next || next.first || next.clause) return false
  const written = text.slice(next.start, next.end)
  return /^\p{Lu}\p{Ll}/u.test(written) && !openers.has(next.forms[0] ?? '')
}

/** Words by which an office is called as a witness: "sudah dicek BP2MI", "terdaftar di Disnaker". */
const vouching = new Set(
  'resmi dicek dicheck diverifikasi terdaftar diawasi oleh kata izin lapor tanya cek kiem duyet cap xac nhan theo hoi ky'.split(
    ' ',
  ),
)

function vouches({ tokens }: Reading, at: number): boolean {
  return [1, 2].some((back) => vouching.has(tokens[at - back]?.forms[0] ?? ''))
}

/** `Nidec (Khu CNC) tuyển`, `Jabil cần 500`, `Sime Darby butuh`: a word with a capital inside a line, or opening it in capitals. */
function followsName({ tokens, text }: Reading, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    const token = tokens[i]
    if (!token) return false
    const letter = text[token.start] ?? ' '
    const written = text.slice(token.start, token.end)
    const isName =
      letter !== letter.toLowerCase() && written !== written.toUpperCase() && written.length > 2
    const isShort =
      written.length >= 3 &&
      written.length <= 6 &&
      written === written.toUpperCase() &&
      /^[A-Z]+$/.test(written)
    if ((isName || isShort) && foreignLooking(token.forms[0] ?? '')) return true
    if (token.first) return false
  }
  return false
}

/** Everyday words that open a line with a capital. */
const openers = new Set(
  'lowongan loker info dibutuhkan dicari urgent gabung kami perusahaan pabrik toko cong ty cty can tuyen nhan gap thong bao hot tin viec lam shop quan ben chi anh em ai nhom doi team job open butuh cari gaji kerja work hiring we the our halo hai hello xin chao chao mas mbak kak sis dek bang gan bos chuc mung doi tac viet nam indonesia don hang lao dong nguoi'.split(
    ' ',
  ),
)
function foreignLooking(word: string): boolean {
  return word.length >= 3 && !openers.has(word)
}

const chatApps = new Set<Contact['app']>(['whatsapp', 'telegram', 'zalo', 'line', 'messenger'])

/** Only a private chat answers: no office, no e-mail, no site. */
function chatOnly({ extract, heard }: FactSources): Span | undefined {
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
function foreignPhone(extract: Extract, { corridors }: FactSources): Span | undefined {
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

function minors({ ages }: Extract, abroad: boolean, numbers: JudgeNumbers): Span | undefined {
  const lowest = abroad ? numbers.lowestAge.abroad : numbers.lowestAge.home
  return ages.find(({ low }) => low !== null && low < lowest)?.span
}

function hostOf(contact: Contact): string | null {
  if (contact.kind !== 'link' && contact.kind !== 'email') return null
  return contact.value.slice(contact.value.indexOf('@') + 1).split(/[/?#]/)[0] ?? null
}

function imitatedDomain(extract: Extract, sites: KnownSites): Span | undefined {
  return extract.contacts.find((contact) => {
    const host = hostOf(contact)
    return host !== null && imitates(host, sites)
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
function borrowedName({
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
