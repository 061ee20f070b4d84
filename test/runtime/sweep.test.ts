import { expect, test } from 'vitest'
import { SendFault } from '../../src/ports/channel.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { type HouseOptions, smallHouse } from '../fixtures/small-house.ts'

const minutes = 60_000
const hours = 60 * minutes

/** A platform that takes away what is younger than two days, as Telegram does. */
const taking: HouseOptions = {
  channel: (clock) => listedChannel(clock, 'letters', { deletesWithin: 48 * hours }),
}
const rani = { id: 'rani', name: 'Rani' }

test('in a delicate chat what both sides wrote is taken from the screen within 47 hours, and not much sooner', async () => {
  const house = smallHouse(taking)
  const mine = await house.write('sos')
  await house.clock.pass(1_000)
  await house.clock.leap(44 * hours)
  await house.clock.pass(minutes)
  expect(house.channel.removed).toEqual([])
  await house.clock.leap(2 * hours)
  await house.clock.pass(minutes)
  expect(house.channel.removed.toSorted()).toEqual([mine, 'p1'])
})

test('every line goes in its own time: what was just written stays when the old goes', async () => {
  const house = smallHouse(taking)
  const first = await house.write('sos')
  await house.clock.pass(1_000)
  await house.clock.leap(40 * hours)
  const second = await house.write('still here')
  await house.clock.pass(1_000)
  await house.clock.leap(6 * hours)
  await house.clock.pass(minutes)
  expect(house.channel.removed).toContain(first)
  expect(house.channel.removed).not.toContain(second)
  await house.clock.leap(40 * hours)
  await house.clock.pass(minutes)
  expect(house.channel.removed).toContain(second)
})

test('what was written before the chat was delicate goes too, as soon as its age asks', async () => {
  const house = smallHouse(taking)
  const offer = await house.write('offer')
  await house.clock.pass(1_000)
  await house.clock.leap(30 * hours)
  const cry = await house.write('sos')
  await house.clock.pass(1_000)
  await house.clock.leap(16 * hours)
  await house.clock.pass(minutes)
  expect(house.channel.removed).toContain(offer)
  expect(house.channel.removed).not.toContain(cry)
})

test('an ordinary chat is left as it is', async () => {
  const house = smallHouse(taking)
  await house.write('offer')
  await house.clock.pass(1_000)
  await house.clock.leap(47 * hours)
  await house.clock.pass(minutes)
  expect(house.channel.removed).toEqual([])
})

test('the words of a worker go like all others', async () => {
  const house = smallHouse(taking)
  await house.write('sos')
  await house.write('person')
  await house.clock.pass(1_000)
  const [waiting] = await house.runtime.handOvers.list()
  const chat = waiting?.chat ?? ''
  await house.runtime.handOvers.take(chat, rani)
  await house.runtime.handOvers.reply(chat, rani, { id: 'word-of-rani-0001', text: 'I am here' })
  await house.clock.pass(1_000)
  const sent = house.channel.shown.length
  expect(house.texts().at(-1)).toBe('I am here')
  await house.clock.leap(47 * hours)
  await house.clock.pass(minutes)
  expect(house.channel.removed).toContain(`p${sent}`)
})

test('another process that starts later goes on with it, and a platform that is away is tried again', async () => {
  const house = smallHouse(taking)
  const mine = await house.write('sos')
  await house.clock.pass(1_000)
  await house.runtime.stop()
  await house.clock.leap(46 * hours)
  let away = 3
  house.channel.onRemove = () => {
    if (away-- > 0) throw new SendFault('later', 'away', null)
  }
  house.another()
  await house.clock.pass(10 * minutes)
  expect(away).toBeLessThan(0)
  expect(house.channel.removed.toSorted()).toEqual([mine, 'p1'])
})

test('a long talk plans a few dozen removals, not one a message', async () => {
  const house = smallHouse(taking)
  await house.write('sos')
  for (let at = 0; at < 60; at++) {
    await house.write(`more ${at}`)
    await house.clock.pass(2 * minutes)
  }
  const [key] = house.store.keys('chat/').filter((one) => one.endsWith('/outbox'))
  const [stored] = await house.store.read([key ?? ''])
  const text = new TextDecoder().decode(stored?.value)
  expect(text.match(/"lines":\[/g)?.length).toBeLessThanOrEqual(4)
})
