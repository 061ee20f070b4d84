import type { Corridor, PayBand } from '../../domain/corridor.ts'
import type { CueName } from '../../domain/cue.ts'
import type { JudgeNumbers } from '../../domain/knowledge.ts'
import type { CountryCode } from '../../domain/language.ts'
import type { Extract, Span } from '../../domain/offer.ts'
import type { Country } from '../../domain/place.ts'
import { type Hit, type Sentences, wordsBefore, wordsBehind } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'
import type { KnownSites } from './imitation.ts'
import { inDollars } from './pay.ts'

/** What facts are computed from. */
export type FactSources = {
  reading: Reading
  sentences: Sentences
  heard: Hit<Meaning>[]
  extract: Extract
  /** Work in a foreign country is spoken of, see `offer/kind/kind.ts`. */
  abroad: boolean
  /** The countries the writer may start from: more than one where the text mixes languages. */
  origins: CountryCode[]
  corridors: CorridorIndex
  /** Countries with a place known for closed compounds. */
  hubCountries: ReadonlySet<CountryCode>
  sites: KnownSites
  /** What work pays at home, per country. */
  payAtHome: Record<CountryCode, PayBand[]>
  /** The country a currency is spent in, where it is only one. */
  currencyOf: ReadonlyMap<string, CountryCode>
  numbers: JudgeNumbers
}

export type CorridorIndex = (origin: CountryCode, destination: CountryCode) => Corridor | null

export function indexCorridors(corridors: Corridor[]): CorridorIndex {
  const known = new Map(corridors.map((c) => [`${c.origin}-${c.destination}`, c]))
  return (origin, destination) => known.get(`${origin}-${destination}`) ?? null
}

/** Currencies that one country alone spends. */
export function indexCurrencies(countries: Country[]): ReadonlyMap<string, CountryCode> {
  const counted = new Map<string, CountryCode[]>()
  for (const { currency, code } of countries) {
    counted.set(currency, [...(counted.get(currency) ?? []), code])
  }
  return new Map(
    [...counted].flatMap(([currency, [first, ...more]]) =>
      first && more.length === 0 ? [[currency, first] as const] : [],
    ),
  )
}

const costs = new Set(['visa', 've', 'tiket', 'ticket', 'government'])
/** What one gets or is paid at the least: `modal usaha yang diterima`, `service charge`, `minimum RM1.700`. */
const gotten = new Set('menerima diterima receive received minimum umr'.split(' '))
/** Behind an amount these say that it is pay: `900€ net`, `850 euro + ăn`. */
const payBehind = new Set('net netto nett bruto brutto gross an makan'.split(' '))
const banks = new Set(['ngan', 'nhcsxh', 'csxh', 'sach'])

/** Money asked of the worker that is more than papers and an exam cost. */
export function largeFee({ extract, numbers, reading }: FactSources): Span | undefined {
  return extract.money.find((money) => {
    if (money.role !== 'fee' || money.period !== null) return false
    const dollars = inDollars(money.high, money.currency, numbers.pay)
    if (dollars === null || dollars < numbers.largeFee) return false
    const { start, end } = money.span
    const before = wordsBefore(reading, start, 12)
    const behind = wordsBehind(reading, end, 8)
    // A deposit in a bank under one's own name, as the law wants it, is nobody's gain.
    if (before.includes('quy') && [...before, ...behind].some((word) => banks.has(word)))
      return false
    const near = before.slice(-4)
    const isForeign = money.currency !== 'IDR' && money.currency !== 'VND'
    if (
      isForeign &&
      (near.some((word) => gotten.has(word)) || near.join(' ').includes('service charge'))
    )
      return false
    if (isForeign && payBehind.has(behind[0] ?? '')) return false
    // Visas and tickets at what states and airlines take.
    return dollars > numbers.fees.atCost || !near.some((word) => costs.has(word))
  })?.span
}

/** The first words that are a cue; undefined where it was not heard. */
export function firstCue(heard: Hit<Meaning>[], name: CueName): Span | undefined {
  return heard.find(({ of }) => of.kind === 'cue' && of.cue === name)?.span
}
