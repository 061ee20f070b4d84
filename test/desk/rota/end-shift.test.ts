import { beforeEach, describe, expect, it } from 'vitest'
import { createEndShift } from '../../../src/desk/rota/end-shift.ts'
import type { Pageable } from '../../../src/desk/rota/pageable.ts'
import { createShifts, type Shifts } from '../../../src/desk/rota/shifts.ts'
import { type HeldClock, heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { heldHandOvers } from './held-hand-overs.ts'
import { handOver, member } from './people.ts'

let clock: HeldClock
let staff: Pageable[]
let shifts: Shifts
let handOvers: ReturnType<typeof heldHandOvers>
let endShift: ReturnType<typeof createEndShift>

beforeEach(async () => {
  clock = heldClock()
  const store = memoryStore()
  staff = [member('a'), member('b'), member('c'), member('v', { roles: ['volunteer'] })]
  shifts = createShifts(store, clock, async () => staff)
  handOvers = heldHandOvers(store, clock)
  endShift = createEndShift({ shifts, staffOf: async () => staff, handOvers, clock })
  for (const id of ['a', 'b', 'v']) await shifts.startUnplanned(id, 'ID', ['id'])
})

async function has(staffId: string, chat: string, about: Parameters<typeof handOver>[0] = {}) {
  const worker = { id: staffId, name: `Name of ${staffId}` }
  await handOvers.set(chat, handOver({ ...about, state: 'taken', worker, takenAt: clock.now() }))
}
const ended = async (id: string) => (await shifts.running(id)) === null

describe('the end of a shift', () => {
  it('without a chat is just that, once', async () => {
    await has('b', 'theirs')
    expect(await endShift('a', null)).toEqual({ ok: true, handedOver: 0 })
    expect(await endShift('a', null)).toEqual({ ok: false, fault: 'ended-already' })
    expect(await endShift('c', null)).toEqual({ ok: false, fault: 'not-on-duty' })
  })

  it('is refused while a chat is undecided, and tells who may take it', async () => {
    await has('a', 'plain')
    await has('a', 'held', { urgency: 'delicate', delicate: true, since: 7 })
    const [b, v] = ['b', 'v'].map((id) => ({ id, name: `Name of ${id}` }))
    expect(await endShift('a', null)).toEqual({
      ok: false,
      fault: 'chats-left',
      left: [
        { chat: 'plain', desk: 'ID', urgency: 'plain', since: 0, mayGoTo: [b, v] },
        { chat: 'held', desk: 'ID', urgency: 'delicate', since: 7, mayGoTo: [b] },
      ],
    })
    expect(await ended('a')).toBe(false)
    expect(handOvers.done()).toEqual([])
  })

  it('hands every chat over by name', async () => {
    await has('a', 'one')
    await has('a', 'two')
    expect(await endShift('a', 'b')).toEqual({ ok: true, handedOver: 2 })
    expect(handOvers.done()).toEqual(['one: from a to b', 'two: from a to b'])
    expect(await ended('a')).toBe(true)
  })

  it('or each to somebody else, or to the queue, of which the person is told', async () => {
    await has('a', 'one')
    await has('a', 'two', { delicate: true, urgency: 'delicate' })
    await has('a', 'three')
    const each = new Map([
      ['one', 'v'],
      ['two', 'queue'],
    ])
    expect(await endShift('a', 'b', each)).toEqual({ ok: true, handedOver: 3 })
    expect(handOvers.done()).toEqual([
      'one: from a to v',
      'two: back, shift-ended',
      'two: tell back-in-queue-delicate',
      'three: from a to b',
    ])
  })

  it('leaves it to paging to tell that nobody is there', async () => {
    await has('a', 'one')
    await shifts.end('b')
    await shifts.end('v')
    expect(await endShift('a', 'queue')).toEqual({ ok: true, handedOver: 1 })
    expect(handOvers.done()).toEqual(['one: back, shift-ended'])
  })

  it.each([
    ['is not on duty', 'c', {}],
    ['is nobody', 'nobody', {}],
    ['is the same person', 'a', {}],
    ['is a volunteer and the chat delicate', 'v', { urgency: 'delicate', delicate: true }],
    ['speaks another language', 'b', { language: 'vi' }],
  ] as const)('gives nothing to who %s', async (_, to, about) => {
    await has('a', 'one', about)
    expect(await endShift('a', to)).toMatchObject({ ok: false, fault: 'chats-left' })
    expect(handOvers.done()).toEqual([])
    expect(await ended('a')).toBe(false)
  })

  it('gives nobody more people in distress than one can hold', async () => {
    for (const chat of ['one', 'two']) await has('b', chat, { urgency: 'life' })
    for (const chat of ['three', 'four']) await has('a', chat, { urgency: 'delicate' })
    const answer = await endShift('a', 'b')
    expect(answer).toMatchObject({ ok: false, left: [{ chat: 'four', mayGoTo: [] }] })
    expect(handOvers.done()).toEqual(['three: from a to b'])
  })
})
