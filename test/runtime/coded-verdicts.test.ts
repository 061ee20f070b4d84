import { expect, test } from 'vitest'
import { codeIn, writtenCode } from '../../src/domain/short-code.ts'
import { SendFault } from '../../src/ports/channel.ts'
import { retention } from '../../src/runtime/retention.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { type House, smallHouse } from '../fixtures/small-house.ts'

const days = 86_400_000

async function withPicture(house: House): Promise<string> {
  await house.write('picture')
  await house.clock.pass(3_000)
  const code = house.channel.shown.at(-1)?.picture?.code ?? ''
  expect(writtenCode(codeIn(code) ?? '')).toBe(code)
  return code
}

const asked = async (house: House, code: string, from = 'budi') => {
  await house.write(code, from)
  await house.clock.pass(3_000)
  return JSON.parse((house.texts(from).at(-1) ?? '').replace('code: ', ''))
}

test('a picture goes out as final words, with a code that anybody can ask for', async () => {
  const house = smallHouse()
  const code = await withPicture(house)
  expect(house.channel.shown.at(-1)?.picture).toMatchObject({ title: 'title', reasons: ['reason'] })
  const found = await asked(house, code.toLowerCase())
  expect(found.verdict).toEqual({
    level: 'danger',
    at: 1,
    language: 'id',
    patterns: ['a'],
    corridor: null,
  })
  expect((await asked(house, 'BCDF-2GHJ')).verdict).toBeNull()
})

test('the same offer keeps its code, and a resend is the same picture', async () => {
  const house = smallHouse()
  house.channel.onSend = (_, attempt) => {
    if (attempt === 1) throw new SendFault('later', 'busy', 1_000)
  }
  const code = await withPicture(house)
  const [first, second] = house.channel.attempts
  expect(second?.picture).toEqual(first?.picture)
  await house.clock.pass(10_000)
  expect(await withPicture(house)).toBe(code)
  expect(house.store.keys('coded/')).toHaveLength(1)
})

test('what is kept under a code leads to nobody, and outlives the chat until its own time', async () => {
  const house = smallHouse()
  const code = await withPicture(house)
  const [key = ''] = house.store.keys('coded/')
  expect(key).not.toContain(code.slice(0, 4))
  const [stored] = await house.store.read([key])
  const record = Buffer.from(stored?.value ?? []).toString()
  expect(Object.keys(JSON.parse(record)).sort()).toEqual(
    ['at', 'corridor', 'kind', 'language', 'level', 'patterns', 'until', 'v'].sort(),
  )
  await house.write('erase all')
  await house.clock.pass(5_000)
  expect((await asked(house, code)).verdict).not.toBeNull()

  await house.clock.leap(retention.codedVerdict - days)
  await house.clock.pass(2_000)
  expect(house.store.keys('coded/')).toHaveLength(1)
  await house.clock.leap(2 * days)
  await house.clock.pass(2_000)
  expect(house.store.keys('coded/')).toEqual([])
})

test('a code past its time is not ours any more, though nobody swept yet', async () => {
  const house = smallHouse({ wrap: (store) => ({ ...store, list: async () => [] }) })
  const code = await withPicture(house)
  await house.clock.leap(retention.codedVerdict + 1_000)
  expect(house.store.keys('coded/')).toHaveLength(1)
  expect((await asked(house, code)).verdict).toBeNull()
})

test('guessing ends after twenty codes an hour in a chat, and others are not kept waiting', async () => {
  const house = smallHouse()
  const code = await withPicture(house)
  for (let guess = 0; guess < 20; guess++) {
    await house.write(writtenCode(`BCDF2GH${'JKMNPQRSTVWXZ2345678'[guess]}`), 'guesser')
    await house.clock.pass(61_000)
  }
  expect(await asked(house, code, 'guesser')).toMatchObject({ verdict: null, tooMany: true })
  expect(await asked(house, code, 'grandmother')).toMatchObject({ tooMany: false })
  await house.clock.pass(3_600_000)
  expect((await asked(house, code, 'guesser')).verdict).not.toBeNull()
})

test('a channel without pictures gets the words', async () => {
  const house = smallHouse({
    channel: (clock) => listedChannel(clock, 'letters', { pictures: false }),
  })
  await house.write('picture')
  await house.clock.pass(3_000)
  const [sent] = house.channel.shown
  expect(sent?.picture).toBeUndefined()
  expect(sent?.text).toMatch(
    /^\*title\.\* lead\nreason\nadvice\n\*....-....\*\ncheck\nnote\nheard: picture$/,
  )
})

test('the screen shows the picture with its line, until it is cleared', async () => {
  const house = smallHouse()
  const code = await withPicture(house)
  const of = { channel: house.channel.name, id: 'sari' }
  const screen = () => house.runtime.inside.screen(of, 0)
  expect((await screen()).at(-1)?.picture?.code).toBe(code)
  await house.write('00')
  await house.clock.pass(3_000)
  expect((await screen()).some(({ picture }) => picture)).toBe(false)
})
