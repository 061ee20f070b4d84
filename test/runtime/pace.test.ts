import { expect, test } from 'vitest'
import { newPace, quicken, stretchOf } from '../../src/runtime/pace.ts'
import { smallHouse } from '../fixtures/small-house.ts'

test('twenty entries a minute are within the pace, each one more makes the turn wait longer', () => {
  let pace = newPace(0)
  for (let entry = 0; entry < 20; entry++) pace = quicken(pace, 0)
  expect(stretchOf(pace)).toBe(0)
  expect(stretchOf(quicken(pace, 0))).toBe(3_000)
  expect(stretchOf(quicken(quicken(pace, 0), 0))).toBe(6_000)
  expect(stretchOf(quicken(pace, 3_000))).toBe(0)
})

test('however many come, the wait ends at a minute, and so does the debt', () => {
  let pace = newPace(0)
  for (let entry = 0; entry < 10_000; entry++) pace = quicken(pace, 0)
  expect(stretchOf(pace)).toBe(60_000)
  expect(stretchOf(quicken(pace, 65_000))).toBe(0)
})

test('a flood is answered joined and slower, never not at all, and told of once', async () => {
  const { write, clock, texts, channel } = smallHouse()
  const began = clock.now()
  for (let second = 0; second < 120; second++) {
    await write(`word ${second}`)
    await clock.pass(1_000)
  }
  await clock.pass(70_000)
  const answered =
    texts()
      .join(' ')
      .match(/word \d+/g) ?? []
  expect(answered).toEqual(Array.from({ length: 120 }, (_, n) => `word ${n}`))
  expect(texts().length).toBeLessThan(60)
  expect(texts().filter((text) => text.includes('[flooding]'))).toHaveLength(1)
  const gaps = channel.shown.map(({ at }, n) => at - (channel.shown[n - 1]?.at ?? began))
  expect(Math.max(...gaps)).toBeLessThanOrEqual(61_000)
})

test('the next flood is told of again', async () => {
  const { write, clock, texts } = smallHouse()
  for (let wave = 0; wave < 2; wave++) {
    for (let entry = 0; entry < 25; entry++) await write(`word ${entry}`)
    await clock.pass(5 * 60_000)
  }
  expect(texts().filter((text) => text.includes('[flooding]'))).toHaveLength(2)
})

test('distress in a flood is answered at once, and not with a word about the flood', async () => {
  const { write, clock, texts } = smallHouse()
  for (let entry = 0; entry < 60; entry++) await write(`word ${entry}`)
  await clock.pass(2_000)
  const before = texts().length
  await write('sos')
  await clock.pass(0)
  expect(texts().length).toBe(before + 1)
  expect(texts().at(-1)).toContain('(distress)')
  expect(texts().at(-1)).not.toContain('[flooding]')
})

test('distress uses nothing up', async () => {
  const { write, clock, channel } = smallHouse()
  for (let entry = 0; entry < 30; entry++) await write('sos')
  await clock.pass(1_000)
  const began = clock.now()
  await write('halo')
  await clock.pass(1_000)
  expect(channel.shown.at(-1)?.at).toBe(began + 400)
})

test('a flood in one chat delays no other', async () => {
  const { write, clock, texts } = smallHouse()
  await Promise.all(Array.from({ length: 2_000 }, (_, entry) => write(`word ${entry}`, 'flooder')))
  await write('halo', 'linh')
  await clock.pass(400)
  expect(texts('linh')).toEqual(['heard: halo'])
})

test('a flood never waits in heaps: two hundred entries are answered without more waiting', async () => {
  const { write, clock, texts } = smallHouse()
  await Promise.all(Array.from({ length: 1_000 }, (_, entry) => write(`word ${entry}`)))
  await clock.pass(0)
  expect(
    texts()
      .join(' ')
      .match(/word \d+/g)?.length,
  ).toBeGreaterThanOrEqual(800)
})
