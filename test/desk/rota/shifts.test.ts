import { beforeEach, describe, expect, it } from 'vitest'
import type { Pageable } from '../../../src/desk/rota/pageable.ts'
import { createShifts, type Shifts } from '../../../src/desk/rota/shifts.ts'
import { failingStore } from '../../fixtures/failing-store.ts'
import { type HeldClock, heldClock } from '../../fixtures/held-clock.ts'
import { type MemoryStore, memoryStore } from '../../fixtures/memory-store.ts'
import { member } from './people.ts'

const hour = 3_600_000
/** Ten in the morning in Jakarta and Hanoi. */
const ten = Date.UTC(2026, 10, 26, 3)

let clock: HeldClock
let store: MemoryStore
let staff: Pageable[]
let shifts: Shifts

beforeEach(() => {
  clock = heldClock(ten)
  store = memoryStore()
  staff = [
    member('boss', { roles: ['supervisor'] }),
    member('keeper', { roles: ['administrator'], desks: ['VN'] }),
    member('a'),
    member('b', { languages: ['id'] }),
    member('v', { desks: ['VN'] }),
    member('x', { roles: ['auditor'] }),
  ]
  shifts = createShifts(store, clock, async () => staff)
})

const plan = (about: Partial<Parameters<Shifts['plan']>[1]> = {}, by = 'boss') =>
  shifts.plan(by, {
    staff: 'a',
    desk: 'ID',
    languages: ['id'],
    day: '2026-11-27',
    from: '08:00',
    to: '16:00',
    ...about,
  })

async function plannedId(about: Parameters<typeof plan>[0] = {}): Promise<string> {
  const answer = await plan(about)
  if (!answer.ok) throw new Error(answer.fault)
  return answer.shift.id
}

describe('planning a shift', () => {
  it('is by the clock of the desk', async () => {
    expect(await plan()).toMatchObject({
      ok: true,
      shift: { from: Date.UTC(2026, 10, 27, 1), to: Date.UTC(2026, 10, 27, 9), plannedBy: 'boss' },
    })
  })

  it('goes over midnight where it ends no later than it begins', async () => {
    const answer = await plan({ from: '22:00', to: '06:00' })
    expect(answer).toMatchObject({ ok: true, shift: { to: Date.UTC(2026, 10, 27, 23) } })
  })

  it.each([
    ['may-not', {}, 'a'],
    ['may-not', {}, 'keeper'],
    ['may-not', {}, 'nobody'],
    ['may-not', { desk: 'VN', staff: 'v', languages: ['vi'] }, 'boss'],
    ['unknown-staff', { staff: 'nobody' }, 'boss'],
    ['staff-may-not', { staff: 'x' }, 'boss'],
    ['staff-may-not', { staff: 'v' }, 'boss'],
    ['no-language', { languages: [] }, 'boss'],
    ['no-language', { staff: 'b', languages: ['vi'] }, 'boss'],
    ['no-such-time', { day: '2026-02-30' }, 'boss'],
    ['no-such-time', { day: 'tomorrow' }, 'boss'],
    ['no-such-time', { from: '25:00', to: '26:00' }, 'boss'],
    ['in-the-past', { day: '2026-11-26', from: '09:00', to: '12:00' }, 'boss'],
    ['too-long', { from: '08:00', to: '20:01' }, 'boss'],
    ['too-long', { from: '08:00', to: '08:00' }, 'boss'],
  ] as const)('is refused: %s', async (fault, about, by) => {
    const wanted = { ...about } as Parameters<typeof plan>[0]
    expect(await plan(wanted, by)).toEqual({ ok: false, fault })
    expect(store.keys('shift/')).toEqual([])
  })

  it('may be twelve hours, and for now, typed a little late', async () => {
    const answer = await plan({ day: '2026-11-26', from: '09:56', to: '21:56' })
    expect(answer.ok).toBe(true)
  })

  it('overlaps for nobody, but follows at once, and others work at the same time', async () => {
    await plan()
    expect(await plan({ from: '15:00', to: '17:00' })).toEqual({ ok: false, fault: 'overlaps' })
    expect(await plan({ from: '06:00', to: '08:01' })).toEqual({ ok: false, fault: 'overlaps' })
    expect((await plan({ from: '16:00', to: '17:00' })).ok).toBe(true)
    expect((await plan({ from: '06:00', to: '08:00' })).ok).toBe(true)
    expect((await plan({ staff: 'b' })).ok).toBe(true)
  })

  it('of two supervisors who plan the same person at one moment, one hears that it overlaps', async () => {
    const slow = failingStore(store)
    slow.beforeCommit = async () => {
      slow.beforeCommit = async () => {}
      expect((await plan()).ok).toBe(true)
    }
    const other = createShifts(slow, clock, async () => staff)
    const wanted = { staff: 'a', desk: 'ID', languages: ['id'], day: '2026-11-27' } as const
    const answer = await other.plan('boss', {
      ...wanted,
      languages: ['id'],
      from: '10:00',
      to: '12:00',
    })
    expect(answer).toEqual({ ok: false, fault: 'overlaps' })
  })

  it('can be taken back until it is begun, by who may plan', async () => {
    const id = await plannedId({ day: '2026-11-26', from: '10:00', to: '12:00' })
    expect(await shifts.cancel('a', id)).toEqual({ ok: false, fault: 'may-not' })
    expect(await shifts.cancel('boss', 'no such')).toEqual({ ok: false, fault: 'not-found' })
    const other = await plannedId()
    expect(await shifts.cancel('boss', other)).toEqual({ ok: true })
    expect(await shifts.cancel('boss', other)).toEqual({ ok: false, fault: 'not-found' })
    await shifts.start('a', id)
    expect(await shifts.cancel('boss', id)).toEqual({ ok: false, fault: 'started-already' })
  })
})

describe('beginning and ending', () => {
  const today = { day: '2026-11-26', from: '11:00', to: '12:00' }

  it('is possible from half an hour before until the end', async () => {
    const id = await plannedId(today)
    await clock.pass(29 * 60_000)
    expect(await shifts.start('a', id)).toEqual({ ok: false, fault: 'too-early' })
    await clock.pass(60_000)
    expect(await shifts.start('b', id)).toEqual({ ok: false, fault: 'not-theirs' })
    expect(await shifts.start('a', id)).toMatchObject({
      ok: true,
      shift: { startedAt: clock.now() },
    })
    expect(await shifts.start('a', id)).toEqual({ ok: false, fault: 'started-already' })
    expect((await shifts.running('a'))?.id).toBe(id)
  })

  it('is over when its time is', async () => {
    const id = await plannedId(today)
    await clock.pass(2 * hour)
    expect(await shifts.start('a', id)).toEqual({ ok: false, fault: 'over' })
  })

  it('of who lost the right meanwhile is refused', async () => {
    const id = await plannedId({ ...today, from: '10:00' })
    staff = [member('a', { roles: ['auditor'] })]
    expect(await shifts.start('a', id)).toEqual({ ok: false, fault: 'staff-may-not' })
    staff = []
    expect(await shifts.start('a', id)).toEqual({ ok: false, fault: 'unknown-staff' })
  })

  it('without a plan lasts eight hours, or until the next plan', async () => {
    expect(await shifts.startUnplanned('b', 'ID', ['id'])).toMatchObject({
      ok: true,
      shift: { startedAt: ten, to: ten + 8 * hour, plannedBy: 'b' },
    })
    const planned = await plannedId({ ...today, from: '12:00', to: '13:00' })
    expect(await shifts.startUnplanned('a', 'ID', ['id'])).toMatchObject({
      shift: { to: ten + 2 * hour },
    })
    expect(await shifts.start('a', planned)).toEqual({ ok: false, fault: 'too-early' })
  })

  it('without a plan is refused where one is due, or one runs', async () => {
    await plannedId({ ...today, from: '10:00' })
    expect(await shifts.startUnplanned('a', 'ID', ['id'])).toEqual({ ok: false, fault: 'overlaps' })
    await shifts.startUnplanned('b', 'ID', ['id'])
    const again = await shifts.startUnplanned('b', 'ID', ['id'])
    expect(again).toEqual({ ok: false, fault: 'on-duty-already' })
    expect(await shifts.startUnplanned('v', 'ID', ['id'])).toEqual({
      ok: false,
      fault: 'staff-may-not',
    })
  })

  it('twice at one moment begins one shift', async () => {
    const answers = await Promise.all([
      shifts.startUnplanned('a', 'ID', ['id']),
      shifts.startUnplanned('a', 'ID', ['id']),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(store.keys('shift/')).toHaveLength(1)
  })

  it('ends once', async () => {
    expect(await shifts.end('a')).toEqual({ ok: false, fault: 'not-on-duty' })
    await shifts.startUnplanned('a', 'ID', ['id'])
    await clock.pass(hour)
    expect(await shifts.end('a')).toMatchObject({ ok: true, shift: { endedAt: ten + hour } })
    expect(await shifts.end('a')).toEqual({ ok: false, fault: 'ended-already' })
    expect(await shifts.running('a')).toBe(null)
  })

  it('again after one that was forgotten ends that one at its time', async () => {
    await shifts.startUnplanned('a', 'ID', ['id'])
    await clock.pass(9 * hour)
    expect(await shifts.running('a')).toBe(null)
    expect((await shifts.startUnplanned('a', 'ID', ['id'])).ok).toBe(true)
    const [before] = await shifts.list(ten, ten + hour)
    expect(before?.endedAt).toBe(ten + 8 * hour)
  })
})

describe('what is kept', () => {
  it('lists what touches a stretch, of one desk', async () => {
    await plan()
    await plan({ staff: 'b', from: '20:00', to: '04:00' })
    const day = Date.UTC(2026, 10, 27, 17)
    expect((await shifts.list(day, day + hour)).map(({ staff: who }) => who)).toEqual(['b'])
    expect(await shifts.list(day, day + hour, 'VN')).toEqual([])
    expect(await shifts.list(ten, ten + hour)).toEqual([])
  })

  it('writes that a console was seen once a minute', async () => {
    await shifts.seen('a')
    const commits = store.commits()
    for (let second = 0; second < 59; second++) {
      await clock.pass(1000)
      await shifts.seen('a')
    }
    expect(store.commits()).toBe(commits)
    await clock.pass(1000)
    await shifts.seen('a')
    expect(store.commits()).toBe(commits + 1)
    expect(await shifts.lastSeen()).toEqual(new Map([['a', ten + 60_000]]))
  })

  it('goes after three months', async () => {
    await plan()
    await clock.pass(90 * 24 * hour)
    await shifts.prune()
    expect(store.keys('shift/')).toHaveLength(1)
    await clock.pass(2 * 24 * hour)
    await shifts.prune()
    expect(store.keys('shift/')).toEqual([])
  })
})
