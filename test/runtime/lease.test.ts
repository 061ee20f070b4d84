import { expect, test } from 'vitest'
import { createLease } from '../../src/runtime/lease.ts'
import { failingStore } from '../fixtures/failing-store.ts'
import { heldClock } from '../fixtures/held-clock.ts'
import { memoryStore } from '../fixtures/memory-store.ts'

function twoOnOneStore() {
  const clock = heldClock()
  const store = memoryStore()
  const lease = () => createLease(store, clock, 'polling')
  return { clock, store, one: lease(), other: lease() }
}

test('one holds it, the other may follow when its time is over', async () => {
  const { clock, one, other } = twoOnOneStore()
  expect(await one.take(10_000)).toBe(true)
  expect(await other.take(10_000)).toBe(false)
  await clock.pass(9_000)
  expect(await one.take(10_000)).toBe(true)
  await clock.pass(9_000)
  expect(await other.take(10_000)).toBe(false)
  await clock.pass(2_000)
  expect(await other.take(10_000)).toBe(true)
  expect(await one.take(10_000)).toBe(false)
})

test('of two who ask at the same time one gets it', async () => {
  const { one, other } = twoOnOneStore()
  const got = await Promise.all([one.take(10_000), other.take(10_000)])
  expect(got.filter(Boolean)).toHaveLength(1)
})

test('who looked before somebody else got it does not get it too', async () => {
  const { clock, store, one } = twoOnOneStore()
  const slow = failingStore(store)
  slow.beforeCommit = async () => {
    slow.beforeCommit = async () => {}
    expect(await one.take(10_000)).toBe(true)
  }
  expect(await createLease(slow, clock, 'polling').take(10_000)).toBe(false)
  expect(await one.take(10_000)).toBe(true)
})

test('who prolongs it after it was taken over has lost it', async () => {
  const { clock, store, other } = twoOnOneStore()
  const slow = failingStore(store)
  const one = createLease(slow, clock, 'polling')
  await one.take(10_000)
  await clock.pass(11_000)
  slow.beforeCommit = async () => {
    slow.beforeCommit = async () => {}
    expect(await other.take(10_000)).toBe(true)
  }
  expect(await one.take(10_000)).toBe(false)
  expect(one.fence()).toBe(null)
})

test('who gives it up lets the other in at once', async () => {
  const { one, other } = twoOnOneStore()
  await one.take(10_000)
  await other.release()
  expect(await other.take(10_000)).toBe(false)
  await one.release()
  expect(await other.take(10_000)).toBe(true)
})

test('a write under a lease that was lost is refused, one under a lease that was prolonged is not', async () => {
  const { clock, store, one, other } = twoOnOneStore()
  await one.take(10_000)
  const fence = one.fence()
  if (!fence) throw new Error('no fence')
  await clock.pass(5_000)
  await one.take(10_000)
  expect(one.fence()).toEqual(fence)
  expect(await store.commit({ if: [fence], put: [['offset', new Uint8Array()]] })).toBe(true)
  await clock.pass(11_000)
  expect(one.fence()).toBe(null)
  await other.take(10_000)
  expect(await store.commit({ if: [fence], put: [['offset', new Uint8Array()]] })).toBe(false)
})
