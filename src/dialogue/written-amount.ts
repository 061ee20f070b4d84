import type { Language } from '../domain/language.ts'

const grouping: Record<Language, Intl.NumberFormat> = {
  id: new Intl.NumberFormat('id-ID', { maximumSignificantDigits: 3 }),
  vi: new Intl.NumberFormat('vi-VN', { maximumSignificantDigits: 3 }),
}

/** An amount as people read it, rounded: `4,41–6,23 juta rupiah`, `29.500 TWD`, `8,4 triệu đồng`. */
export function writtenAmount(
  { low, high, currency }: { low: number; high: number; currency: string },
  language: Language,
): string {
  const millions = low >= 1e6 && (currency === 'IDR' || currency === 'VND')
  const number = (value: number) => grouping[language].format(millions ? value / 1e6 : value)
  const range = low === high ? number(low) : `${number(low)}–${number(high)}`
  return `${range} ${millions ? inMillions[language] : ''}${names[language][currency] ?? currency}`
}

const inMillions: Record<Language, string> = { id: 'juta ', vi: 'triệu ' }
const names: Record<Language, Record<string, string>> = {
  id: { IDR: 'rupiah', VND: 'dong', USD: 'dolar AS', JPY: 'yen', MYR: 'ringgit', EUR: 'euro' },
  vi: { IDR: 'rupiah', VND: 'đồng', USD: 'đô Mỹ', JPY: 'yên', MYR: 'ringgit', EUR: 'euro' },
}
