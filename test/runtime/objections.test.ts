import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { AgencyMatch } from '../../src/domain/notice.ts'
import { codeIn } from '../../src/domain/short-code.ts'
import { createObjections } from '../../src/runtime/objections.ts'
import { retention } from '../../src/runtime/retention.ts'
import { plainTalk } from '../fixtures/plain-talk.ts'
import { type House, type HouseOptions, smallHouse } from '../fixtures/small-house.ts'

const days = 86_400_000
const firm = 'PT Laut Biru'

/** Every text names the firm, and the answer says what is shown of it. */
const naming: HouseOptions = {
  rules: {
    read(text, origin) {
      const reading = plainTalk.read(text, origin)
      const agency = { match: 'exact', notice: { name: firm } } as AgencyMatch
      return { ...reading, verdict: { ...reading.verdict, agencies: [agency] } }
    },
    next(event, session) {
      const turn = plainTalk.next(event, session)
      const shown = JSON.stringify(event.objections)
      for (const reply of turn.replies) {
        const said = event.text.startsWith('object')
          ? { text: 'kept', objectionCode: '' }
          : { text: event.code ? JSON.stringify(event.code) : shown }
        reply.lines = [{ key: 'text', values: said }]
      }
      return turn
    },
  },
}

const book = ({ store }: House) =>
  createObjections(store, {
    index: (text) => createHmac('sha256', 'key').update(text).digest('base64url'),
  })

async function said(house: House, text: string, from = 'sari'): Promise<string> {
  await house.write(text, from)
  await house.clock.pass(3_000)
  return house.texts(from).at(-1) ?? ''
}

async function objected(house: House, from = 'sari'): Promise<string> {
  const code = codeIn((await said(house, 'object', from)).replace('kept ', ''))
  expect(code).not.toBeNull()
  return code ?? ''
}

const corrected = {
  at: 5,
  outcome: 'corrected' as const,
  text: { id: 'izinnya berlaku', vi: 'còn hạn' },
}

test('it is kept under a code with its day, its firm and its chat, and what follows with it', async () => {
  const house = smallHouse(naming)
  const code = await objected(house)
  expect(await said(house, 'object too')).toContain(code.slice(0, 4))
  const [kept, ...others] = await book(house).list()
  expect(others).toEqual([])
  expect(kept).toMatchObject({ code, about: 'firm', firms: [firm], decision: null })
  expect(kept?.parts.map(({ text }) => text)).toEqual(['object', 'object too'])
  expect(house.store.keys('objection/').join()).not.toContain(code)
  const [chat = ''] = house.store.keys('chat/').map((key) => key.split('/')[1])
  expect(kept?.parts[0]?.chat).toBe(chat)
})

test('others see that the firm objects, and nothing of who or what', async () => {
  const house = smallHouse(naming)
  await house.clock.pass(100)
  const code = await objected(house)
  const [kept] = await book(house).list()
  const shown = await said(house, 'hello', 'budi')
  expect(JSON.parse(shown)).toEqual([{ firm, at: kept?.at, correction: null }])
  const told = JSON.parse(await said(house, code, 'budi'))
  expect(told.objection).toEqual({ at: kept?.at, dueBy: kept?.dueBy, decision: null })
})

test('a flood of them is one line, the oldest', async () => {
  const house = smallHouse(naming)
  for (const from of ['a', 'b', 'c']) await objected(house, from)
  const all = await book(house).list()
  expect(all).toHaveLength(3)
  const shown = JSON.parse(await said(house, 'hello', 'budi'))
  expect(shown).toEqual([{ firm, at: Math.min(...all.map(({ at }) => at)), correction: null }])
})

test('a decision is told, a correction is shown, and "kept" ends the line', async () => {
  const house = smallHouse(naming)
  const first = await objected(house, 'a')
  expect(await book(house).decide(first, { ...corrected, outcome: 'kept' })).toBe(true)
  expect(JSON.parse(await said(house, 'hello', 'budi'))).toEqual([])
  expect(JSON.parse(await said(house, first, 'budi')).objection.decision.outcome).toBe('kept')
  const second = await objected(house, 'b')
  expect(await book(house).decide(second, corrected)).toBe(true)
  const third = await objected(house, 'c')
  expect(JSON.parse(await said(house, 'hello', 'budi'))[0].correction).toEqual(corrected)
  expect((await book(house).list()).map(({ code }) => code)[0]).toBe(third)
  expect(await book(house).decide('BCDF2GHJ', corrected)).toBe(false)
})

test('another process hears of it', async () => {
  const house = smallHouse(naming)
  const other = house.another({ unstarted: true })
  other.runtime.start()
  await objected(house)
  await house.clock.pass(61_000)
  await house.runtime.stop()
  expect(JSON.parse(await said(other, 'hello', 'budi'))).toHaveLength(1)
})

test('whoever asks to be forgotten takes it along, but not what was decided', async () => {
  const house = smallHouse(naming)
  const open = await objected(house, 'a')
  const decided = await objected(house, 'b')
  await book(house).decide(decided, corrected)
  for (const from of ['a', 'b']) await house.write('erase', from)
  await house.clock.pass(5_000)
  expect(await book(house).find(open)).toBeNull()
  expect(await book(house).find(decided)).toMatchObject({ parts: [], firms: [firm] })
  expect(house.store.dump()).not.toContain('"text":"object"')
  await house.clock.pass(61_000)
  expect(JSON.parse(await said(house, 'hello', 'budi'))).toMatchObject([{ correction: corrected }])
})

test('a chat that falls silent leaves it to be decided; a year later it is gone', async () => {
  const house = smallHouse(naming)
  const code = await objected(house)
  for (let day = 0; day < 45; day++) {
    await house.clock.leap(days)
    await house.clock.pass(2_000)
  }
  expect(house.store.keys('chat/')).toEqual([])
  expect((await book(house).find(code))?.parts).toHaveLength(1)
  expect(house.logged.filter(({ event }) => event === 'objections-overdue').length).toBeGreaterThan(
    1,
  )
  await house.clock.leap(retention.objection)
  await house.clock.pass(2_000)
  expect(house.store.keys('objection/')).toEqual([])
})
