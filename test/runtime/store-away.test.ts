import { expect, test } from 'vitest'
import { type FailingStore, failingStore } from '../fixtures/failing-store.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { smallHouse } from '../fixtures/small-house.ts'

function houseOnFailingStore() {
  let failing: FailingStore = failingStore(memoryStore())
  const house = smallHouse({
    wrap: (store) => {
      failing = failingStore(store)
      return failing
    },
  })
  return { ...house, failing }
}

test('while the store is away nothing is taken in, it says so, and all goes on when it is back', async () => {
  const { write, clock, texts, runtime, failing, logged } = houseOnFailingStore()
  await clock.pass(1_000)
  expect(runtime.ready()).toBe(true)
  for (let person = 0; person < 20; person++) await write('halo', `person ${person}`)
  failing.away = true
  await clock.pass(10_000)
  expect(runtime.ready()).toBe(false)
  await expect(write('more')).rejects.toThrow()
  expect(texts()).toEqual([])
  expect(logged.map(({ event }) => event)).toEqual(['store-away'])
  failing.away = false
  await clock.pass(5_000)
  expect(runtime.ready()).toBe(true)
  expect(texts()).toHaveLength(20)
  expect(logged.map(({ event }) => event)).toEqual(['store-away', 'store-back'])
})

test('a store that never answers is noticed too', async () => {
  const hung = new Promise<never>(() => {})
  const house = smallHouse({ wrap: (store) => ({ ...store, list: () => hung }) })
  await house.clock.pass(5_000)
  expect(house.runtime.ready()).toBe(true)
  await house.clock.pass(6_000)
  expect(house.runtime.ready()).toBe(false)
})

test('before it was started and after it was stopped it is not ready', async () => {
  const { runtime, clock } = smallHouse({ unstarted: true })
  expect(runtime.ready()).toBe(false)
  runtime.start()
  await clock.pass(0)
  expect(runtime.ready()).toBe(true)
  await runtime.stop()
  expect(runtime.ready()).toBe(false)
})

test('a chat whose records are spoilt is left alone for longer and longer, and hurts no other', async () => {
  const { store, write, clock, texts, logged } = smallHouse()
  await write('halo', 'sari')
  const [head = ''] = store.keys('chat/').filter((key) => key.endsWith('/head'))
  await store.commit({ put: [[head, Buffer.from('spoilt')]] })
  await write('halo', 'linh')
  await clock.pass(5 * 60_000)
  expect(texts()).toEqual(['heard: halo'])
  const broken = logged.filter(({ event }) => event === 'duty-broke')
  expect(broken.length).toBeGreaterThan(3)
  expect(broken.length).toBeLessThan(12)
})
