import type { JudgeNumbers } from '../../domain/knowledge.ts'
import type { Money } from '../../domain/offer.ts'

/** Pay periods in a month. Work by the hour or the day is seldom full-time, and its pay told for the best days. */
const perMonth = { hour: 120, day: 22, week: 4.3, month: 1, year: 1 / 12 }

/** Dollars an amount is worth; null where its currency is not known. */
export function inDollars(
  amount: number,
  currency: string | null,
  numbers: JudgeNumbers['pay'],
): number | null {
  const rate = currency === null ? undefined : numbers.perDollar[currency]
  return rate === undefined ? null : amount / rate
}

/** Hours, days and weeks of full-time work in a month. */
const fullTime = { hour: 173, day: 26, week: 4.3, month: 1, year: 1 / 12 }

/** The most that is promised for a month of full-time work, in dollars; null where that cannot be told. */
export function fullTimeDollars(money: Money, numbers: JudgeNumbers['pay']): number | null {
  const dollars = inDollars(money.high, money.currency, numbers)
  return dollars === null ? null : dollars * fullTime[money.period ?? 'month']
}

/** What an offer promises for a month, the middle of what it names, in dollars; null where that cannot be told. */
export function monthlyDollars(money: Money, numbers: JudgeNumbers['pay']): number | null {
  const dollars = inDollars((money.low + money.high) / 2, money.currency, numbers)
  if (dollars === null) return null
  return dollars * perMonth[money.period ?? 'month']
}
