import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Load, noLoad } from '../../../src/desk/rota/load.ts'
import { nextSteps, type Step, usualLimits, type Wait } from '../../../src/desk/rota/next-steps.ts'
import { canTake, type Pageable } from '../../../src/desk/rota/pageable.ts'
import type { Telling } from '../../../src/desk/rota/tell.ts'
import { desks, type HandOver, type Role, roles, urgencies } from '../../../src/domain/desk.ts'
import { languages } from '../../../src/domain/language.ts'
import { handOver, member } from './people.ts'

const minute = 60_000
const ids = ['a', 'b', 'c', 'd', 'e']

const person = (id: string): fc.Arbitrary<Pageable> =>
  fc
    .record({
      roles: fc.subarray<Role>([...roles], { minLength: 1 }),
      desks: fc.subarray([...desks], { minLength: 1 }),
      languages: fc.subarray([...languages], { minLength: 1 }),
    })
    .map((about) => member(id, about))
const people = fc.tuple(...ids.map(person))
const some = fc.subarray(ids)
const loads = fc.dictionary(
  fc.constantFrom(...ids),
  fc.record({ live: fc.nat(6), liveDistress: fc.nat(4) }),
)
const chat = fc.record({
  desk: fc.constantFrom(...desks),
  urgency: fc.constantFrom(...urgencies),
  language: fc.constantFrom(...languages),
  delicate: fc.boolean(),
})

/** What happens around a chat that waits, minute by minute. */
const moment = fc.record({
  after: fc.integer({ min: 1, max: 90 }).map((seconds) => seconds * 1000),
  onDuty: fc.option(some, { nil: null, freq: 4 }),
  declines: fc.option(fc.constantFrom(...ids), { nil: null, freq: 4 }),
  load: loads,
})

type Seen = {
  now: number
  before: HandOver
  onDuty: Pageable[]
  load: Map<string, Load>
  steps: Step[]
}

/** Plays a wait through, carrying out each step, and gives everything that was seen. */
function play(
  about: Partial<HandOver>,
  staff: Pageable[],
  first: string[],
  moments: {
    after: number
    onDuty: string[] | null
    declines: string[] | string | null
    load: Record<string, Load>
  }[],
) {
  let state = handOver(about)
  let there = first
  let now = 0
  const wait: Wait = {
    since: 0,
    promised: first.length > 0,
    told: [],
    before: null,
    unansweredSince: null,
  }
  const seen: Seen[] = []
  const supervisors = staff.filter(
    (one) => one.roles.includes('supervisor') && one.desks.includes(state.desk),
  )
  for (const { after, onDuty, declines, load } of [
    { after: 0, onDuty: null, declines: null, load: {} },
    ...moments,
  ]) {
    now += after
    if (onDuty) there = onDuty
    if (typeof declines === 'string' && state.paged.some((page) => page.staff === declines))
      state = { ...state, declined: [...state.declined, declines] }
    const around = {
      onDuty: staff.filter(({ id }) => there.includes(id)),
      supervisors,
      load: new Map(Object.entries(load)),
      wait,
      attends: true,
    }
    const steps = nextSteps(state, around, now)
    seen.push({ now, before: state, onDuty: around.onDuty, load: around.load, steps })
    for (const step of steps) {
      if (step.kind === 'tell') wait.told.push(step.what)
      if (step.kind === 'page')
        state = {
          ...state,
          paged: [...state.paged, ...step.staff.map((id) => ({ staff: id, at: now }))],
        }
    }
  }
  return { seen, state, supervisors, wait }
}

const history = fc.tuple(chat, people, some, fc.array(moment, { maxLength: 40 }))
const pages = (steps: Step[]) => steps.flatMap((step) => (step.kind === 'page' ? [step] : []))

describe('over any history of waiting', () => {
  it('nobody is paged twice, nor after they declined, nor without the right', () => {
    fc.assert(
      fc.property(history, ([about, staff, first, moments]) => {
        const { seen } = play(about, staff, first, moments)
        for (const { before, onDuty, steps } of seen)
          for (const { staff: called, as } of pages(steps))
            for (const id of called) {
              expect(before.paged.map((page) => page.staff)).not.toContain(id)
              expect(before.declined).not.toContain(id)
              const who = staff.find((one) => one.id === id)
              if (!who) throw new Error(id)
              if (as === 'supervisor') expect(who.roles).toContain('supervisor')
              else {
                expect(canTake(who, before)).toBe(true)
                expect(onDuty.map((one) => one.id)).toContain(id)
              }
            }
        const all = seen.flatMap(({ steps }) => pages(steps).flatMap((page) => page.staff))
        expect(new Set(all).size).toBe(all.length)
      }),
      { numRuns: 500 },
    )
  })

  it('a turn goes to who has least in hand of those who can, and to nobody over the limit', () => {
    fc.assert(
      fc.property(history, ([about, staff, first, moments]) => {
        for (const { before, onDuty, load, steps } of play(about, staff, first, moments).seen)
          for (const { staff: called, as } of pages(steps)) {
            if (as !== 'turn') continue
            expect(called).toHaveLength(1)
            const of = (id: string) => load.get(id) ?? noLoad
            const mine = of(called[0] ?? '')
            expect(mine.liveDistress).toBeLessThan(usualLimits.liveDistress)
            const others = onDuty.filter(
              (one) =>
                canTake(one, before) &&
                !before.declined.includes(one.id) &&
                !before.paged.some((page) => page.staff === one.id) &&
                of(one.id).liveDistress < usualLimits.liveDistress,
            )
            for (const { id } of others) expect(mine.live).toBeLessThanOrEqual(of(id).live)
          }
      }),
      { numRuns: 500 },
    )
  })

  it('ten minutes after the first page every supervisor who can be reached has been called', () => {
    fc.assert(
      fc.property(history, ([about, staff, first, moments]) => {
        const { seen, supervisors } = play(about, staff, first, moments)
        for (const { now, before, steps } of seen) {
          const firstPage = before.paged[0]
          if (!firstPage || now - firstPage.at < usualLimits.supervisorAfter) continue
          if (before.paged.every((page) => supervisors.some(({ id }) => id === page.staff)))
            continue
          const called = [
            ...before.paged.map((page) => page.staff),
            ...pages(steps).flatMap((page) => page.staff),
            ...before.declined,
          ]
          for (const { id } of supervisors) expect(called).toContain(id)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('for danger to life they are called at the first look', () => {
    fc.assert(
      fc.property(history, ([about, staff, first, moments]) => {
        const { seen, supervisors } = play({ ...about, urgency: 'life' }, staff, first, moments)
        const called = pages(seen[0]?.steps ?? []).flatMap((page) => page.staff)
        for (const { id } of supervisors) expect(called).toContain(id)
      }),
    )
  })

  it('nobody is told the same twice, nor of a call that was not made', () => {
    fc.assert(
      fc.property(history, ([about, staff, first, moments]) => {
        const { seen, wait } = play(about, staff, first, moments)
        expect(new Set(wait.told).size).toBe(wait.told.length)
        for (const { before, steps } of seen) {
          const told = steps.flatMap((step): Telling[] => (step.kind === 'tell' ? [step.what] : []))
          expect(told.length).toBeLessThanOrEqual(1)
          const wakes = pages(steps).some(({ as }) => as === 'supervisor')
          if (told[0] === 'supervisor-called') expect(wakes).toBe(true)
          if (told[0] === 'nobody-now') expect(pages(steps)).toEqual([])
          if (told[0] === 'still-waiting') expect(before.paged.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('with nobody on duty from the start nothing is promised, and only danger to life calls anybody', () => {
    fc.assert(
      fc.property(chat, people, fc.array(moment, { maxLength: 20 }), (about, staff, moments) => {
        const nobody = moments.map((one) => ({ ...one, onDuty: null }))
        for (const { steps } of play(about, staff, [], nobody).seen) {
          expect(steps.filter(({ kind }) => kind === 'tell')).toEqual([])
          if (about.urgency !== 'life') expect(steps).toEqual([])
        }
      }),
    )
  })
})

describe('any hand-over at all', () => {
  const time = fc.oneof(fc.integer(), fc.constant(0))
  const wild = fc.record({
    desk: fc.constantFrom(...desks),
    urgency: fc.constantFrom(...urgencies),
    language: fc.constantFrom(...languages),
    delicate: fc.boolean(),
    state: fc.constantFrom('waiting' as const, 'taken' as const),
    since: time,
    heardAt: time,
    takenAt: fc.option(time),
    answeredAt: fc.option(time),
    worker: fc.option(fc.constantFrom(...ids).map((id) => ({ id, name: id }))),
    paged: fc.array(fc.record({ staff: fc.constantFrom(...ids), at: time }), { maxLength: 8 }),
    declined: fc.subarray(ids),
    supervisorPagedAt: fc.option(time),
    told: fc.nat(),
  })

  it('has next steps; one that is taken is never paged for', () => {
    fc.assert(
      fc.property(wild, people, some, time, fc.boolean(), (about, staff, there, now, attends) => {
        const wait = { since: 0, promised: true, told: [], before: null, unansweredSince: 0 }
        const onDuty = staff.filter(({ id }) => there.includes(id))
        const around = { onDuty, supervisors: staff, load: new Map(), wait, attends }
        const steps = nextSteps(handOver(about), around, now)
        if (about.state === 'taken') expect(pages(steps)).toEqual([])
        else expect(steps.every(({ kind }) => kind !== 'return')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('looked at again without anything new asks for nothing again', () => {
    fc.assert(
      fc.property(history, ([about, staff, first, moments]) => {
        const again = moments.flatMap((one) => [
          one,
          { ...one, after: 0, onDuty: null, declines: null },
        ])
        const { seen } = play(about, staff, first, again)
        const repeated = seen.slice(1).filter((_, index) => index % 2 === 1)
        for (const { steps } of repeated) expect(steps).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

it('limits are those people are told of', () => {
  expect(usualLimits).toEqual({
    nextAfter: 3 * minute,
    supervisorAfter: 10 * minute,
    answerWithin: 10 * minute,
    liveDistress: 3,
  })
})
