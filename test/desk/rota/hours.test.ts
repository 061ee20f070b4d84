import { beforeEach, describe, expect, it } from 'vitest'
import { attends, onDuty, readDuty } from '../../../src/desk/rota/duty.ts'
import { createHours, type Hours, usualMinutes } from '../../../src/desk/rota/hours.ts'
import type { Pageable } from '../../../src/desk/rota/pageable.ts'
import { createShifts, type Shifts } from '../../../src/desk/rota/shifts.ts'
import { noMetrics } from '../../../src/runtime/metrics.ts'
import { type FailingStore, failingStore } from '../../fixtures/failing-store.ts'
import { type HeldClock, heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'
import { member } from './people.ts'

const minute = 60_000
const hour = 60 * minute
const ten = Date.UTC(2026, 10, 26, 3)

let clock: HeldClock
let store: FailingStore
let staff: Pageable[]
let shifts: Shifts
const staffOf = async () => staff

beforeEach(() => {
  clock = heldClock(ten)
  store = failingStore(memoryStore())
  staff = [member('boss', { roles: ['supervisor'] }), member('a'), member('b')]
  shifts = createShifts(store, clock, staffOf)
})

const begin = (id: string) => shifts.startUnplanned(id, 'ID', ['id'])
const book = () => readDuty(shifts, staffOf, clock.now())
const there = async () => onDuty(await book(), 'ID', clock.now()).map(({ id }) => id)

describe('who is on duty', () => {
  it('is who began, for a quarter of an hour after their console was last seen', async () => {
    await begin('a')
    await clock.pass(15 * minute)
    expect(await there()).toEqual(['a'])
    await clock.pass(1)
    expect(await there()).toEqual([])
    await shifts.seen('a')
    await begin('b')
    expect(await there()).toEqual(['a', 'b'])
    expect(onDuty(await book(), 'VN', clock.now())).toEqual([])
  })

  it('needs no console where a page goes along, until a quarter of an hour after the end', async () => {
    staff[1] = member('a', { means: ['telegram'], telegramId: '5001' })
    staff[2] = member('b', { means: ['email'] })
    await begin('a')
    await begin('b')
    await clock.pass(8 * hour + 15 * minute)
    expect(await there()).toEqual(['a'])
    await clock.pass(1)
    expect(await there()).toEqual([])
  })

  it('is not who ended, nor who may not any more', async () => {
    await begin('a')
    await begin('b')
    await shifts.end('a')
    expect(await there()).toEqual(['b'])
    staff[2] = member('b', { roles: ['administrator'] })
    expect(await there()).toEqual([])
  })

  it('has the languages of the shift', async () => {
    await shifts.startUnplanned('a', 'ID', ['id', 'vi'])
    expect(onDuty(await book(), 'ID', clock.now())[0]?.languages).toEqual(['id', 'vi'])
  })
})

describe('whether somebody attends to a chat they have', () => {
  const answers = async (id: string) => attends(await book(), id, clock.now())

  it('as long as they are on duty, or took it without a shift and sit at the console', async () => {
    await begin('a')
    expect(await answers('a')).toBe(true)
    expect(await answers('boss')).toBe(false)
    await shifts.seen('boss')
    expect(await answers('boss')).toBe(true)
    await clock.pass(15 * minute + 1)
    expect(await answers('a')).toBe(false)
    expect(await answers('boss')).toBe(false)
  })

  it('not when the shift ran over, however busy the console is', async () => {
    await begin('a')
    await clock.pass(8 * hour + 15 * minute)
    await shifts.seen('a')
    expect(await answers('a')).toBe(true)
    await clock.pass(1)
    expect(await answers('a')).toBe(false)
  })

  it('not when they are gone from the staff', async () => {
    await begin('a')
    staff = []
    expect(await answers('a')).toBe(false)
  })
})

describe('the hours at hand', () => {
  let waits: number[] = []
  const closed = { onDuty: false, opensAt: null, minutes: null }

  function open(on = store): Hours {
    const log = recordingLog()
    const hours = createHours({
      store: on,
      shifts: createShifts(on, clock, staffOf),
      staffOf,
      waits: async (desk) => (desk === 'ID' ? waits : []),
      clock,
      log,
      metrics: noMetrics,
    })
    hours.start()
    return hours
  }

  it('promise nobody before they were read', () => {
    expect(open().now()).toEqual({ ID: closed, VN: closed })
  })

  it('hear of a change at once, in another process too', async () => {
    const [one, other] = [open(), open()]
    await clock.pass(0)
    await begin('a')
    await clock.pass(0)
    for (const hours of [one, other]) expect(hours.now().ID).toMatchObject({ onDuty: true })
    await shifts.end('a')
    await clock.pass(0)
    for (const hours of [one, other]) expect(hours.now().ID).toMatchObject({ onDuty: false })
    expect(one.now().VN).toEqual(closed)
  })

  it('know by the clock alone that somebody is gone', async () => {
    const hours = open()
    await begin('a')
    await clock.pass(14 * minute)
    expect(hours.now().ID.onDuty).toBe(true)
    await clock.pass(2 * minute)
    expect(hours.now().ID.onDuty).toBe(false)
  })

  it('tell when the next plan begins', async () => {
    const hours = open()
    const wanted = { staff: 'a', desk: 'ID', languages: ['id' as const], to: '16:00' } as const
    await shifts.plan('boss', { ...wanted, languages: ['id'], day: '2026-11-28', from: '08:00' })
    await shifts.plan('boss', { ...wanted, languages: ['id'], day: '2026-11-27', from: '08:00' })
    await clock.pass(0)
    expect(hours.now().ID.opensAt).toBe(Date.UTC(2026, 10, 27, 1))
    staff = staff.filter(({ id }) => id !== 'a')
    await clock.pass(minute)
    expect(hours.now().ID.opensAt).toBe(null)
  })

  it('promise nobody when the store has been away for minutes', async () => {
    const hours = open()
    await begin('a')
    await clock.pass(0)
    store.away = true
    await clock.pass(2 * minute)
    expect(hours.now().ID.onDuty).toBe(true)
    await clock.pass(2 * minute)
    expect(hours.now().ID.onDuty).toBe(false)
    store.away = false
    await clock.pass(minute)
    expect(hours.now().ID.onDuty).toBe(true)
  })

  it('stop', async () => {
    const hours = open()
    await clock.pass(0)
    await hours.stop()
    expect(clock.next()).toBe(null)
  })

  it('know how long an answer takes from the last twenty', async () => {
    waits = [7, 7, 7, 7, 7].map((minutes) => minutes * minute)
    const hours = open()
    await clock.pass(0)
    expect(hours.now()).toMatchObject({ ID: { minutes: 10 }, VN: { minutes: null } })
  })
})

describe('what an answer usually takes', () => {
  const of = (...minutes: number[]) => usualMinutes(minutes.map((one) => one * minute))

  it.each([
    [[], null],
    [[1, 2, 3, 4], null],
    [[0, 0, 0, 0, 0], 5],
    [[1, 90, 4, 5, 60], 5],
    [[1, 90, 5.1, 6, 5], 10],
    [[1, 2, 5, 6, 90, 90], 10],
    [[...Array(20).fill(3), ...Array(40).fill(90)], 5],
  ])('%j', (waits, minutes) => {
    expect(of(...waits)).toBe(minutes)
  })
})
