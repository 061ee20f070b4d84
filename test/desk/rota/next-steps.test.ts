import { describe, expect, it } from 'vitest'
import { type Around, nextSteps, type Wait } from '../../../src/desk/rota/next-steps.ts'
import type { HandOver } from '../../../src/domain/desk.ts'
import { handOver, member } from './people.ts'

const minute = 60_000

function steps(
  about: Partial<HandOver>,
  around: Partial<Omit<Around, 'wait'>> & { wait?: Partial<Wait> },
  now = 0,
) {
  const wait = { since: 0, promised: true, told: [], before: null, unansweredSince: null }
  return nextSteps(
    handOver(about),
    {
      onDuty: [],
      supervisors: [],
      load: new Map(),
      attends: true,
      ...around,
      wait: { ...wait, ...around.wait },
    },
    now,
  )
}

const turn = (...staff: string[]) => ({ kind: 'page', staff, as: 'turn' })
const wakes = (...staff: string[]) => ({ kind: 'page', staff, as: 'supervisor' })
const tells = (what: string) => ({ kind: 'tell', what })
const busy = (live: number, liveDistress: number) => ({ live, liveDistress })
const boss = member('boss', { roles: ['supervisor'] })
const [a, b] = [member('a'), member('b')]

describe('who is paged first', () => {
  it('is who has least in hand', () => {
    const load = new Map([['a', busy(2, 0)]])
    expect(steps({}, { onDuty: [a, b], load })).toEqual([turn('b')])
  })

  it('among equals is not always the same', () => {
    const first = [0, 1, 2, 3].map((since) => steps({ since }, { onDuty: [b, a] }, since))
    expect(first).toEqual([[turn('a')], [turn('b')], [turn('a')], [turn('b')]])
  })

  it.each([
    ['a volunteer, for a delicate chat', { urgency: 'delicate' }, { roles: ['volunteer'] }],
    ['a volunteer, where words may be read', { delicate: true }, { roles: ['volunteer'] }],
    ['who said "not now"', { declined: ['a'] }, {}],
    ['who speaks another language', {}, { languages: ['vi'] }],
    ['who works for another desk', {}, { desks: ['VN'] }],
    ['an auditor', {}, { roles: ['auditor'] }],
  ] as const)('is never %s', (_, about, who) => {
    const onDuty = [member('a', who as object), b]
    expect(steps(about as object, { onDuty })).toEqual([turn('b')])
  })

  it('may be a volunteer, for a plain chat', () => {
    expect(steps({}, { onDuty: [member('a', { roles: ['volunteer'] })] })).toEqual([turn('a')])
  })

  it('is nobody who is with three people in distress, and nobody else is woken for it yet', () => {
    const load = new Map([['a', busy(3, 3)]])
    expect(steps({}, { onDuty: [a], load, supervisors: [boss] })).toEqual([])
    expect(steps({}, { onDuty: [a], load, supervisors: [boss] }, 10 * minute)).toEqual([
      wakes('boss'),
      tells('supervisor-called'),
    ])
  })

  it('comes to who let this very chat lie only after the others', () => {
    const load = new Map([['b', busy(5, 0)]])
    expect(steps({}, { onDuty: [a, b], load, wait: { before: 'a' } })).toEqual([turn('b')])
    expect(steps({}, { onDuty: [a], wait: { before: 'a' } })).toEqual([turn('a')])
  })
})

describe('a page that is not answered', () => {
  const paged = [{ staff: 'a', at: 0 }]

  it('goes to the next after three minutes, and the person hears that nobody answered yet', () => {
    const around = { onDuty: [a, b] }
    expect(steps({ paged }, around, 3 * minute - 1)).toEqual([])
    expect(steps({ paged }, around, 3 * minute)).toEqual([turn('b'), tells('still-waiting')])
  })

  it('goes on at once where it was declined, or whoever had it went', () => {
    expect(steps({ paged, declined: ['a'] }, { onDuty: [a, b] }, 1000)).toEqual([turn('b')])
    expect(steps({ paged }, { onDuty: [b] }, 1000)).toEqual([turn('b')])
  })

  it('wakes the supervisors after ten minutes, and the person hears it', () => {
    const around = { onDuty: [a], supervisors: [boss], wait: { told: ['still-waiting' as const] } }
    expect(steps({ paged }, around, 10 * minute - 1)).toEqual([])
    expect(steps({ paged }, around, 10 * minute)).toEqual([
      wakes('boss'),
      tells('supervisor-called'),
    ])
  })

  it('wakes them at once when everybody said "not now"', () => {
    const around = { onDuty: [a], supervisors: [boss] }
    expect(steps({ paged, declined: ['a'] }, around, 1000)).toEqual([
      wakes('boss'),
      tells('supervisor-called'),
    ])
  })

  it('ends in the truth where nobody is left', () => {
    const nobody = [tells('nobody-now')]
    expect(steps({ paged, declined: ['a'] }, { onDuty: [a] }, 1000)).toEqual(nobody)
    expect(steps({ paged }, {}, 1000)).toEqual(nobody)
    expect(steps({}, {}, 1000)).toEqual(nobody)
    expect(steps({ paged }, { wait: { told: ['nobody-now'] } }, 1000)).toEqual([])
    const both = [...paged, { staff: 'boss', at: 1 }]
    const around = { onDuty: [a], supervisors: [boss] }
    expect(steps({ paged: both, declined: ['a'] }, around, 1000)).toEqual([])
    expect(steps({ paged: both, declined: ['a', 'boss'] }, around, 1000)).toEqual(nobody)
  })
})

describe('danger to life', () => {
  it('calls worker and supervisors at once, side by side', () => {
    const around = { onDuty: [a], supervisors: [boss] }
    expect(steps({ urgency: 'life' }, around)).toEqual([turn('a'), wakes('boss')])
  })

  it('calls supervisors off duty where nobody is there, and promises nothing', () => {
    const around = { supervisors: [boss], wait: { promised: false } }
    expect(steps({ urgency: 'life' }, around)).toEqual([wakes('boss')])
    const paged = [{ staff: 'boss', at: 0 }]
    expect(steps({ urgency: 'life', paged }, around, 60 * minute)).toEqual([])
  })
})

describe('with nobody on duty', () => {
  const wait = { promised: false }

  it('nothing is done and nothing is said, however long', () => {
    expect(steps({ urgency: 'delicate' }, { supervisors: [boss], wait }, 600 * minute)).toEqual([])
  })

  it('who comes on duty is paged at once, and the supervisor ten minutes after that', () => {
    const around = { onDuty: [a], supervisors: [boss], wait }
    const morning = 600 * minute
    expect(steps({}, around, morning)).toEqual([turn('a')])
    const paged = [{ staff: 'a', at: morning }]
    expect(steps({ paged }, around, morning + 3 * minute)).toEqual([tells('still-waiting')])
    expect(steps({ paged }, around, morning + 10 * minute)).toEqual([
      wakes('boss'),
      tells('supervisor-called'),
    ])
  })
})

describe('a chat somebody has', () => {
  const taken = { state: 'taken', worker: { id: 'a', name: 'A' }, takenAt: 0 } as const

  it('stays while its words are answered', () => {
    expect(steps(taken, { onDuty: [a] }, 600 * minute)).toEqual([])
    const wait = { unansweredSince: 0 }
    expect(steps(taken, { onDuty: [a], wait }, 10 * minute - 1)).toEqual([])
  })

  it('goes back after ten minutes without an answer', () => {
    const wait = { unansweredSince: 0 }
    expect(steps(taken, { onDuty: [a, b], wait }, 10 * minute)).toEqual([
      { kind: 'return', reason: 'not-answered' },
      tells('back-in-queue'),
    ])
  })

  it('goes back when its worker is gone, and nobody is promised who is not there', () => {
    expect(steps(taken, { onDuty: [b], attends: false }, 1000)).toEqual([
      { kind: 'return', reason: 'off-duty' },
      tells('back-in-queue'),
    ])
    expect(steps(taken, { attends: false }, 1000)).toEqual([
      { kind: 'return', reason: 'off-duty' },
      tells('nobody-now'),
    ])
  })
})
