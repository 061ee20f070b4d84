import { expect, test } from 'vitest'
import { smallHouse } from '../fixtures/small-house.ts'

test('a message is stored, answered a moment later, and delivered', async () => {
  const { write, clock, texts } = smallHouse()
  await write('halo')
  await clock.pass(399)
  expect(texts()).toEqual([])
  await clock.pass(1)
  expect(texts()).toEqual(['heard: halo'])
})

test('a one-reply message costs three commits', async () => {
  const { write, clock, store } = smallHouse()
  await write('halo')
  await clock.pass(1_000)
  const before = store.commits()
  await write('apa kabar')
  await clock.pass(1_000)
  expect(store.commits() - before).toBe(3)
})
