import type { Corridor } from '../../domain/corridor.ts'
import type { CueName } from '../../domain/cue.ts'
import type { Extract, FactName, Facts, Span } from '../../domain/offer.ts'
import { homeOf } from '../extract/extract.ts'
import { coverage, wordHolding } from '../phrases/hear.ts'
import { borrowedName, chatOnly, foreignPhone, imitatedDomain } from './contact-facts.ts'
import { namesEmployer } from './employer.ts'
import { type FactSources, firstCue, largeFee } from './fact-sources.ts'
import { feeAboveCap } from './fee-measure.ts'
import {
  jobsIn,
  type Measured,
  payBelowStandard,
  payFarAbove,
  worksOnScreen,
} from './pay-measure.ts'
import { personalPayee } from './payee.ts'

/** Figures of the offer that are out of measure. */
export function measuresOf(sources: FactSources): Measured[] {
  return [payFarAbove(sources), payBelowStandard(sources), feeAboveCap(sources)].filter(
    (found) => found !== undefined,
  )
}

/**
 * Every fact that holds for a text, with the words that show it where there are any. Linear in the text.
 * @param measured what `measuresOf` found
 */
export function factsOf(sources: FactSources, measured: Measured[]): Facts {
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
  const open = foreign.filter(({ country }) => sources.hubCountries.has(country))
  // A mixed text may start from either country: what one of them says of a place is enough.
  if (!facts.has('destination-closed') && !facts.has('destination-suspended'))
    set('destination-no-channel', placed(sources, open, 'unknown'))
  set('scam-hub-named', compound(sources))
  if (!facts.has('scam-hub-named'))
    set('hub-town-named', extract.places.find(({ kind }) => kind === 'hub-town')?.span)
  set('border-crossing-named', extract.places.find(({ kind }) => kind === 'border-crossing')?.span)
  for (const { span, measure } of measured) set(measure.fact, span)
  for (const span of feesAsked(sources)) {
    set('fee-asked', span)
    set('paid-to-a-person', personalPayee(sources))
  }
  set('fee-large', largeFee(sources))
  if (!namesEmployer(sources)) facts.set('no-employer-named', null)
  set('contact-chat-only', chatOnly(sources))
  set('contact-foreign-phone', foreignPhone(extract, sources))
  set('accepts-minors', minors(sources))
  set('licence-number-given', extract.licences[0])
  set('imitated-domain', imitatedDomain(extract, sources.sites))
  set('official-name-unofficial-contact', borrowedName(sources))
  return facts
}

/** Named places in another country, to work in or said of somebody; not those on the way. */
function foreignPlaces({ places, language }: Extract): Extract['places'] {
  const home = homeOf(language)
  const to = places.filter(({ country, role }) => country !== home && role === 'to')
  return to.length > 0 ? to : places.filter(({ country }) => country !== home)
}

/** Work on a screen, as compounds hire for; honest firms in the same towns look for other hands. */
const officeJobs = [
  'office-admin',
  'customer-service',
  'telemarketing',
  'marketing',
  'translator-mandarin',
]

function compound(sources: FactSources): Span | undefined {
  const { places } = sources.extract
  const named = places.find(({ kind }) => kind === 'scam-hub')
  const jobs = jobsIn(sources)
  const isOffice = worksOnScreen(sources) || officeJobs.some((job) => jobs.has(job))
  return (named ?? (isOffice ? places.find(({ kind }) => kind === 'hub-town') : undefined))?.span
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

function minors(sources: FactSources): Span | undefined {
  const { lowestAge } = sources.numbers
  const atNight = jobsIn(sources).has('nightlife')
  const lowest = sources.abroad
    ? lowestAge.abroad
    : Math.max(lowestAge.home, atNight ? lowestAge.nightlife : 0)
  return sources.extract.ages.find(({ low }) => low !== null && low < lowest)?.span
}
