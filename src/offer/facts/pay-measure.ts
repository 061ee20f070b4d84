import type { PayBand } from '../../domain/corridor.ts'
import type { CueName } from '../../domain/cue.ts'
import type { CountryCode } from '../../domain/language.ts'
import type { Measure } from '../../domain/measure.ts'
import type { Money, Span } from '../../domain/offer.ts'
import { homeOf } from '../extract/extract.ts'
import { type FactSources, firstCue } from './fact-sources.ts'
import { fullTimeDollars, inDollars, monthlyDollars } from './pay.ts'

/** A figure of the offer that is out of measure, and what it was held against. */
export type Measured = { span: Span; measure: Measure }

/** Kinds of work the text names, see `knowledge/jobs.yaml`. */
export function jobsIn({ heard }: Pick<FactSources, 'heard'>): ReadonlySet<string> {
  return new Set(heard.flatMap(({ of }) => (of.kind === 'job' ? [of.job] : [])))
}

function bandsOf({ corridors, origins, payAtHome }: FactSources, country: CountryCode): PayBand[] {
  return [
    ...origins.flatMap((origin) => corridors(origin, country)?.pay ?? []),
    ...(payAtHome[country] ?? []),
  ]
}

/** Dollars a month above which pay is far above what is usual, and the figure that says so. */
type Limit = { dollars: number; country: CountryCode | null; band: PayBand | null }

/**
 * Per job named, the highest figure reported there; a job none is reported for comes under the rough ceiling
 * of the country, and so does all work at home, where averages hide what cities pay.
 */
function limitIn(
  sources: FactSources,
  country: CountryCode,
  jobs: ReadonlySet<string>,
  { isHome, onScreen }: { isHome: boolean; onScreen: boolean },
): Limit {
  const { pay } = sources.numbers
  // Who goes abroad for other work than on a screen or among guests may be a foreman or a trainer: the poorest countries pay
  // those several times what their own people get.
  const ease = isHome || onScreen || jobs.has('nightlife') ? 1 : pay.handsAbroad
  const ceiling = (pay.ceiling[country] ?? pay.ceilingElsewhere) * ease
  const rough: Limit = { dollars: ceiling, country, band: null }
  let limit: Limit | null = null
  // What is reported for the jobs: the figures to hold a high promise against. Weak reports count too.
  const typical = jobs.size > 0 ? bandsOf(sources, country) : []
  for (const job of jobs) {
    let known: Limit | null = null
    for (const band of typical) {
      if (band.basis !== 'reported typical' || band.job !== job) continue
      const top = inDollars(band.high, band.currency, pay)
      if (top === null) continue
      const overtime = pay.overtimeJobs.includes(job) ? pay.overtime : 1
      const dollars = top * pay.farAbove * overtime
      if (!known || dollars > known.dollars) known = { dollars, country, band }
    }
    const here = known ?? rough
    if (!limit || here.dollars > limit.dollars) limit = here
  }
  if (!limit) return rough
  return isHome && rough.dollars > limit.dollars ? { ...limit, dollars: rough.dollars } : limit
}

/** Money in which work at home is promised too. */
const everywhere: ReadonlySet<string> = new Set(['USD', 'USDT', 'IDR', 'VND'])

/** Where the pay is earned: the countries named, else the one whose money is promised, else home. */
function countriesOfPay(sources: FactSources, money: Money): CountryCode[] {
  const { extract, abroad, currencyOf, origins } = sources
  const home = homeOf(extract.language)
  const homes = home === null ? origins : [home]
  // At sea no country's pay is the measure; but a ship named beside a foreign country takes nothing away.
  const atSea = firstCue(sources.heard, 'ship') !== undefined
  const named = extract.places
    .filter(({ country, role }) => role !== 'of' && (country !== home || !(abroad || atSea)))
    .map(({ country }) => country)
  const spent = money.currency === null ? null : (currencyOf.get(money.currency) ?? null)
  // Nobody pays by the hour in dollars at home.
  const isForeign =
    money.currency !== null &&
    (!everywhere.has(money.currency) || (money.currency === 'USD' && money.period === 'hour'))
  if (isForeign && named.every((country) => homes.includes(country)))
    return spent === null || homes.includes(spent) ? [] : [spent]
  if (named.length === 0 && !abroad && !atSea && home && money.period !== 'hour') named.push(home)
  return named
}

/** Work on a screen that asks for no trade; "văn phòng Q.12" alone is an address. */
export function worksOnScreen({ heard }: Pick<FactSources, 'heard'>): boolean {
  return heard.some(
    ({ of, said }) =>
      of.kind === 'cue' && of.cue === 'online-job' && said.some(({ forms }) => !isRoom(forms)),
  )
}

function isRoom(forms: string[]): boolean {
  return forms[0] === 'van' || forms[0] === 'phong'
}

/** Pay for work without a trade far above what the poorest of the named countries pays for it. */
export function payFarAbove(sources: FactSources): Measured | undefined {
  const { extract, heard, numbers } = sources
  const hears = (cue: CueName) => firstCue(heard, cue) !== undefined
  const onScreen = worksOnScreen(sources)
  const plain = onScreen || hears('plain-job')
  const task = hears('task')
  if (!plain && !task) return undefined
  const home = homeOf(extract.language)
  const jobs = jobsIn(sources)
  // An advert names many figures, of few countries.
  const known = new Map<CountryCode, Limit>()
  const limitOf = (country: CountryCode) => {
    const limit =
      known.get(country) ?? limitIn(sources, country, jobs, { isHome: country === home, onScreen })
    known.set(country, limit)
    return limit
  }
  for (const money of extract.money) {
    if (money.role !== 'pay') continue
    const limits = countriesOfPay(sources, money).map(limitOf)
    const elsewhere = { dollars: numbers.pay.ceilingElsewhere, country: null, band: null }
    const limit = limits.sort((a, b) => a.dollars - b.dollars)[0] ?? elsewhere
    const monthly = monthlyDollars(money, numbers.pay)
    const daily = inDollars(money.high, money.currency, numbers.pay)
    const forTasks = task && money.period === 'day' && daily !== null && daily > numbers.pay.taskDay
    if (!(plain && monthly !== null && monthly > limit.dollars) && !forTasks) continue
    const { country, band } = limit
    return { span: money.span, measure: { fact: 'pay-far-above-skill', country, band } }
  }
  return undefined
}

/** A month's pay below this many dollars is a figure with its noughts or its currency left out: `28rb` in Taiwan. */
const shorthand = 40

/**
 * The best pay the offer names is far below the legal minimum or the official contract of that job in the one
 * foreign country named. At home many honest small employers pay less than the minimum, so it is not asked there.
 */
export function payBelowStandard(sources: FactSources): Measured | undefined {
  const { extract, abroad, numbers } = sources
  const home = homeOf(extract.language)
  const countries = new Set(
    extract.places.filter(({ role }) => role === 'to').map(({ country }) => country),
  )
  countries.delete(home ?? '')
  const [country] = countries
  if (!abroad || country === undefined || countries.size > 1) return undefined
  const floors = floorsIn(sources, country)
  const pays = extract.money.flatMap((money) => {
    const dollars = money.role === 'pay' ? fullTimeDollars(money, numbers.pay) : null
    return dollars === null || dollars < shorthand ? [] : [{ dollars, span: money.span }]
  })
  const best = pays.sort((a, b) => b.dollars - a.dollars)[0]
  if (!best || floors.length === 0) return undefined
  const floor = floors.sort((a, b) => a.dollars - b.dollars)[0]
  if (!floor || best.dollars >= floor.dollars * numbers.pay.farBelow) return undefined
  return {
    span: best.span,
    measure: { fact: 'pay-below-standard', country, band: floor.band },
  }
}

/** Least pay due for the jobs named; none where one of them has no figure, for the pay may be its. */
function floorsIn(
  sources: FactSources,
  country: CountryCode,
): { dollars: number; band: PayBand }[] {
  const { pay } = sources.numbers
  const due = bandsOf(sources, country).filter(
    ({ basis, confidence }) =>
      (basis === 'legal minimum' || basis === 'contract standard') && confidence !== 'low',
  )
  const floors: { dollars: number; band: PayBand }[] = []
  for (const job of jobsIn(sources)) {
    const own = due.filter((band) => band.job === job || band.job.startsWith(`${job}-`))
    const general = pay.minimumWageJobs.includes(job)
      ? due.filter((band) => band.job === 'minimum-wage')
      : []
    const known = [...own, ...general].flatMap((band) => {
      const dollars = inDollars(band.low, band.currency, pay)
      return dollars === null ? [] : [{ dollars, band }]
    })
    if (known.length === 0) return []
    floors.push(...known)
  }
  return floors
}
