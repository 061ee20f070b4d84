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
const dayLong = 24 * 60 * 60 * 1000

/** A moment as it is promised to somebody who reads it `now`: the day where it is not today, the hour, the zone. */
export function writtenMoment(at: number, now: number, language: Language): string {
  const [day = '', time = ''] = new Date(at + zone).toISOString().split(/[T]/)
  const [hour = '', minute = ''] = time.split(':')
  const days = Math.floor((at + zone) / dayLong) - Math.floor((now + zone) / dayLong)
  if (language === 'id') {
    const clock = `pukul ${hour}.${minute} WIB`
    return days === 0 ? clock : days === 1 ? `besok ${clock}` : `${writtenDate(day, 'id')} ${clock}`
  }
  const clock = `${Number(hour)} giờ${minute === '00' ? '' : ` ${minute}`}`
  const when = days === 0 ? clock : `${clock} ${days === 1 ? 'ngày mai' : writtenDate(day, 'vi')}`
  return `${when} (giờ Việt Nam)`
}

/** The day of an instant (epoch milliseconds, UTC), as people there write it. */
export function writtenDay(at: number, language: Language): string {
  return writtenDate(new Date(at + zone).toISOString().slice(0, 10), language)
}
