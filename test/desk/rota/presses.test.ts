import { beforeEach, describe, expect, it } from 'vitest'
import { createDecline, shownTo } from '../../../src/desk/rota/decline.ts'
import type { Pageable } from '../../../src/desk/rota/pageable.ts'
import { followed, pagingKey, pagingKind } from '../../../src/desk/rota/paging-state.ts'
import { createPresses } from '../../../src/desk/rota/presses.ts'
import { createShifts, type Shifts } from '../../../src/desk/rota/shifts.ts'
import { shortIdOf } from '../../../src/desk/rota/short-id.ts'
import { type HeldClock, heldClock } from '../../fixtures/held-clock.ts'
import { type MemoryStore, memoryStore } from '../../fixtures/memory-store.ts'
import { heldHandOvers } from './held-hand-overs.ts'
import { handOver, member } from './people.ts'

let clock: HeldClock
let store: MemoryStore
let staff: Pageable[]
let shifts: Shifts
let handOvers: ReturnType<typeof heldHandOvers>
let press: ReturnType<typeof createPresses>
const staffOf = async () => staff
const code = shortIdOf('chat-1', 0)

beforeEach(async () => {
  clock = heldClock()
  store = memoryStore()
  const onTelegram = { means: ['telegram' as const] }
  staff = [
    member('a', { ...onTelegram, telegramId: '1', language: 'en' }),
    member('b', { ...onTelegram, telegramId: '2' }),
    member('off', { ...onTelegram, telegramId: '3' }),
    member('v', { ...onTelegram, telegramId: '4', desks: ['VN'] }),
    member('x', { ...onTelegram, telegramId: '5', roles: ['auditor'] }),
  ]
  shifts = createShifts(store, clock, staffOf)
  handOvers = heldHandOvers(store, clock)
  press = createPresses({ store, clock, staffOf, shifts, handOvers })
  for (const id of ['a', 'b']) await shifts.startUnplanned(id, 'ID', ['id'])
  await shifts.startUnplanned('v', 'VN', ['vi'])
  await waits()
})

async function waits(about: Parameters<typeof handOver>[0] = {}, chat = 'chat-1') {
  const one = handOver(about)
  await handOvers.set(chat, one)
  const state = followed(null, chat, one, true, 0)
  await store.commit({ put: [[pagingKey(chat), pagingKind.encode(state)]] })
}
const take = (telegramId: string, which = code) => press({ telegramId, code: which, wants: 'take' })
const later = (telegramId: string) => press({ telegramId, code, wants: 'later' })

describe('a press of "take" in the group', () => {
  it('takes it, in the name people are told, and once however often it comes', async () => {
    for (let times = 0; times < 2; times++)
      expect(await take('1')).toEqual({ answer: 'taken', language: 'en' })
    expect(handOvers.done()).toEqual(['chat-1: taken by a'])
    expect(handOvers.now('chat-1')?.worker).toEqual({ id: 'a', name: 'Name of a' })
    expect(await take('2')).toEqual({ answer: 'taken-by-other', language: 'id' })
    // Who is of another desk does not learn even that.
    expect(await take('4')).toMatchObject({ answer: 'may-not' })
  })

  it('of two at one moment one is told that they have it', async () => {
    const answers = await Promise.all([take('1'), take('2')])
    const told = answers.map(({ answer }) => answer).toSorted()
    expect(told).toEqual(['taken', 'taken-by-other'])
    expect(handOvers.done()).toHaveLength(1)
  })

  it('of a stranger does nothing', async () => {
    const answer = { answer: 'unknown-person', language: null }
    expect(await take('666')).toEqual(answer)
    expect(await later('666')).toEqual(answer)
    expect(handOvers.now('chat-1')).toEqual(handOver())
  })

  it.each([
    ['who is of another desk', '4', 'may-not'],
    ['who may take no chat', '5', 'may-not'],
    ['who is not on duty', '3', 'not-on-duty'],
  ])('of one %s is refused', async (_, id, answer) => {
    expect(await take(id)).toMatchObject({ answer })
    expect(handOvers.done()).toEqual([])
  })

  it('of one who is not on duty but at the console is heard', async () => {
    await shifts.seen('off')
    expect(await take('3')).toMatchObject({ answer: 'taken' })
  })

  it.each([
    ['life', { urgency: 'life' }],
    ['delicate', { urgency: 'delicate' }],
    ['plain, but words may be read', { delicate: true }],
  ] as const)('never takes what opens in the console only: %s', async (_, about) => {
    await waits(about)
    expect(await take('1')).toMatchObject({ answer: 'console-only' })
    expect(handOvers.done()).toEqual([])
  })

  it('of what is over, unknown or badly written says so', async () => {
    handOvers.end('chat-1')
    expect(await take('1')).toMatchObject({ answer: 'gone' })
    expect(await take('1', 'BCDFGH')).toMatchObject({ answer: 'gone' })
    expect(await take('1', '')).toMatchObject({ answer: 'gone' })
  })

  it('takes nothing where two bear the same short name', async () => {
    const state = followed(null, 'chat-1', handOver(), true, 0)
    await store.commit({ put: [[pagingKey('chat-2'), pagingKind.encode(state)]] })
    expect(await take('1')).toMatchObject({ answer: 'gone' })
  })
})

describe('"not now"', () => {
  it('is noted once, for themselves', async () => {
    for (let times = 0; times < 2; times++)
      expect(await later('1')).toEqual({ answer: 'passed-on', language: 'en' })
    expect(handOvers.now('chat-1')?.declined).toEqual(['a'])
  })

  it('is for what waits at their own desk', async () => {
    const decline = createDecline({ handOvers, staffOf })
    expect(await decline('chat-1', 'v')).toBe(false)
    expect(await decline('chat-1', 'nobody')).toBe(false)
    expect(await decline('no chat', 'a')).toBe(false)
    await take('2')
    expect(await decline('chat-1', 'a')).toBe(false)
    expect(handOvers.now('chat-1')?.declined).toEqual([])
  })

  it('is shown to nobody else', () => {
    const declined = handOver({ declined: ['a', 'b'] })
    expect(shownTo('a', declined).declined).toEqual(['a'])
    expect(shownTo('c', declined).declined).toEqual([])
  })
})

describe('a short name', () => {
  it('is six letters nobody mistakes, another for each hand-over, without the chat in it', () => {
    const names = Array.from({ length: 1000 }, (_, n) => shortIdOf('chat', n))
    for (const name of names) expect(name).toMatch(/^[BCDFGHJKMNPQRSTVWXZ2-9]{6}$/)
    expect(new Set(names).size).toBe(1000)
    expect(shortIdOf('chat', 5)).toBe(names[5])
  })
})
