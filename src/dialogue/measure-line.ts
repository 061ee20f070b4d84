import type { Measure } from '../domain/measure.ts'
import type { Line } from '../domain/reply.ts'
import { writtenDate } from '../domain/written-date.ts'
import { countryName } from './known.ts'
import type { Teller } from './teller.ts'
import { writtenAmount } from './written-amount.ts'

/** A sign with what its figure was held against, and who says so, when. */
export function measureLine(sign: Line, measure: Measure, { language, known }: Teller): Line {
  if (measure.fact === 'fee-above-cap') {
    const { rule, source } = measure
    const date = writtenDate(source.date, language)
    const values = { reason: [sign], rule: rule[language], title: source.title, date }
    return { key: 'check:measured-rule', values }
  }
  const { band, country } = measure
  if (band === null || country === null) {
    return { key: 'check:measured-none', values: { reason: [sign] } }
  }
  const values = {
    reason: [sign],
    country: countryName(country, language, known),
    amount: writtenAmount(band, language),
    site: siteOf(band.source),
    date: writtenDate(band.asOf, language),
  }
  if (measure.fact === 'pay-far-above-skill') return { key: 'check:measured-usual', values }
  const key = band.basis === 'legal minimum' ? 'check:measured-minimum' : 'check:measured-contract'
  return { key, values }
}

/** The host of an address, which is what a person recognises; the address itself where it has none. */
export function siteOf(address: string): string {
  return /^https?:\/\/(?:www\.)?([^/\s]+)/.exec(address)?.[1] ?? address
}
