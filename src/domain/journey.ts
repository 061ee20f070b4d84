import type { CountryCode } from './language.ts'
import { atHour, dayAfter, dayIn } from './wall-day.ts'

/**
 * The check-in of somebody who goes anyway: when they give a sign of life next, and what happens without one.
 * It lies in the session of the chat, so it is sealed with the chat and goes with it. Times are epoch
 * milliseconds, UTC; what people are promised is a wall clock's hour in `zone`.
 */
export type Journey = {
  /**
   * `planned`: the questions are still being asked. `running`: a sign is awaited by `dueAt`. `asked`: it did not
   * come, and until `dueAt` nobody is told. `missed`: the desk was called; at `dueAt` it ends.
   */
  state: 'planned' | 'running' | 'asked' | 'missed'
  /** Days between two signs, and the hour of the day at which one is due. */
  every: number
  hour: number
  /** IANA name of the zone of `hour`. */
  zone: string
  /** Where they go, as far as it was understood; null: not known, or at sea. */
  country: CountryCode | null
  /** The word for "I am well", and the one for "I am not free to write". Folded; null: none was agreed. */
  wellWord: string | null
  duressWord: string | null
  /** Somebody who writes with the code is told one line. */
  alerts: boolean
  /** They agreed that we ask first. */
  mayAsk: boolean
  /** The last verdict here was danger, or the destination is closed. */
  risk: boolean
  /** 0 before it runs. */
  startedAt: number
  lastSignAt: number
  /** When something is to be done next; null while the questions are asked. */
  dueAt: number | null
  /** How far away `dueAt` was when it was set: a clock that went back is noticed by it. */
  span: number
  /** By when the sign that did not come was due; null: none is missing. */
  since: number | null
  /** When somebody answered "are you well?" without the agreed word. */
  unwordedAt: number | null
  /** When the word for "not free" was written last. */
  duressAt: number | null
  /** Chats that wrote with the code and wait for a yes of the traveller, and those that got it. */
  knocks: { chat: string; at: number }[]
  bound: { chat: string; at: number }[]
}

const hours = 3_600_000
const days = 24 * hours

/** Longer than this nobody is waited for between two signs, in days. */
export const longestEvery = 180
/** A check-in without any sign ends by itself after so long. */
export const endsAfter = 365 * days
/** More people than these are not let in to one check-in. */
export const mostBound = 5
/** Whoever looks at a due time so much later than it was set for slept through it, or the clock leapt. */
const sleptFor = 1 * hours

export function newJourney(zone: string): Journey {
  return {
    state: 'planned',
    every: 7,
    hour: 12,
    zone,
    country: null,
    wellWord: null,
    duressWord: null,
    alerts: false,
    mayAsk: false,
    risk: false,
    startedAt: 0,
    lastSignAt: 0,
    dueAt: null,
    span: 0,
    since: null,
    unwordedAt: null,
    duressAt: null,
    knocks: [],
    bound: [],
  }
}

/** Whether a sign of life is awaited, or missed. */
export function isRunning(
  journey: Journey | undefined,
): journey is Journey & { state: 'running' | 'asked' | 'missed' } {
  return journey !== undefined && journey.state !== 'planned'
}

/** How long after a due time nobody but the traveller is asked, in milliseconds. */
export function patienceOf(every: number): number {
  if (every <= 1) return 12 * hours
  if (every <= 3) return 1 * days
  if (every <= 7) return 2 * days
  return every <= 14 ? 4 * days : 7 * days
}

/** It begins, or goes on after a sign: the next one is due at the agreed hour, `every` days from today there. */
export function afterSign(journey: Journey, now: number): Journey {
  const day = dayAfter(dayIn(journey.zone, now), journey.every)
  const due = dueAtTime(journey, atHour(journey.zone, day, journey.hour), now)
  const startedAt = journey.startedAt || now
  return { ...due, state: 'running', startedAt, lastSignAt: now, since: null, unwordedAt: null }
}

/** The next sign is due at another time, as the desk agreed with them. */
export function movedTo(journey: Journey, at: number, now: number): Journey {
  return { ...dueAtTime(journey, at, now), state: 'running', since: null }
}

function dueAtTime(journey: Journey, dueAt: number, now: number): Journey {
  return { ...journey, dueAt, span: Math.max(0, dueAt - now) }
}

/** What has to be done with a check-in whose time has come. `ask`: them first, and nobody else yet. */
export type Step = 'ask' | 'alarm' | 'end' | 'wait'

/**
 * What a look at the clock does. Whoever slept through the time asks first and counts the patience from now, so
 * neither a process that was down for months nor a clock that leapt calls anybody before the traveller was asked.
 */
export function atTime(before: Journey, now: number): { journey: Journey; step: Step } {
  const journey = clockBack(before, now)
  const { state, dueAt, every } = journey
  if (dueAt === null || dueAt > now) return { journey, step: 'wait' }
  if (state === 'missed') return { journey, step: 'end' }
  const slept = now - dueAt > sleptFor
  if (state === 'running' || (state === 'asked' && slept)) {
    const since = journey.since ?? dueAt
    return {
      journey: { ...dueAtTime(journey, now + patienceOf(every), now), state: 'asked', since },
      step: 'ask',
    }
  }
  return {
    journey: { ...dueAtTime(journey, now + endsAfter, now), state: 'missed' },
    step: 'alarm',
  }
}

/** A due time that is further away than it was when it was set: the clock went back, and it is counted anew. */
function clockBack(journey: Journey, now: number): Journey {
  const { dueAt, span } = journey
  return dueAt !== null && dueAt - now > span ? { ...journey, dueAt: now + span } : journey
}
