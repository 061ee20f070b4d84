import { expect, test } from 'vitest'
import { mostKept, retention } from '../../src/runtime/retention.ts'
import { type House, smallHouse } from '../fixtures/small-house.ts'

const hours = 3_600_000
const days = 24 * hours
const count = (house: House, part: string) =>
  house.store.keys('chat/').filter((key) => key.includes(part)).length

/** Days go by, with the hourly round run at the end of each. */
async function liveOn(house: House, forDays: number): Promise<void> {
  for (let day = 0; day < forDays; day++) {
    await house.clock.leap(days)
    await house.clock.pass(2_000)
  }
}

test('the marks against duplicates are forgotten after a week, lines after a month', async () => {
  const house = smallHouse()
  await house.write('old words')
  await house.clock.pass(1_000)
  await liveOn(house, 6)
  expect(count(house, '/seen/')).toBe(1)
  await liveOn(house, 3)
  expect(count(house, '/seen/')).toBe(0)
  await liveOn(house, 12)
  await house.write('new words')
  await house.clock.pass(1_000)
  await liveOn(house, 8)
  expect(house.store.dump()).toContain('old words')
  await liveOn(house, 8)
  expect(house.store.dump()).not.toContain('old words')
  expect(house.store.dump()).toContain('new words')
})

test('a chat nobody writes in is gone with its key and its address', async () => {
  const house = smallHouse()
  await house.write('offer sign-a')
  await house.write('next-breaks')
  await house.clock.pass(5_000)
  await liveOn(house, 40)
  expect(house.store.keys().filter((key) => !key.startsWith('lease'))).toEqual([])
  expect(house.destroyed).toHaveLength(1)
  await house.write('anew')
  await house.clock.pass(1_000)
  expect(house.texts().at(-1)).toBe('heard: anew')
})

test('a page that was only opened is forgotten after a day', async () => {
  const house = smallHouse()
  await house.tell({ kind: 'opened' })
  await house.clock.pass(1_000)
  await liveOn(house, 2)
  expect(house.store.keys('chat/')).toEqual([])
})

test('a chat in use stays', async () => {
  const house = smallHouse()
  for (let week = 0; week < 8; week++) {
    await house.write(`week ${week}`)
    await house.clock.pass(1_000)
    await liveOn(house, 7)
  }
  expect(house.destroyed).toEqual([])
  expect(house.store.dump()).not.toContain('week 0')
  expect(house.store.dump()).toContain('week 7')
})

test('codes nobody used and counts of tries are forgotten', async () => {
  const house = smallHouse()
  await house.write('halo')
  await house.clock.pass(1_000)
  await house.runtime.continuationCode({ channel: 'letters', id: 'sari' })
  await house.runtime.inside.resume({ channel: 'letters', id: 'page' }, '1234')
  expect(house.store.keys('code/')).toHaveLength(1)
  expect(house.store.keys('tries/')).toHaveLength(2)
  await liveOn(house, 2)
  expect(house.store.keys('code/')).toEqual([])
  expect(house.store.keys('tries/')).toEqual([])
})

test('a flood cannot fill the store: what is too much of one chat goes without waiting for its hour', async () => {
  const house = smallHouse()
  for (let wave = 0; wave < 12; wave++) {
    await Promise.all(Array.from({ length: 1_000 }, (_, at) => house.write(`${wave} ${at}`)))
    await house.clock.pass(5_000)
  }
  expect(count(house, '/seen/')).toBeLessThan(2 * mostKept.lines + 1_000)
  expect(count(house, '/line/')).toBeLessThan(2 * mostKept.lines)
})

test('many chats that are due are all visited', async () => {
  const house = smallHouse()
  for (let number = 0; number < 350; number++) await house.write('halo', `person ${number}`)
  await house.clock.pass(1_000)
  await liveOn(house, 38)
  expect(house.store.keys('chat/')).toEqual([])
})

test('every class of data has its time', () => {
  for (const ms of Object.values(retention)) expect(ms).toBeGreaterThanOrEqual(hours)
})
