import { beforeEach, expect, test } from 'vitest'
import { type QueuePart, queueNews } from '../../../src/desk/chats/queue-news.ts'
import type { HandOver } from '../../../src/domain/desk.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { handOver, member } from '../rota/people.ts'

const second = 1_000
const ani = member('ani', { name: 'Ani' })
const budi = member('budi', { name: 'Budi' })
const vina = member('vina', { roles: ['volunteer'] })
const hoa = member('hoa', { desks: ['VN'] })
const takenBy = ({ id, name }: { id: string; name: string }, about: Partial<HandOver> = {}) =>
  handOver({ state: 'taken', worker: { id, name }, takenAt: 10, ...about })

let desk: ReturnType<typeof open>

function open() {
  const clock = heldClock()
  const chats = new Map<string, HandOver>()
  const wakes = new Set<() => void>()
  const counts = { lists: 0, faults: 0 }
  let away = false
  const news = queueNews(
    {
      async list() {
        counts.lists += 1
        if (away) throw new Error('away')
        return [...chats].map(([chat, one]) => ({ chat, handOver: one }))
      },
      watch(onChange) {
        wakes.add(onChange)
        return () => wakes.delete(onChange)
      },
    },
    clock,
    () => {
      counts.faults += 1
    },
  )
  return {
    clock,
    counts,
    wakes,
    chats,
    news,
    async change(chat: string, to: HandOver | null) {
      if (to) chats.set(chat, to)
      else chats.delete(chat)
      for (const wake of wakes) wake()
      await clock.pass(second)
    },
    setAway(is: boolean) {
      away = is
    },
  }
}

/** What somebody is told from now on; taken out by looking. */
async function listen(who: typeof ani) {
  let told: QueuePart[] = []
  const stop = desk.news.watch(who, (part) => told.push(part))
  await desk.clock.pass(second)
  const look = () => {
    const all = told.toSorted()
    told = []
    return all
  }
  return { look, stop }
}

beforeEach(() => {
  desk = open()
})

test('whoever begins to listen is told of everything once: it may have changed before', async () => {
  const { look } = await listen(ani)
  expect(look()).toEqual(['mine', 'taken', 'waiting'])
  await desk.clock.pass(second)
  expect(look()).toEqual([])
  const next = await listen(ani)
  expect([next.look(), look()]).toEqual([['mine', 'taken', 'waiting'], []])
})

test('a message of a person is told to whoever has the chat, and to colleagues only that somebody waits', async () => {
  desk.chats.set('one', takenBy(ani, { heardAt: 20, answeredAt: 30 }))
  const [own, other] = [await listen(ani), await listen(budi)]
  own.look()
  other.look()
  await desk.change('one', takenBy(ani, { heardAt: 40, answeredAt: 30 }))
  expect([own.look(), other.look()]).toEqual([['mine'], ['taken']])
  await desk.change('one', takenBy(ani, { heardAt: 50, answeredAt: 30 }))
  expect([own.look(), other.look()]).toEqual([['mine'], []])
  await desk.change('one', takenBy(ani, { heardAt: 50, answeredAt: 60 }))
  expect([own.look(), other.look()]).toEqual([['mine'], ['taken']])
})

test('coming, being called to, taking, handing on and ending are told to everybody of the desk and to nobody else', async () => {
  const [own, other, elsewhere] = [await listen(ani), await listen(budi), await listen(hoa)]
  const told = () => [own.look(), other.look(), elsewhere.look()]
  told()
  await desk.change('one', handOver())
  expect(told()).toEqual([['waiting'], ['waiting'], []])
  await desk.change('one', handOver({ paged: [{ staff: 'ani', at: 5 }] }))
  expect(told()).toEqual([['waiting'], ['waiting'], []])
  await desk.change('one', takenBy(ani))
  expect(told()).toEqual([['mine', 'waiting'], ['taken', 'waiting'], []])
  await desk.change('one', takenBy(budi))
  expect(told()).toEqual([['mine', 'taken'], ['mine', 'taken'], []])
  await desk.change('one', null)
  expect(told()).toEqual([['taken'], ['mine'], []])
})

test('who said "not now" is told to themselves alone', async () => {
  desk.chats.set('one', handOver())
  const [own, other] = [await listen(ani), await listen(budi)]
  own.look()
  other.look()
  await desk.change('one', handOver({ declined: ['ani'] }))
  expect([own.look(), other.look()]).toEqual([['waiting'], []])
})

test('of a chat that somebody may not open they learn neither words nor answers', async () => {
  const delicate = { urgency: 'delicate', delicate: true } as const
  desk.chats.set('one', takenBy(ani, { ...delicate, heardAt: 20, answeredAt: 30 }))
  const closed = await listen(vina)
  closed.look()
  await desk.change('one', takenBy(ani, { ...delicate, heardAt: 40, answeredAt: 30 }))
  expect(closed.look()).toEqual([])
})

test('the list is read once for all who listen, and for all that changes at a time', async () => {
  const all = [ani, budi, vina, hoa, ani, ani]
  for (const one of all) await listen(one)
  const before = desk.counts.lists
  for (let line = 0; line < 50; line++) {
    desk.chats.set('one', takenBy(ani, { heardAt: 100 + line }))
    for (const wake of desk.wakes) wake()
    await desk.clock.pass(10)
  }
  expect(desk.counts.lists - before).toBeLessThanOrEqual(6)
})

test('a call that was lost, or a store that was away, costs half a minute', async () => {
  const { look } = await listen(ani)
  look()
  desk.chats.set('one', handOver())
  await desk.clock.pass(31 * second)
  expect(look()).toEqual(['waiting'])
  desk.setAway(true)
  await desk.change('one', takenBy(ani))
  expect([look(), desk.counts.faults > 0]).toEqual([[], true])
  desk.setAway(false)
  await desk.clock.pass(31 * second)
  expect(look()).toEqual(['mine', 'waiting'])
})

test('with the last who listens the looking ends, and it begins again with the next', async () => {
  const [first, next] = [await listen(ani), await listen(budi)]
  first.stop()
  expect(desk.wakes.size).toBe(1)
  next.stop()
  next.stop()
  const before = desk.counts.lists
  await desk.clock.pass(120 * second)
  expect([desk.wakes.size, desk.counts.lists]).toEqual([0, before])
  const again = await listen(ani)
  again.look()
  await desk.change('one', handOver())
  expect(again.look()).toEqual(['waiting'])
})
