import type { JudgeNumbers } from '../domain/knowledge.ts'
import type { Money } from '../domain/offer.ts'

/** Pay periods in a month of full-time work. */
const perMonth = { hour: 190, day: 26, week: 4.3, month: 1, year: 1 / 12 }

/** Dollars an amount is worth; null where its currency is not known. */
export function inDollars(
  amount: number,
  currency: string | null,
  numbers: JudgeNumbers['pay'],
): number | null {
  const rate = currency === null ? undefined : numbers.perDollar[currency]
  return rate === undefined ? null : amount / rate
}

/** The most an offer promises for a month, in dollars; null where that cannot be told. */
export function monthlyDollars(money: Money, numbers: JudgeNumbers['pay']): number | null {
  const dollars = inDollars(money.high, money.currency, numbers)
  if (dollars === null) return null
  return dollars * perMonth[money.period ?? 'month']
}
