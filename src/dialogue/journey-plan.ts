import { toAll, withLetters, withoutJourney } from '../domain/correspondence.ts'
import { zoneOf } from '../domain/desk.ts'
import { isRunning, type Journey, longestEvery, newJourney } from '../domain/journey.ts'
import { homeOf } from '../domain/language.ts'
import type { Told } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import { dayIn } from '../domain/wall-day.ts'
import { countryTold } from './country-told.ts'
import { dayTold } from './day-told.ts'
import type { Scene } from './scene.ts'

const oneDay = 86_400_000

/** The session once something of a check-in was answered or agreed to. */
export function planned(told: readonly Told[], before: Session, scene: Scene): Session {
  let session = before
  for (const one of told.filter(({ report }) => report === 'journey')) {
    const journey = session.journey ?? newJourney(homeZone(session))
    session = isRunning(journey)
      ? takenBack(one, session)
      : { ...session, journey: { ...journey, ...partOf(one, session, journey, scene) } }
  }
  return session
}

/** An old button under a check-in that runs: a no still counts, and nothing else. */
function takenBack(told: Told, session: Session): Session {
  if (!('purpose' in told) || told.given || !isRunning(session.journey)) return session
  const { journey } = session
  if (told.purpose === 'keep-report' || told.purpose === 'read-by-desk')
    return withoutJourney(session)
  if (told.purpose === 'contact-again')
    return { ...session, journey: { ...journey, mayAsk: false } }
  if (told.purpose !== 'tell-missed-sign') return session
  const alone = { ...session, journey: { ...journey, alerts: false, bound: [], knocks: [] } }
  return withLetters(alone, toAll(journey, 'ended'))
}

function partOf(
  told: Told,
  { language }: Session,
  { zone }: Journey,
  { event, known }: Scene,
): Partial<Journey> {
  if ('purpose' in told) {
    if (told.purpose === 'contact-again') return { mayAsk: told.given && event.writesFirst }
    return told.purpose === 'tell-missed-sign' ? { alerts: told.given } : {}
  }
  const { field, value } = told
  if (value === null) return {}
  switch (field) {
    case 'destination': {
      const home = homeOf[language ?? 'id']
      const country = countryTold(event, home, known.countries, true)
      const there = known.countries.find(({ code }) => code === country)?.zone
      return { country, ...(there ? { zone: there } : {}) }
    }
    case 'check-every':
      return /^\d+$/.test(value) ? { every: Number(value) } : {}
    case 'check-on': {
      const today = dayIn(zone, event.at)
      const day = dayTold(value, today, longestEvery)
      return day ? { every: (Date.parse(day) - Date.parse(today)) / oneDay } : {}
    }
    case 'check-hour':
      return /^\d+$/.test(value) ? { hour: Number(value) } : {}
    case 'alert':
      return value === 'person' ? {} : { alerts: false }
    default:
      return {}
  }
}

/** What is known of where somebody goes who told nothing: the clock of the desk that waits for them. */
function homeZone({ language }: Session): string {
  return zoneOf[homeOf[language ?? 'id']]
}

/** Whether the words in answer to "on which day?" name none that can be waited for. */
export function namesNoDay(text: string, session: Session, at: number): boolean {
  const zone = session.journey?.zone ?? homeZone(session)
  return dayTold(text, dayIn(zone, at), longestEvery) === null
}
