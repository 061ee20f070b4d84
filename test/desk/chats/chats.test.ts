import { describe, expect, test } from 'vitest'
import { createAudit } from '../../../src/desk/audit/audit.ts'
import { auditKind, auditPrefix } from '../../../src/desk/audit/audit-record.ts'
import { createChats } from '../../../src/desk/chats/chats.ts'
import { queueFor } from '../../../src/desk/chats/queue.ts'
import type { HandOver, StaffMember } from '../../../src/domain/desk.ts'
import { type House, smallHouse } from '../../fixtures/small-house.ts'

const member = (id: string, more: Partial<StaffMember> = {}): StaffMember => ({
  id,
  name: id,
  roles: ['worker'],
  desks: ['ID'],
  ...more,
})
const rani = member('rani')
const supervisor = member('sinta', { roles: ['supervisor'] })
const volunteer = member('vina', { roles: ['volunteer'] })
const abroad = member('minh', { desks: ['VN'] })
const keeper = member('agus', { roles: ['administrator'] })

async function deskOver(text: string) {
  const house = smallHouse()
  await house.write(text)
  await house.write('person')
  await house.clock.pass(2_000)
  const { handOvers } = house.runtime
  const audit = createAudit({ store: house.store, clock: house.clock })
  const chats = createChats({ handOvers, audit, mayTakeMore: async () => 'yes' })
  const [waiting] = await handOvers.list()
  return { ...house, chats, chat: waiting?.chat ?? '' }
}

async function acts({ store }: Pick<House, 'store'>) {
  const stored = await store.list(auditPrefix, '', 100)
  return stored.map(({ value }) => auditKind.decode(value))
}

describe('the queue', () => {
  const handOver = (more: Partial<HandOver>): HandOver => ({
    desk: 'ID',
    reason: 'asked',
    urgency: 'plain',
    language: 'id',
    delicate: false,
    state: 'waiting',
    since: 1_000,
    heardAt: 1_000,
    worker: null,
    takenAt: null,
    answeredAt: null,
    paged: [],
    declined: [],
    supervisorPagedAt: null,
    ...more,
  })

  test('has danger to life first, then whoever waits longest', () => {
    const all = [
      { chat: 'new', handOver: handOver({ since: 3_000 }) },
      { chat: 'old', handOver: handOver({ since: 1_000 }) },
      { chat: 'watched', handOver: handOver({ urgency: 'delicate', since: 9_000 }) },
      { chat: 'held', handOver: handOver({ urgency: 'life', since: 9_500 }) },
    ]
    const { waiting } = queueFor(rani, all)
    expect(waiting.map(({ chat }) => chat)).toEqual(['held', 'watched', 'old', 'new'])
  })

  test('of one’s own, those come first that wait for an answer', () => {
    const mine = { state: 'taken', worker: { id: 'rani', name: 'rani' }, takenAt: 2_000 } as const
    const all = [
      { chat: 'answered', handOver: handOver({ ...mine, heardAt: 3_000, answeredAt: 4_000 }) },
      { chat: 'late', handOver: handOver({ ...mine, heardAt: 9_000, answeredAt: 4_000 }) },
      { chat: 'later', handOver: handOver({ ...mine, heardAt: 9_500, answeredAt: 4_000 }) },
    ]
    expect(queueFor(rani, all).mine.map(({ chat }) => chat)).toEqual(['late', 'later', 'answered'])
  })

  test('shows nothing of the other country’s desk, and nothing to whoever keeps the accounts', () => {
    const all = [{ chat: 'a', handOver: handOver({}) }]
    for (const nobody of [abroad, keeper])
      expect(queueFor(nobody, all)).toEqual({ waiting: [], mine: [], taken: [] })
  })

  test('lets a volunteer see that a delicate chat waits, and not open it', () => {
    const all = [
      { chat: 'plain', handOver: handOver({}) },
      { chat: 'watched', handOver: handOver({ urgency: 'delicate' }) },
      { chat: 'turned', handOver: handOver({ delicate: true }) },
    ]
    const open = queueFor(volunteer, all).waiting.filter(({ mayOpen }) => mayOpen)
    expect(open.map(({ chat }) => chat)).toEqual(['plain'])
  })
})

describe('a chat', () => {
  test('is there for its own desk alone, and reading it is written down', async () => {
    const house = await deskOver('halo')
    for (const nobody of [abroad, keeper]) {
      expect(await house.chats.open(nobody, house.chat)).toBeNull()
      expect(await house.chats.take(nobody, house.chat, false)).toEqual({ kind: 'denied' })
      expect(await house.chats.reply(nobody, house.chat, { id: 'a', text: 'x' })).toEqual({
        kind: 'denied',
      })
      expect(await house.chats.unmask(nobody, house.chat, 'because')).toBeNull()
    }
    expect(await house.chats.open(rani, 'no-such-chat')).toBeNull()
    const opened = await house.chats.open(rani, house.chat)
    expect(opened?.lines.map(({ text }) => text)).toContain('halo')
    const written = await acts(house)
    expect(written.at(-1)).toMatchObject({
      who: 'rani',
      act: 'chat-read',
      about: { chat: house.chat, desk: 'ID' },
    })
    expect(written.filter(({ act }) => act === 'denied').map(({ who }) => who)).toContain('minh')
  })

  test('tells a worker nothing of where it comes from, until they say why', async () => {
    const house = await deskOver('halo')
    await house.tell({ kind: 'place', latitude: 11.5, longitude: 104.9 })
    await house.clock.pass(1_000)
    const opened = await house.chats.open(rani, house.chat)
    expect(JSON.stringify(opened)).not.toMatch(/sari|104\.9/)
    expect(await house.chats.unmask(rani, house.chat, '  ')).toBeNull()
    expect(await house.chats.unmask(volunteer, house.chat, 'curious')).toBeNull()
    const masked = await house.chats.unmask(rani, house.chat, 'must call the police there')
    expect(masked?.addresses).toEqual([{ channel: 'letters', id: 'sari' }])
    const last = (await acts(house)).at(-1)
    expect(last).toMatchObject({ act: 'masked-opened', reason: 'must call the police there' })
  })

  test('where somebody may be held is not a volunteer’s to open', async () => {
    const house = await deskOver('sos')
    expect(await house.chats.open(volunteer, house.chat)).toBeNull()
    expect(await house.chats.take(volunteer, house.chat, false)).toEqual({ kind: 'denied' })
    expect(await house.chats.take(rani, house.chat, false)).toEqual({ kind: 'done' })
    expect(await house.chats.transfer(rani, house.chat, volunteer)).toEqual({ kind: 'denied' })
    expect(await house.chats.transfer(rani, house.chat, abroad)).toEqual({ kind: 'denied' })
  })

  test('is taken from a colleague by a supervisor only', async () => {
    const house = await deskOver('halo')
    await house.chats.take(rani, house.chat, false)
    const dewi = member('dewi')
    expect(await house.chats.take(dewi, house.chat, false)).toMatchObject({ kind: 'not-yours' })
    expect(await house.chats.take(dewi, house.chat, true)).toEqual({ kind: 'denied' })
    expect(await house.chats.take(supervisor, house.chat, true)).toEqual({ kind: 'done' })
    expect((await acts(house)).at(-1)).toMatchObject({ act: 'chat-taken-from-colleague' })
  })

  test('is not taken by whoever has too many', async () => {
    const house = await deskOver('halo')
    const audit = createAudit({ store: house.store, clock: house.clock })
    const { handOvers } = house.runtime
    const chats = createChats({ handOvers, audit, mayTakeMore: async () => 'too-many' })
    expect(await chats.take(rani, house.chat, false)).toEqual({ kind: 'too-many' })
  })

  test('sums up what matters in codes, without a word of the person', async () => {
    const house = await deskOver('sos sign-money offer')
    const opened = await house.chats.open(rani, house.chat)
    expect(opened?.summary).toMatchObject({ reason: 'asked', urgency: 'delicate', earlier: 0 })
    expect(JSON.stringify(opened?.summary)).not.toContain('sos')
  })
})

describe('searching', () => {
  test('finds words without marks and capitals, at one’s own desk, and is written down without them', async () => {
    const house = await deskOver('nama saya Đặng, di KTV')
    expect(await house.chats.search(rani, 'dang')).toMatchObject([{ chat: house.chat }])
    expect(await house.chats.search(abroad, 'dang')).toEqual([])
    expect(await house.chats.search(volunteer, 'dang')).toEqual([])
    expect(await house.chats.search(rani, 'x')).toEqual([])
    expect(JSON.stringify(await acts(house))).not.toMatch(/dang/i)
  })

  test('finds a chat by its short id', async () => {
    const house = await deskOver('halo')
    const { waiting } = await house.chats.queue(rani)
    const shortId = waiting[0]?.shortId ?? ''
    expect(shortId).toMatch(/^[A-Z0-9]{6}$/)
    expect(await house.chats.search(rani, shortId.toLowerCase())).toMatchObject([{ shortId }])
  })
})

test('saying "not now" leaves no trace in the audit', async () => {
  const house = await deskOver('halo')
  const before = (await acts(house)).length
  await house.chats.decline(rani, house.chat)
  expect((await acts(house)).length).toBe(before)
})
