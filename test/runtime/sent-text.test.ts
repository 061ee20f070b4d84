import { expect, test } from 'vitest'
import { smallHouse } from '../fixtures/small-house.ts'

const sari = { channel: 'letters', id: 'sari' }
const tono = { channel: 'letters', id: 'tono' }

async function talk() {
  const house = smallHouse()
  await house.write('ask away')
  await house.clock.pass(5_000)
  const sent = (to: typeof sari, id: string) =>
    house.runtime.inside.sent(to, (platformId) => platformId === id)
  return { house, sent, id: 'p1' }
}

test('what was said under an id of the platform is found again, with its choices', async () => {
  const { sent, id } = await talk()
  const found = await sent(sari, id)
  expect(found?.text).toBe('heard: ask away')
  expect(found?.choices.map(({ label }) => label)).toEqual(['label:yes', 'label:no'])
  expect(found?.platformId).toBe(id)
})

test('it is found by whom it was said to and by nobody else, and not what they said themselves', async () => {
  const { house, sent, id } = await talk()
  expect(await sent(tono, id)).toBeNull()
  expect(await sent(sari, 'm1')).toBeNull()
  expect(await house.runtime.inside.sent(sari, () => false)).toBeNull()
})

test('of two places of one chat each finds what was said there', async () => {
  const { house, sent, id } = await talk()
  const code = await house.runtime.continuationCode(sari)
  expect(await house.runtime.inside.resume(tono, code ?? '')).toBe(true)
  expect(await sent(tono, id)).toBeNull()
  expect(await sent(sari, id)).not.toBeNull()
})

test('nothing is left of it when everything was erased', async () => {
  const { house, sent, id } = await talk()
  await house.write('erase')
  await house.clock.pass(60_000)
  expect(await sent(sari, id)).toBeNull()
})

test('a picture comes as the words a channel without pictures is given', async () => {
  const house = smallHouse()
  await house.write('picture')
  await house.clock.pass(5_000)
  const found = await house.runtime.inside.sent(sari, () => true)
  expect(found?.text).toContain('title')
  expect(found?.text).toContain('heard: picture')
})

test('what is said where somebody may be in danger is urgent, and nothing else is', async () => {
  const house = smallHouse()
  await house.write('rice')
  await house.clock.pass(5_000)
  await house.write('sos')
  await house.clock.pass(5_000)
  expect(house.channel.shown.map(({ urgent }) => urgent ?? false)).toEqual([false, true])
})
