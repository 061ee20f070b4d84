import { zoneOf } from '../domain/desk.ts'
import type { Journey } from '../domain/journey.ts'
import { homeOf, type Language } from '../domain/language.ts'
import { countryName, type Known } from './known.ts'

/**
 * When a sign is awaited, by the clock where they go and with whose clock that is: `Senin, 30 November, pukul 13.00
 * waktu Kamboja`; `thứ Hai, 30/11, 13 giờ (giờ Campuchia)`.
 */
export function signTime(
  at: number,
  { zone, country }: Pick<Journey, 'zone' | 'country'>,
  language: Language,
  known: Known,
): string {
  const day = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: language === 'id' ? 'long' : 'numeric',
  }).format(at)
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short' }).format(at)
  const [hour = '', minute = ''] = time.split(':')
  const where =
    zone === zoneOf[homeOf[language]] || country === null
      ? null
      : countryName(country, language, known)
  if (language === 'id')
    return `${day}, pukul ${hour}.${minute} ${where ? `waktu ${where}` : 'WIB'}`
  const clock = minute === '00' ? `${Number(hour)} giờ` : `${Number(hour)} giờ ${minute}`
  return `${day.replace(/^T/, 't')}, ${clock} (giờ ${where ?? 'Việt Nam'})`
}
