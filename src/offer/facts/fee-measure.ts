import type { Corridor, FeeCap } from '../../domain/corridor.ts'
import type { Money } from '../../domain/offer.ts'
import { homeOf } from '../extract/extract.ts'
import { coverage, wordHolding, wordsBefore } from '../phrases/hear.ts'
import type { FactSources } from './fact-sources.ts'
import { inDollars, monthlyDollars } from './pay.ts'
import { jobsIn, type Measured } from './pay-measure.ts'

type CappedFee = Corridor['fees'][number] & { cap: FeeCap }

/** Money asked of the worker above what the rule of the own country allows on the way to that country. */
export function feeAboveCap(sources: FactSources): Measured | undefined {
  const { extract, corridors, origins, abroad } = sources
  if (!abroad || origins.length > 1) return undefined
  const home = homeOf(extract.language)
  const to = new Set(
    extract.places
      .filter(({ role, country }) => role !== 'of' && country !== home)
      .map(({ country }) => country),
  )
  const fees = feesOf(sources)
  for (const destination of to) {
    const rules = origins.flatMap((origin) => corridors(origin, destination)?.fees ?? [])
    for (const rule of rules.filter(isCapped)) {
      const fee = fees.find((one) => isAbove(one, rule.cap, sources, destination))
      if (!fee) continue
      const measure = { fact: 'fee-above-cap' as const, rule: rule.rule, source: rule.source }
      return { span: fee.span, measure }
    }
  }
  return undefined
}

function isCapped(rule: Corridor['fees'][number]): rule is CappedFee {
  return rule.cap !== undefined
}

/** Fees that are the worker's to pay: not those somebody else pays, nor money kept at a bank in one's own name. */
function feesOf({ extract, heard, sentences, reading }: FactSources): Money[] {
  const free = coverage(
    sentences,
    heard.filter(({ of }) => of.kind === 'cue' && of.cue === 'free-of-charge'),
    0,
  )
  return extract.money.filter(({ role, span, period }) => {
    if (role !== 'fee' || period !== null) return false
    if (free[wordHolding(reading.tokens, span.start)] === 1) return false
    return !wordsBefore(reading, span.start, 8).some((word) => othersMoney.has(word))
  })
}

/** What is no fee: deposits, lessons and schools, tickets and visas at cost, and fines for others. */
const othersMoney = new Set(
  'quy coc deposito hoc kursus sekolah truong vien ngan denda phat ve tiket visa ditanggung dibayar hoan refund thuong cheo'.split(
    ' ',
  ),
)
const brokerWords = new Set('moi gioi broker brokerage perantara calo'.split(' '))
const serviceWords = new Set(['dich', 'jasa', 'service'])

function isAbove(fee: Money, cap: FeeCap, sources: FactSources, destination: string): boolean {
  const { reading, numbers } = sources
  const dollars = inDollars(fee.high, fee.currency, numbers.pay)
  if (dollars === null || dollars <= 0) return false
  const before = wordsBefore(reading, fee.span.start, 4)
  if ('brokerage' in cap) return before.filter((word) => brokerWords.has(word)).length > 0
  if ('freeFor' in cap) {
    const jobs = jobsIn(sources)
    return dollars >= numbers.fees.freeFrom && cap.freeFor.some((job) => jobs.has(job))
  }
  const monthly = payToldOrUsual(sources, destination)
  if (monthly === null) return false
  const isService = before.some((word) => serviceWords.has(word))
  return dollars > cap.monthsOfPay * monthly * (isService ? 1.05 : numbers.fees.allIn)
}

/** The month's pay the cap is reckoned from: the best the offer names, else the best reported there. */
function payToldOrUsual(sources: FactSources, destination: string): number | null {
  const { extract, numbers, corridors, origins } = sources
  const told = extract.money.flatMap((money) =>
    money.role === 'pay' ? [monthlyDollars(money, numbers.pay) ?? 0] : [],
  )
  const usual = origins.flatMap((origin) =>
    (corridors(origin, destination)?.pay ?? []).map(
      ({ high, currency }) => inDollars(high, currency, numbers.pay) ?? 0,
    ),
  )
  const best = Math.max(0, ...told) || Math.max(0, ...usual)
  return best > 0 ? best : null
}
