import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  createAskedAbout,
  firmThing,
  shownCount,
  thingsIn,
} from '../../../src/desk/knowledge/asked-about.ts'
import {
  countIn,
  howMany,
  noneCounted,
  together,
} from '../../../src/desk/knowledge/distinct-count.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { smallHouse } from '../../fixtures/small-house.ts'
import { smallChecker } from '../../offer/small-house.ts'
import { keyring, names } from './desk-room.ts'

const days = 86_400_000
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

it.each([0, 1, 5, 10, 50, 500, 20_000])('counts about %d', (many) => {
  const errors = Array.from({ length: 20 }, () => {
    const count = noneCounted()
    for (let i = 0; i < many; i++) {
      const hash = randomBytes(16).toString('hex')
      countIn(count, hash)
      countIn(count, hash)
    }
    return Math.abs(howMany(count) - many)
  }).sort((a, b) => a - b)
  expect(errors[10]).toBeLessThanOrEqual(Math.max(1, many * 0.2))
})

it('two counts together are the count of both', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (left, right) => {
      const counted = (texts: string[]) => {
        const count = noneCounted()
        for (const text of texts) countIn(count, hashOf(text))
        return count
      }
      expect(together(counted(left), counted(right))).toEqual(counted([...left, ...right]))
    }),
  )
})

it('few chats are no figure', () => {
  expect([0, 1, 10, 11, 240].map(shownCount)).toEqual(['<11', '<11', '<11', '11', '240'])
})

function room(store = memoryStore(), clock = heldClock()) {
  return { asked: createAskedAbout({ store, keyring, clock }), store, clock }
}

it('a chat counts once a week however often it asks, in every process together', async () => {
  const { asked, store, clock } = room()
  const other = room(store, clock).asked
  const thing = firmThing('lautbiru')
  for (let chat = 0; chat < 30; chat++) {
    for (const one of [asked, other]) one.note(`chat-${chat}`, [thing, 'phone +62812'])
    asked.note(`chat-${chat}`, [thing])
  }
  await asked.stop()
  await other.stop()
  const [firm = 0, phone, nothing] = await asked.counts([thing, 'phone +62812', 'phone +1'])
  expect(Math.abs(firm - 30)).toBeLessThanOrEqual(9)
  expect(phone).toBeGreaterThan(15)
  expect(nothing).toBe(0)
  await clock.leap(7 * days)
  expect(await asked.counts([thing])).toEqual([0])
})

it('nobody can read of it who asked or what, and after the week nobody can find out', async () => {
  const { asked, store, clock } = room()
  asked.note('chat-of-somebody', [firmThing('lautbiru'), 'phone +6281200000011'])
  await asked.stop()
  expect(store.dump()).not.toMatch(/somebody|lautbiru|6281200000011/)
  expect(store.keys('asked/')).toHaveLength(2)
  expect(store.keys('asked-salt/')).toHaveLength(1)
  await clock.leap(7 * days)
  await asked.stop()
  expect(store.keys('asked-salt/')).toEqual([])
  expect(store.keys('asked/')).toHaveLength(2)
  await clock.leap(28 * days)
  await asked.stop()
  expect(store.keys('asked/')).toEqual([])
})

it('names what an offer names, and bounds it', () => {
  const offer =
    'PT Lautan Sembilan Permata membuka lowongan di Taiwan, gaji NT$20.000, WA 0812-0000-0011'
  const things = thingsIn(smallChecker().check(offer), names.nameKey)
  expect(things).toEqual([firmThing('lautansembilanpermata'), 'phone +6281200000011'])
  const many = Array.from({ length: 60 }, (_, at) => `08120000${String(at + 1000)}`).join('\n')
  expect(thingsIn(smallChecker().check(many), names.nameKey).length).toBeLessThanOrEqual(12)
})

it('the runtime tells of offers that were answered, with their chat, and of nothing else', async () => {
  const told: [string, string | null][] = []
  const house = smallHouse({
    onJudged: (chat, { level }) => void told.push([chat, level]),
  })
  await house.write('hello')
  await house.write('an offer sign-a')
  await house.clock.pass(3_000)
  await house.write('hello again')
  await house.clock.pass(3_000)
  const [chat = ''] = house.store.keys('chat/').map((key) => key.split('/')[1])
  expect(told).toEqual([[chat, 'caution']])
})
