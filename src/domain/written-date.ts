import type { Language } from '../domain/language.ts'

const months =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  )

/** A date as people write it: `10 April 2025`, `ngày 10/4/2025`; month or year alone where that is all. */
export function writtenDate(date: string, language: Language): string {
  const [year = date, month, day] = date.split('-')
  if (month === undefined) return language === 'id' ? year : `năm ${year}`
  const number = Number(month)
  if (language === 'id') {
    const name = `${months[number - 1] ?? month} ${year}`
    return day === undefined ? name : `${Number(day)} ${name}`
  }
  return day === undefined ? `tháng ${number}/${year}` : `ngày ${Number(day)}/${number}/${year}`
}

/** Jakarta and Hanoi keep the same time, and no summer time. */
const zone = 7 * 60 * 60 * 1000

/** The day of an instant (epoch milliseconds, UTC), as people there write it. */
export function writtenDay(at: number, language: Language): string {
  return writtenDate(new Date(at + zone).toISOString().slice(0, 10), language)
}
