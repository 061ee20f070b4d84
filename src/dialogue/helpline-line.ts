import type { HelpEntry } from '../domain/help.ts'
import { homeOf, type Language } from '../domain/language.ts'
import type { Line } from '../domain/reply.ts'

/** How a helpline is told: in which language, when (epoch milliseconds), and whether we know where the person is. */
export type Telling = { language: Language; at: number; placeKnown: boolean }

/** A line that says to ring or write: `Telepon Kemlu, 24 jam (nomor tahun 2024): +62 ...`. */
export function callLine(entry: HelpEntry, telling: Telling): Line {
  const key = entry.by === 'whatsapp' ? 'helpline:whatsapp' : 'helpline:call'
  return { key, values: helplineValues(entry, telling) }
}

/** The same without the verb, to stand after another one. */
export function plainLine(entry: HelpEntry, telling: Telling): Line {
  const key = entry.by === 'whatsapp' ? 'helpline:plain-whatsapp' : 'helpline:plain'
  return { key, values: helplineValues(entry, telling) }
}

/** Who answers, when, at what cost, from where, and the number as the source has it. */
function helplineValues(entry: HelpEntry, { language, at, placeKnown }: Telling): Line['values'] {
  const about: Line[] = []
  const add = (key: string, values: Line['values'] = {}) => about.push({ key, values })
  // A number with its country's prefix can be rung from everywhere, whatever it is meant for.
  // Of a host country's own line its name says where it is.
  const onlyFromHome =
    entry.from !== 'any' &&
    entry.from.includes(homeOf[language]) &&
    !entry.contact.startsWith('+') &&
    !placeKnown
  if (entry.hours === '24h') add('helpline:all-hours')
  if (entry.hours === 'office') add('helpline:office-hours')
  if (entry.cost === 'free') add(onlyFromHome ? 'helpline:free-from-home' : 'helpline:free')
  else if (onlyFromHome) add('helpline:from-home')
  if (entry.cost === 'charged') add('helpline:charged')
  if (entry.recorded) add('helpline:recorded')
  const year = yearShown(entry, at)
  if (year) add('helpline:year', { year })
  return { name: entry.name[language], about, contact: entry.contact }
}

const oneYear = 365.25 * 24 * 60 * 60 * 1000

/** Mobile and mission numbers change: one whose source is older than a year shows the year, unless dialled since. */
function yearShown(entry: HelpEntry, at: number): string | null {
  if (entry.dialledOn && at - Date.parse(entry.dialledOn) < oneYear) return null
  const digits = entry.contact.replace(/\D/g, '')
  const shortOrFreephone = digits.length < 7 || /^(?:0800|1800|1900|1500)/.test(digits)
  if (shortOrFreephone) return null
  return at - Date.parse(lastDay(entry.source.date)) > oneYear
    ? entry.source.date.slice(0, 4)
    : null
}

/** The end of a date that may be a month or a year only, so that no source is called older than it is. */
function lastDay(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-28` : date
}
