import { expect, test } from 'vitest'
import { smallHouse } from '../fixtures/small-house.ts'

const sari = { channel: 'letters', id: 'sari' }
const page = { channel: 'letters', id: 'page' }
const hours = 3_600_000

async function houseWithCode() {
  const house = smallHouse()
  await house.write('secret')
  await house.clock.pass(1_000)
  const code = await house.runtime.continuationCode(sari)
  if (code === null) throw new Error('no code was made')
  return { ...house, code, resume: house.runtime.inside.resume }
}

test('a code joins an address to the chat, and shows nothing that was written before', async () => {
  const { code, resume, runtime, clock, tell, texts } = await houseWithCode()
  expect(code).toMatch(/^\d{16}$/)
  expect(await resume(page, code)).toBe(true)
  expect(await runtime.inside.screen(page, 0)).toEqual([])
  await tell({ kind: 'text', text: 'ask' }, { from: page })
  await clock.pass(1_000)
  const screen = await runtime.inside.screen(page, 0)
  expect(screen.map(({ text }) => text)).toEqual(['ask', 'heard: ask'])
  expect(texts('page')).toEqual(['heard: ask'])
  expect(await runtime.inside.screen(sari, 0)).toHaveLength(4)
})

test('the address leaves the chat it had, in every process', async () => {
  const house = await houseWithCode()
  const elsewhere = house.another()
  await elsewhere.tell({ kind: 'text', text: 'before' }, { from: page, messageId: 'x1' })
  await house.clock.pass(1_000)
  expect(await house.resume(page, house.code)).toBe(true)
  await elsewhere.tell({ kind: 'text', text: 'after' }, { from: page, messageId: 'x2' })
  await house.clock.pass(3_000)
  const screen = await house.runtime.inside.screen(page, 0)
  expect(screen.map(({ text }) => text)).toEqual(['after', 'heard: after'])
  expect(await house.runtime.inside.screen(sari, 0)).toHaveLength(4)
})

test('two places of one chat may use the same message id', async () => {
  const { code, resume, tell, clock, texts } = await houseWithCode()
  await resume(page, code)
  await tell({ kind: 'text', text: 'from the page' }, { from: page, messageId: 'same' })
  await tell({ kind: 'text', text: 'from the phone' }, { from: sari, messageId: 'same' })
  await clock.pass(1_000)
  expect(texts().at(-1)).toMatch(/from the page.*from the phone/s)
})

test('a code works once, however it is grouped, and whoever is second', async () => {
  const { code, resume } = await houseWithCode()
  const grouped = code.replace(/(\d{4})/g, '$1 ')
  const other = { channel: 'letters', id: 'other' }
  expect(await Promise.all([resume(page, grouped), resume(other, code)])).toEqual([true, false])
  expect(await resume(other, code)).toBe(false)
})

test('a code ends after a day, and with the next one', async () => {
  const { code, resume, runtime, clock, store } = await houseWithCode()
  const next = (await runtime.continuationCode(sari)) ?? ''
  expect(store.keys('code/')).toHaveLength(1)
  expect(await resume(page, code)).toBe(false)
  await clock.leap(25 * hours)
  expect(await resume(page, next)).toBe(false)
})

test('a code that is too old is worth nothing even before it is forgotten', async () => {
  const house = smallHouse({ unstarted: true })
  await house.write('halo')
  const code = (await house.runtime.continuationCode(sari)) ?? ''
  await house.clock.leap(25 * hours)
  expect(house.store.keys('code/')).toHaveLength(1)
  expect(await house.runtime.inside.resume(page, code)).toBe(false)
})

test('no code stands in the store', async () => {
  const { code, store } = await houseWithCode()
  expect(store.dump()).not.toContain(code)
})

test('guesses are limited for an address, also when they are made side by side', async () => {
  const { code, resume, clock } = await houseWithCode()
  const guess = '0000000000000000'
  await Promise.all(Array.from({ length: 8 }, () => resume(page, guess)))
  expect(await resume(page, code)).toBe(false)
  await clock.leap(2 * hours)
  expect(await resume(page, code)).toBe(true)
})

test('guesses from many addresses are limited together', async () => {
  const { code, resume, clock } = await houseWithCode()
  for (let number = 0; number < 1_000; number++)
    await resume({ channel: 'letters', id: `guesser ${number}` }, '1234')
  expect(await resume(page, code)).toBe(false)
  await clock.leap(2 * hours)
  expect(await resume(page, code)).toBe(true)
})

test('there is no code for who never wrote, nor for a chat that was erased', async () => {
  const { code, resume, runtime, write, clock } = await houseWithCode()
  expect(await runtime.continuationCode(page)).toBe(null)
  await write('erase')
  await clock.pass(1_000)
  expect(await resume(page, code)).toBe(false)
})

test('whoever asks in the chat is given a code that works once, by the words themselves', async () => {
  const house = smallHouse()
  await house.write('go on elsewhere')
  await house.clock.pass(1_000)
  const [said = ''] = house.texts()
  const code = /\d{4} \d{4} \d{4} \d{4}$/.exec(said)?.[0] ?? ''
  expect(await house.runtime.inside.resume(page, code)).toBe(true)
  expect(await house.runtime.inside.resume({ ...page, id: 'third' }, code)).toBe(false)
  await house.tell({ kind: 'text', text: 'here I am' }, { from: page, messageId: 'x1' })
  await house.clock.pass(1_000)
  expect(house.texts('page')).toEqual(['heard: here I am'])
  const screen = await house.runtime.inside.screen(page, 0)
  expect(screen.map(({ text }) => text)).toEqual(['here I am', 'heard: here I am'])
})

test('nobody is given a code who did not ask, and the store holds none in its keys', async () => {
  const house = smallHouse()
  for (const text of ['sos', 'offer', 'delicate', '00']) {
    await house.write(text)
    await house.clock.pass(2_000)
  }
  expect(house.store.keys('code/')).toEqual([])
  expect(house.texts().join()).not.toMatch(/\d{4} \d{4}/)
})

test('a new code makes the one before it void', async () => {
  const house = smallHouse()
  const ask = async () => {
    await house.write('go on elsewhere')
    await house.clock.pass(1_000)
    return house.texts().at(-1)?.slice(-19) ?? ''
  }
  const first = await ask()
  const second = await ask()
  expect(first).not.toBe(second)
  expect(await house.runtime.inside.resume(page, first)).toBe(false)
  expect(await house.runtime.inside.resume(page, second)).toBe(true)
})
