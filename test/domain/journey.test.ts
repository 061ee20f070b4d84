import { describe, expect, it } from 'vitest'
import {
  afterSign,
  atTime,
  type Journey,
  movedTo,
  newJourney,
  patienceOf,
} from '../../src/domain/journey.ts'

const hours = 3_600_000
const days = 24 * hours
/** 22 November 2026, 12:00 in Phnom Penh. */
const begun = Date.UTC(2026, 10, 22, 5)

const weekly: Journey = { ...newJourney('Asia/Phnom_Penh'), every: 7, hour: 13 }
const running = afterSign(weekly, begun)
const due = Date.UTC(2026, 10, 29, 6)

/** What a row of looks at the clock comes to. */
function looks(journey: Journey, ...times: number[]): { journey: Journey; steps: string[] } {
  const steps: string[] = []
  let now = journey
  for (const time of times) {
    const looked = atTime(now, time)
    steps.push(looked.step)
    now = looked.journey
  }
  return { journey: now, steps }
}

describe('a check-in', () => {
  it('is due at the agreed hour of the place where they go, so many days later on the calendar there', () => {
    expect(running.dueAt).toBe(due)
    expect(afterSign({ ...weekly, every: 1, hour: 8 }, begun).dueAt).toBe(Date.UTC(2026, 10, 23, 1))
    // An hour before midnight in Jakarta it is the next day already in Tokyo.
    const tokyo = afterSign({ ...weekly, zone: 'Asia/Tokyo', every: 1 }, Date.UTC(2026, 10, 22, 16))
    expect(tokyo.dueAt).toBe(Date.UTC(2026, 10, 24, 4))
  })

  it('keeps its hour where the clocks are put back meanwhile', () => {
    const berlin = afterSign({ ...weekly, zone: 'Europe/Berlin' }, Date.UTC(2026, 9, 23, 10))
    // 13:00 is 11:00 UTC in summer and 12:00 in winter, which begins on 25 October.
    expect(berlin.dueAt).toBe(Date.UTC(2026, 9, 30, 12))
  })

  it('asks first, then waits in patience, then calls, each once', () => {
    const patience = due + patienceOf(7)
    const { journey, steps } = looks(
      running,
      due - 1,
      due,
      due + 1,
      patience - 1,
      patience,
      patience + days,
    )
    expect(steps).toEqual(['wait', 'ask', 'wait', 'wait', 'alarm', 'wait'])
    expect(journey).toMatchObject({ state: 'missed', since: due })
  })

  it.each([
    [1, 12 * hours],
    [3, days],
    [7, 2 * days],
    [14, 4 * days],
    [30, 7 * days],
    [180, 7 * days],
  ])('every %i days has patience of its own', (every, patience) => {
    expect(patienceOf(every)).toBe(patience)
  })

  it('that was slept through for months asks, and counts the patience from then', () => {
    const woke = due + 90 * days
    const { steps, journey } = looks(running, woke, woke + patienceOf(7) - 1)
    expect(steps).toEqual(['ask', 'wait'])
    expect(journey.since).toBe(due)
    expect(looks(journey, woke + patienceOf(7)).steps).toEqual(['alarm'])
  })

  it('that was asked and then slept through asks once more before anybody is called', () => {
    const { journey } = looks(running, due)
    const woke = due + 90 * days
    const after = looks(journey, woke, woke + patienceOf(7))
    expect(after.steps).toEqual(['ask', 'alarm'])
    expect(after.journey.since).toBe(due)
  })

  it('does not wait for months because the clock leapt and came back', () => {
    const asked = looks(running, due + 90 * days)
    const back = looks(asked.journey, due)
    expect(back.journey.dueAt).toBe(due + patienceOf(7))
    expect(back.steps).toEqual(['wait'])
    const early = looks(running, begun - 30 * days)
    expect(early.journey.dueAt).toBe(begun - 30 * days + (due - begun))
  })

  it('goes on after a sign, whatever was missed', () => {
    const missed = looks(running, due, due + patienceOf(7)).journey
    const heard = afterSign(missed, due + 5 * days)
    expect(heard).toMatchObject({ state: 'running', since: null, lastSignAt: due + 5 * days })
    expect(heard.startedAt).toBe(begun)
    expect(heard.dueAt).toBe(Date.UTC(2026, 11, 11, 6))
  })

  it('that the desk moved is due then', () => {
    const moved = movedTo(running, due + 20 * days, begun)
    expect(looks(moved, due, due + 20 * days).steps).toEqual(['wait', 'ask'])
  })

  it('without any sign ends by itself after a year', () => {
    const missed = looks(running, due, due + patienceOf(7)).journey
    const end = due + patienceOf(7) + 365 * days
    expect(looks(missed, end - 1, end).steps).toEqual(['wait', 'end'])
  })
})
