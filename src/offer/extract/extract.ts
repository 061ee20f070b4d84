import type { CountryCode, TextLanguage } from '../../domain/language.ts'
import type { Extract, Place } from '../../domain/offer.ts'
import type { Hit, Sentences } from '../phrases/hear.ts'
import type { Lexicon, Meaning } from '../phrases/lexicon.ts'
import { plain } from '../read/plain.ts'
import type { Reading } from '../read/read.ts'
import { agencies } from './agencies.ts'
import { ages } from './ages.ts'
import { contacts } from './contacts.ts'
import { licences } from './licences.ts'
import { money } from './money.ts'
import { places } from './places.ts'

/** The country people of a language start from; null for English, which both read. */
export function homeOf(language: TextLanguage): CountryCode | null {
  if (language === 'id') return 'ID'
  return language === 'vi' ? 'VN' : null
}

/** The countries a text's writer may start from; both where the text tells neither. */
export function homesOf(languages: TextLanguage[]): CountryCode[] {
  const homes = languages.map(homeOf).filter((home) => home !== null)
  return homes.length > 0 ? homes : ['ID', 'VN']
}

const jobCues = new Set(['job', 'online-job', 'plain-job', 'workplace'])

/**
 * Everything read out of one text. Linear in its length; never throws.
 * @param heard what was heard of the lexicon in the text
 * @param year the year it is: some tell ages by the year of birth
 */
export function extract(
  reading: Reading,
  sentences: Sentences,
  heard: Hit<Meaning>[],
  lexicon: Lexicon,
  language: TextLanguage,
  year: number,
): Extract {
  const text = plain(reading.text)
  const home = homeOf(language)
  const licenceSpans = licences(text)
  const named = places(reading, sentences, heard, lexicon.everyday)
  const contactsFound = contacts(text, home ?? 'ID')
  const amounts = money(text, reading, sentences.of, heard, language).filter(
    ({ span }) =>
      !contactsFound.some(
        (contact) => contact.span.start < span.end && contact.span.end > span.start,
      ),
  )
  return {
    language,
    agencies: agencies(reading, licenceSpans),
    licences: licenceSpans,
    contacts: contactsFound,
    money: amounts,
    places: named,
    destination: destinationOf(named, home),
    transit: [...new Set(named.filter(({ role }) => role === 'via').map(({ country }) => country))],
    jobs: heard
      .filter((hit) => hit.of.kind === 'cue' && jobCues.has(hit.of.cue))
      .map(({ span }) => span),
    ages: ages(text, year),
  }
}

/** The last foreign country named to work in; failing that a foreign one named at all, then home. */
function destinationOf(named: Place[], home: CountryCode | null): CountryCode | null {
  const foreign = named.filter(({ country }) => country !== home)
  const to = foreign.filter(({ role }) => role === 'to')
  const hub = to.findLast((place) => place.hub)
  const country = hub ?? to.at(-1) ?? foreign.at(-1) ?? named.at(-1)
  return country?.country ?? null
}
