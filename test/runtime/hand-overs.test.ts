import { describe, expect, test } from 'vitest'
import { type HandOver, type HandOverEnd, longestWords } from '../../src/domain/desk.ts'
import { handOverEndsPrefix, handOverKey } from '../../src/runtime/keys.ts'
import { fromBytes } from '../../src/runtime/stored-form.ts'
import { settle } from '../fixtures/held-clock.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { type House, type HouseOptions, smallHouse } from '../fixtures/small-house.ts'

const minutes = 60_000
const rani = { id: 'rani', name: 'Rani' }
const minh = { id: 'minh', name: 'Minh' }

/** A house in which Sari asked for a person, or cried for help. */
async function waitingHouse(
  text = 'person',
  options: HouseOptions = {},
): Promise<House & { chat: string }> {
  const house = smallHouse(options)
  await house.write(text)
  await house.clock.pass(1_000)
  if (text !== 'person') {
    await house.write('person')
    await house.clock.pass(1_000)
  }
  const [waiting] = await house.runtime.handOvers.list()
  return { ...house, chat: waiting?.chat ?? '' }
}

async function handOverOf({ store, chat }: { store: House['store']; chat: string }) {
  const [stored] = await store.read([handOverKey(chat)])
  return fromBytes<HandOver>('hand-over', stored) ?? null
}

let ids = 0
const words = (text: string) => ({ id: `w${++ids}`, text })

describe('waiting', () => {
  test('who asked for a person waits at the desk of their language, and nothing they wrote stands there', async () => {
    const house = await waitingHouse()
    const handOver = await handOverOf(house)
    expect(handOver).toMatchObject({
      desk: 'ID',
      reason: 'asked',
      urgency: 'plain',
      state: 'waiting',
      worker: null,
    })
    await house.write('my secret is 0812')
    await house.clock.pass(1_000)
    expect(JSON.stringify(await handOverOf(house))).not.toContain('secret')
    expect((await handOverOf(house))?.heardAt).toBeGreaterThan(handOver?.heardAt ?? 0)
    expect(house.texts().at(-1)).toBe('heard: my secret is 0812')
  })

  test('a cry for help is danger to life, and asking for a person later does not make it less', async () => {
    const house = await waitingHouse('sos')
    expect(await handOverOf(house)).toMatchObject({ urgency: 'delicate', reason: 'asked' })
    await house.write('delicate sos')
    await house.clock.pass(1_000)
    const { list } = house.runtime.handOvers
    expect(await list()).toHaveLength(1)
  })

  test('a chat that was erased waits no more', async () => {
    const house = await waitingHouse()
    await house.write('erase')
    await house.clock.pass(2_000)
    expect(await house.runtime.handOvers.list()).toEqual([])
    expect(await house.runtime.handOvers.take(house.chat, rani)).toEqual({ kind: 'gone' })
  })
})

describe('taking', () => {
  test('the person is told who is here, and from then on the program is silent', async () => {
    const house = await waitingHouse()
    expect(await house.runtime.handOvers.take(house.chat, rani)).toEqual({ kind: 'done' })
    await house.write('how are you?')
    await house.clock.pass(2_000)
    expect(house.texts()).toEqual(['heard: person', 'desk:here'])
    expect(await handOverOf(house)).toMatchObject({ state: 'taken', worker: rani })
  })

  test('a colleague sees who has it, and only taking it from them changes that', async () => {
    const house = await waitingHouse()
    const { take, reply } = house.runtime.handOvers
    await take(house.chat, rani)
    expect(await take(house.chat, minh)).toEqual({ kind: 'not-yours', worker: rani })
    expect(await reply(house.chat, minh, words('halo'))).toEqual({
      kind: 'not-yours',
      worker: rani,
    })
    expect(await take(house.chat, minh, { fromColleague: true })).toEqual({ kind: 'done' })
    expect(await reply(house.chat, rani, words('halo'))).toEqual({
      kind: 'not-yours',
      worker: minh,
    })
  })

  test('taking twice is taking once', async () => {
    const house = await waitingHouse()
    await house.runtime.handOvers.take(house.chat, rani)
    await house.runtime.handOvers.take(house.chat, rani)
    await house.clock.pass(1_000)
    expect(house.texts().filter((text) => text === 'desk:here')).toHaveLength(1)
  })

  test('a reply on the wire is waited for and shown as sent; what stood behind it is not sent', async () => {
    let answer = () => {}
    const house = await waitingHouse()
    house.channel.onSend = ({ text }) =>
      text.includes('1:') ? new Promise((resolve) => (answer = resolve)) : undefined
    await house.write('say 3')
    await house.clock.pass(1_000)
    let confirmed = false
    const taking = house.runtime.handOvers.take(house.chat, rani).then(() => (confirmed = true))
    await house.clock.pass(5_000)
    expect(confirmed).toBe(false)
    const during = await house.runtime.handOvers.read(house.chat)
    expect(during?.lines.find(({ text }) => text === '1: say 3')?.state).toBe('on-the-wire')
    answer()
    await house.clock.pass(1_000)
    await taking
    expect(house.texts()).toEqual(['heard: person', '1: say 3', 'desk:here'])
    const after = await house.runtime.handOvers.read(house.chat)
    const states = after?.lines.filter(({ by }) => by === 'suar').map(({ state }) => state)
    expect(states).toEqual(['shown', 'shown', 'withdrawn', 'withdrawn', 'shown'])
  })

  test('a reply whose process is gone is waited for until its claim is over, and no longer', async () => {
    const house = await waitingHouse()
    house.channel.onSend = ({ text }) =>
      text === 'heard: halo' ? new Promise<never>(() => {}) : undefined
    await house.write('halo')
    await house.clock.pass(1_000)
    let confirmed = false
    void house.runtime.handOvers.take(house.chat, rani).then(() => (confirmed = true))
    await house.clock.pass(15_000)
    expect(confirmed).toBe(false)
    await house.clock.pass(30_000)
    expect(confirmed).toBe(true)
  })
})

describe('replying', () => {
  test('the words come as they were typed, in order, each once however often they are sent', async () => {
    const house = await waitingHouse()
    const { take, reply } = house.runtime.handOvers
    await take(house.chat, rani)
    const first = words('Halo, saya Rani.')
    await Promise.all([
      reply(house.chat, rani, first),
      reply(house.chat, rani, first),
      house.another().runtime.handOvers.reply(house.chat, rani, first),
    ])
    await reply(house.chat, rani, words('Ada yang bisa dibantu?'))
    await house.clock.pass(2_000)
    expect(house.texts().slice(2)).toEqual(['Halo, saya Rani.', 'Ada yang bisa dibantu?'])
    const view = await house.runtime.handOvers.read(house.chat)
    expect(view?.lines.filter(({ by, marker }) => by === 'worker' && !marker)).toMatchObject([
      { text: 'Halo, saya Rani.', worker: rani, state: 'shown' },
      { text: 'Ada yang bisa dibantu?', worker: rani, state: 'shown' },
    ])
  })

  test('what is longer than is taken is said so, and neither said nor noted in part', async () => {
    const house = await waitingHouse()
    const { handOvers } = house.runtime
    await handOvers.take(house.chat, rani)
    const longest = words('x'.repeat(longestWords))
    const longer = words('y'.repeat(longestWords + 1))
    expect(await handOvers.reply(house.chat, rani, longer)).toEqual({ kind: 'too-long' })
    expect(await handOvers.note(house.chat, rani, longer)).toEqual({ kind: 'too-long' })
    await handOvers.reply(house.chat, rani, longest)
    await house.clock.pass(2_000)
    expect(house.texts()).toContain(longest.text)
    const view = await handOvers.read(house.chat)
    expect(view?.lines.filter(({ text }) => text.includes('yy'))).toEqual([])
  })

  test('where somebody may be held, a late word is kept and shown when they write again', async () => {
    const house = await waitingHouse('sos')
    const { take, reply } = house.runtime.handOvers
    await take(house.chat, rani)
    await house.clock.pass(7 * minutes)
    expect(await reply(house.chat, rani, words('Masih di sana?'))).toMatchObject({ late: true })
    await house.clock.pass(1 * minutes)
    expect(house.texts()).not.toContain('Masih di sana?')
    const view = await house.runtime.handOvers.read(house.chat)
    expect(view?.lines.at(-1)).toMatchObject({ text: 'Masih di sana?', state: 'held' })
    await house.write('.')
    await house.clock.pass(2_000)
    expect(house.texts().at(-1)).toBe('Masih di sana?')
  })

  test('after the screen was cleared nothing appears until the person is back', async () => {
    const house = await waitingHouse()
    const { take, reply } = house.runtime.handOvers
    await take(house.chat, rani)
    await house.write('00')
    await house.clock.pass(1_000)
    expect(await reply(house.chat, rani, words('Halo?'))).toMatchObject({ late: true })
    await house.write('who is this?')
    await house.clock.pass(1_000)
    expect(house.texts()).not.toContain('Halo?')
    await house.write('me')
    await house.clock.pass(1_000)
    expect(house.texts()).toContain('Halo?')
  })

  test('a stranger at a hidden chat is answered by the program alone, with its harmless line', async () => {
    const house = await waitingHouse()
    await house.runtime.handOvers.take(house.chat, rani)
    await house.write('00')
    await house.clock.pass(1_000)
    await house.write('who is this?')
    await house.clock.pass(1_000)
    expect(house.texts().slice(2)).toEqual(['heard: 00', 'harmless'])
  })

  test('what the person sends to a worker is not missed: a pin is kept, a cry makes it more urgent', async () => {
    const house = await waitingHouse()
    await house.runtime.handOvers.take(house.chat, rani)
    await house.tell({ kind: 'place', latitude: 11.5, longitude: 104.9 })
    await house.write('sos')
    await house.clock.pass(1_000)
    expect((await house.runtime.handOvers.read(house.chat))?.places).toMatchObject([
      { latitude: 11.5, longitude: 104.9 },
    ])
    expect(await handOverOf(house)).toMatchObject({ urgency: 'life', reason: 'held', worker: rani })
    expect(house.texts().slice(1)).toEqual(['desk:here'])
  })

  test('a note is seen at the desk and never by the person', async () => {
    const house = await waitingHouse()
    await house.runtime.handOvers.take(house.chat, rani)
    await house.runtime.handOvers.note(house.chat, rani, words('sounds afraid'))
    await house.clock.pass(1_000)
    const screen = await house.runtime.inside.screen({ channel: 'letters', id: 'sari' }, 0)
    expect(JSON.stringify(screen)).not.toContain('afraid')
    const view = await house.runtime.handOvers.read(house.chat)
    expect(view?.lines.at(-1)).toMatchObject({
      text: 'sounds afraid',
      marker: 'note',
      worker: rani,
    })
    expect(house.texts().join()).not.toContain('afraid')
  })
})

describe('giving back', () => {
  test('the program answers again, the person is told, and what is kept leads to nobody', async () => {
    const house = await waitingHouse()
    const { take, reply, end } = house.runtime.handOvers
    await take(house.chat, rani)
    await reply(house.chat, rani, words('Sampai nanti.'))
    expect(await end(house.chat, minh, 'advised')).toEqual({ kind: 'not-yours', worker: rani })
    expect(await end(house.chat, rani, 'advised')).toEqual({ kind: 'done' })
    await house.write('halo')
    await house.clock.pass(2_000)
    expect(house.texts().slice(1)).toEqual([
      'desk:here',
      'Sampai nanti.',
      'desk:done-alone',
      'heard: halo',
    ])
    expect(await house.runtime.handOvers.list()).toEqual([])
    const [kept] = await house.store.list(handOverEndsPrefix, '', 2)
    expect(fromBytes<HandOverEnd>('hand-over-end', kept)).toMatchObject({
      desk: 'ID',
      outcome: 'advised',
    })
    expect(Buffer.from(kept?.value ?? []).toString()).not.toContain(house.chat)
    expect(kept?.key).not.toContain(house.chat)
  })

  test('what a worker wrote is not lost with their voice: it waits for a platform that is away', async () => {
    const house = await waitingHouse()
    const { take, reply, end } = house.runtime.handOvers
    await take(house.chat, rani)
    await house.clock.pass(500)
    house.channel.canSend = () => false
    await reply(house.chat, rani, words('Nomornya 129.'))
    await end(house.chat, rani, 'advised')
    await house.clock.pass(5_000)
    house.channel.canSend = () => true
    await house.clock.pass(10_000)
    expect(house.texts().slice(2)).toEqual(['Nomornya 129.', 'desk:done-alone'])
  })

  test('back in the queue it waits like a new one, and nobody is named to have declined', async () => {
    const house = await waitingHouse()
    const { take, backToQueue, declined, paged } = house.runtime.handOvers
    await paged(house.chat, ['minh'], false)
    await declined(house.chat, 'minh')
    await take(house.chat, rani)
    expect(await paged(house.chat, ['minh'], false)).toEqual({ kind: 'gone' })
    expect(await backToQueue(house.chat, null, true)).toEqual({ kind: 'done' })
    await house.clock.pass(1_000)
    expect(await handOverOf(house)).toMatchObject({ state: 'waiting', paged: [], declined: [] })
    expect(house.texts().at(-1)).toBe('desk:back-in-queue')
    await house.write('halo')
    await house.clock.pass(1_000)
    expect(house.texts().at(-1)).toBe('heard: halo')
  })

  test('transferred, the next one speaks and the person is told', async () => {
    const house = await waitingHouse()
    const { take, transfer, reply } = house.runtime.handOvers
    await take(house.chat, rani)
    expect(await transfer(house.chat, minh, rani)).toEqual({ kind: 'not-yours', worker: rani })
    expect(await transfer(house.chat, rani, minh)).toEqual({ kind: 'done' })
    expect(await reply(house.chat, rani, words('x'))).toMatchObject({ kind: 'not-yours' })
    expect(await reply(house.chat, minh, words('Halo, saya Minh.'))).toMatchObject({ kind: 'said' })
    await house.clock.pass(1_000)
    expect(house.texts().slice(1)).toEqual(['desk:here', 'desk:here', 'Halo, saya Minh.'])
  })

  test('who waits and is looked after otherwise is ended without a word', async () => {
    const house = await waitingHouse()
    expect(await house.runtime.handOvers.end(house.chat, rani, 'misuse')).toEqual({ kind: 'done' })
    await house.clock.pass(1_000)
    expect(house.texts()).toEqual(['heard: person'])
  })
})

describe('written on the telephone itself', () => {
  const address = { channel: 'letters', id: 'sari' }
  const written = (platformId: string, text: string, house: House) =>
    house.runtime.inside.writtenByHand(address, { platformId, text, sentAt: house.clock.now() })

  test('it counts as taking over, once, and the program is silent until it is ended', async () => {
    const house = smallHouse()
    await house.write('halo')
    await house.clock.pass(1_000)
    await written('x1', 'Halo, ini Rani.', house)
    await written('x1', 'Halo, ini Rani.', house)
    await house.write('ini siapa?')
    await house.clock.pass(2_000)
    expect(house.texts()).toEqual(['heard: halo'])
    const [{ chat, handOver } = { chat: '', handOver: null }] = await house.runtime.handOvers.list()
    expect(handOver).toMatchObject({ state: 'taken', worker: { id: 'by-hand' } })
    const view = await house.runtime.handOvers.read(chat)
    expect(view?.lines.filter(({ text }) => text === 'Halo, ini Rani.')).toHaveLength(1)
    await house.runtime.handOvers.end(chat, { id: 'by-hand', name: '' }, 'advised')
    await house.write('halo lagi')
    await house.clock.pass(2_000)
    expect(house.texts().slice(1)).toEqual(['desk:program-again', 'heard: halo lagi'])
  })

  test('a colleague of the console keeps the chat, and sees the words', async () => {
    const house = await waitingHouse()
    await house.runtime.handOvers.take(house.chat, rani)
    await written('x1', 'Sebentar ya.', house)
    expect(await handOverOf(house)).toMatchObject({ worker: rani })
    const view = await house.runtime.handOvers.read(house.chat)
    expect(view?.lines.at(-1)).toMatchObject({ text: 'Sebentar ya.', by: 'worker', state: 'shown' })
  })

  test('to somebody who never wrote it means nothing', async () => {
    const house = smallHouse()
    await written('x1', 'Halo', house)
    expect(await house.runtime.handOvers.list()).toEqual([])
  })
})

test('who watches the desk is called when a chat has ended, though what is deleted calls nobody', async () => {
  const house = await waitingHouse('person', { channel: (clock) => listedChannel(clock) })
  const { handOvers } = house.runtime
  await handOvers.take(house.chat, rani)
  await settle()
  const listed: number[] = []
  handOvers.watch(() => void handOvers.list().then((all) => listed.push(all.length)))
  await handOvers.end(house.chat, rani, 'advised')
  await house.clock.pass(1_000)
  expect(listed.at(-1)).toBe(0)
})

test('a second process sees the same chats, and its worker the first one’s', async () => {
  const house = await waitingHouse('person', { channel: (clock) => listedChannel(clock) })
  const other = house.another()
  let woken = 0
  other.runtime.handOvers.watch(() => (woken += 1))
  await house.runtime.handOvers.take(house.chat, rani)
  await settle()
  expect(woken).toBeGreaterThan(0)
  expect(await other.runtime.handOvers.take(house.chat, minh)).toEqual({
    kind: 'not-yours',
    worker: rani,
  })
})
