import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { RightLost } from '../../src/ports/keep.ts'
import { createKeep } from '../../src/runtime/keep.ts'
import { createLease } from '../../src/runtime/lease.ts'
import { heldClock } from '../fixtures/held-clock.ts'
import { memoryStore } from '../fixtures/memory-store.ts'

const keyring = { index: (text: string) => createHmac('sha256', 'k').update(text).digest('hex') }

function onOneStore() {
  const store = memoryStore()
  const clock = heldClock()
  const held = () => {
    const lease = createLease(store, clock, 'device')
    return { lease, keep: createKeep(store, keyring, 'phone', lease) }
  }
  return { store, clock, held, free: createKeep(store, keyring, 'phone', null) }
}

const record = (name: string, value: string | null) => ({ folder: 'session', name, value })

test('what is written is read again, by its name in its folder', async () => {
  const { free } = onOneStore()
  await free.write([record('a', '1'), record('b', '2'), { folder: 'other', name: 'a', value: '3' }])
  expect(await free.read('session', ['b', 'c', 'a'])).toEqual(['2', undefined, '1'])
  expect((await free.list('session')).sort()).toEqual(['1', '2'])
  await free.write([record('a', null), record('b', '4')])
  expect(await free.read('session', ['a', 'b'])).toEqual([undefined, '4'])
  expect(await free.list('other')).toEqual(['3'])
})

test('no name stands in the store as it is: an adapter makes names of telephone numbers', async () => {
  const { free, store } = onOneStore()
  await free.write([record('6281234567890.0', 'x')])
  expect(store.keys().join()).not.toContain('6281234567890')
  expect(store.keys().every((key) => key.startsWith('kept/phone/session/'))).toBe(true)
})

test('only what is old is pruned, however much there is', async () => {
  const { free } = onOneStore()
  const many = Array.from({ length: 450 }, (_, n) => record(`n${n}`, String(n)))
  await free.write(many)
  await free.prune('session', (value) => Number(value) % 2 === 0)
  expect(await free.list('session')).toHaveLength(225)
})

test('nothing is written without the right, nor after another process took it over', async () => {
  const { clock, held, free } = onOneStore()
  const [one, other] = [held(), held()]
  await expect(one.keep.write([record('a', '0')])).rejects.toThrow(RightLost)
  await one.lease.take(10_000)
  await one.keep.write([record('a', '1')])
  await clock.pass(11_000)
  await other.lease.take(10_000)
  await expect(one.keep.write([record('a', '2')])).rejects.toThrow(RightLost)
  await expect(one.keep.prune('session', () => true)).rejects.toThrow(RightLost)
  await other.keep.write([record('b', '3')])
  // Reading needs no right.
  expect(await one.keep.read('session', ['a', 'b'])).toEqual(['1', '3'])
  await free.write([record('c', '4')])
  expect(await one.keep.read('session', ['c'])).toEqual(['4'])
})

test('a write whose right is taken over meanwhile changes nothing', async () => {
  const { clock, store, held } = onOneStore()
  const [one, other] = [held(), held()]
  await one.lease.take(10_000)
  const read = store.read
  const { commit } = store
  store.commit = async (change) => {
    store.commit = commit
    // The holder hangs, and the clock it looks at stands still for it.
    await clock.pass(11_000)
    await other.lease.take(10_000)
    return commit(change)
  }
  await expect(one.keep.write([record('a', '1')])).rejects.toThrow(RightLost)
  store.read = read
  expect(await one.keep.read('session', ['a'])).toEqual([undefined])
})

test('whoever watches a folder is called when something in it was written', async () => {
  const { free } = onOneStore()
  let called = 0
  const stop = free.watch('request', () => called++)
  await free.write([{ folder: 'request', name: 'link', value: '1' }])
  await expect.poll(() => called).toBeGreaterThan(0)
  stop()
})
