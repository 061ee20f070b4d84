import { expect, test } from 'vitest'
import { type FailingStore, failingStore } from '../fixtures/failing-store.ts'
import { settle } from '../fixtures/held-clock.ts'
import { smallHouse } from '../fixtures/small-house.ts'

const sari = { channel: 'letters', id: 'sari' }

function houseOnFailingStore() {
  let failing: FailingStore | null = null
  const house = smallHouse({
    wrap: (store) => {
      failing = failingStore(store)
      return failing
    },
  })
  if (!failing) throw new Error('the store was not wrapped')
  return { ...house, failing: failing as FailingStore }
}

test('a message is acknowledged only after it is stored', async () => {
  const { write, failing, store } = houseOnFailingStore()
  let release = () => {}
  failing.beforeCommit = () =>
    new Promise((resolve) => {
      release = resolve
    })
  let acknowledged = false
  const accepting = write('halo').then(() => {
    acknowledged = true
  })
  await settle()
  expect(acknowledged).toBe(false)
  expect(store.dump()).not.toContain('halo')
  release()
  await accepting
  expect(store.dump()).toContain('halo')
})

test('a message that could not be stored is refused, and taken when it comes again', async () => {
  const { runtime, clock, texts, failing } = houseOnFailingStore()
  const message = {
    from: sari,
    messageId: 'm1',
    sentAt: clock.now(),
    body: { kind: 'text' as const, text: 'halo' },
  }
  failing.away = true
  await expect(runtime.inside.accept(message)).rejects.toThrow('away')
  failing.away = false
  await runtime.inside.accept(message)
  await clock.pass(5_000)
  expect(texts()).toEqual(['heard: halo'])
})

test('a commit that was reported as failed and happened is no second message', async () => {
  const { runtime, clock, texts, failing } = houseOnFailingStore()
  const message = {
    from: sari,
    messageId: 'm1',
    sentAt: clock.now(),
    body: { kind: 'text' as const, text: 'halo' },
  }
  failing.liesAbout = ({ put }) => put?.some(([key]) => key.includes('/seen/')) ?? false
  await expect(runtime.inside.accept(message)).rejects.toThrow('away')
  failing.liesAbout = () => false
  await runtime.inside.accept(message)
  await clock.pass(5_000)
  expect(texts()).toEqual(['heard: halo'])
})

test('the same message delivered again is answered once: at once, later, after a restart, elsewhere', async () => {
  const house = smallHouse()
  const { clock, runtime, texts } = house
  const message = {
    from: sari,
    messageId: 'm1',
    sentAt: clock.now(),
    body: { kind: 'text' as const, text: 'halo' },
  }
  const elsewhere = house.another()
  await Promise.all([
    runtime.inside.accept(message),
    runtime.inside.accept(message),
    elsewhere.runtime.inside.accept(message),
  ])
  await clock.pass(5_000)
  await runtime.inside.accept(message)
  await clock.pass(2 * 60_000)
  await runtime.stop()
  await house.another().runtime.inside.accept(message)
  await clock.pass(60_000)
  expect(texts()).toEqual(['heard: halo'])
})

test('the same id from another person or another channel is another message', async () => {
  const { clock, runtime, channel } = smallHouse()
  for (const from of [sari, { channel: 'letters', id: 'linh' }, { channel: 'calls', id: 'sari' }])
    await runtime.inside.accept({
      from,
      messageId: 'm1',
      sentAt: clock.now(),
      body: { kind: 'text', text: `from ${from.channel} ${from.id}` },
    })
  await clock.pass(1_000)
  expect(channel.shown.map(({ text }) => text)).toEqual([
    'heard: from letters sari',
    'heard: from letters linh',
  ])
})

test('a burst is answered once, as one text', async () => {
  const { write, clock, texts } = smallHouse()
  await write('one')
  await clock.pass(300)
  await write('two')
  await clock.pass(300)
  await write('three')
  await clock.pass(1_000)
  expect(texts()).toEqual(['heard: one / two / three'])
})

test('messages taken in side by side share commits and keep their order', async () => {
  const { write, clock, texts, store } = smallHouse()
  await write('0')
  const before = store.commits()
  const more = Array.from({ length: 50 }, (_, at) => `word ${at}`)
  await Promise.all(more.map((text) => write(text)))
  expect(store.commits() - before).toBeLessThan(5)
  await clock.pass(70_000)
  expect(
    texts()
      .join(' ')
      .match(/word \d+/g),
  ).toEqual(more)
})

test('forwards and albums wait for what is sent along, at most four seconds', async () => {
  const { tell, clock, channel } = smallHouse()
  const began = clock.now()
  for (let number = 0; number < 8; number++) {
    await tell({ kind: 'text', text: `part ${number}`, forwarded: true })
    await clock.pass(1_000)
  }
  await clock.pass(10_000)
  expect(channel.shown.map(({ at }) => at - began)).toEqual([4_000, 8_000])
  await tell({ kind: 'media', media: 'photo', caption: 'poster' })
  await tell({ kind: 'media', media: 'photo' })
  await clock.pass(1_499)
  expect(channel.shown).toHaveLength(2)
  await clock.pass(1)
  expect(channel.shown[2]?.text).toBe('heard: poster [photo]')
})

test('distress is answered at once, with everything that waited', async () => {
  const { tell, write, clock, texts } = smallHouse()
  await tell({ kind: 'text', text: 'pictures', forwarded: true })
  await write('sos')
  await clock.pass(0)
  expect(texts()).toEqual(['heard: pictures / sos (distress)'])
})

test('distress that already waits is not put off by what comes after it', async () => {
  const { tell, write, clock, texts } = smallHouse()
  await write('sos')
  await tell({ kind: 'text', text: 'pictures', forwarded: true })
  await clock.pass(0)
  expect(texts()).toHaveLength(1)
})

test.each([
  ['a button', { kind: 'choice', choice: 'yes' }, 'heard: <yes>'],
  ['an opened chat', { kind: 'opened' }, 'heard: [opened]'],
  ['a pin', { kind: 'place', latitude: 11.5, longitude: 104.9 }, 'heard: [place]'],
  ['a group', { kind: 'added-to-group' }, 'heard: [group]'],
  ['a word of command', { kind: 'text', text: '2' }, 'heard: 2'],
] as const)('%s is answered at once', async (_, body, reply) => {
  const { tell, clock, texts } = smallHouse()
  await tell(body)
  await clock.pass(0)
  expect(texts()).toEqual([reply])
})

test.each(['', '   \n', '\u200b\u2060', '\u2800'])(
  'a message nobody can see is answered: %j',
  async (text) => {
    const { write, clock, texts } = smallHouse()
    await write(text)
    await clock.pass(1_000)
    expect(texts()).toEqual(['heard:'])
  },
)

test('few and short entries wait in the head, others beside it, and none is passed over', async () => {
  const { write, clock, texts, store } = smallHouse()
  const beside = () => store.keys('chat/').filter((key) => key.includes('/in/')).length
  const words = ['a', 'b', `c ${'x'.repeat(3_000)}`, 'd', 'e', 'f']
  for (const text of words) await write(text)
  expect(beside()).toBe(4)
  await clock.pass(1_000)
  expect(
    texts()
      .join()
      .match(/\b[a-f]\b/g)
      ?.join(''),
  ).toBe('abcdef')
  expect(beside()).toBe(0)
  for (const text of words.slice(3)) await write(text)
  expect(beside()).toBe(0)
})

test('a text of a megabyte is kept in part, and the person is told', async () => {
  const { write, clock, texts, store } = smallHouse()
  await write('offer sign-a '.repeat(80_000))
  await clock.pass(1_000)
  expect(store.dump().length).toBeLessThan(80_000)
  expect(texts()[0]).toMatch(/\(caution\)\nchat:too-long$/)
})

test('distress at the end of a megabyte is heard', async () => {
  const { write, clock, texts } = smallHouse()
  await write(`${'lorem ipsum '.repeat(80_000)} sos `)
  await clock.pass(0)
  expect(texts()[0]).toContain('(distress)')
})

test('when a chat was erased elsewhere, what is remembered of it here does no harm', async () => {
  const house = smallHouse()
  const elsewhere = house.another()
  await house.write('halo')
  await house.clock.pass(1_000)
  await elsewhere.tell({ kind: 'text', text: 'erase' }, { messageId: 'x1' })
  await house.clock.pass(1_000)
  await house.write('here again')
  await house.clock.pass(1_000)
  expect(house.texts()).toEqual(['heard: halo', 'heard: erase', 'heard: here again'])
})

test('a pointer to a chat that is gone leads to a new chat', async () => {
  const house = smallHouse()
  await house.write('halo')
  await house.clock.pass(1_000)
  await house.store.commit({ delete: house.store.keys('chat/') })
  await house.write('here again')
  await house.clock.pass(1_000)
  expect(house.texts()).toEqual(['heard: halo', 'heard: here again'])
})

test('what was taken in stays when it stops, and nothing more is taken in', async () => {
  const house = smallHouse()
  await house.write('halo')
  await house.runtime.stop()
  await expect(house.write('more')).rejects.toThrow('stopping')
  await house.clock.pass(10_000)
  expect(house.texts()).toEqual([])
  house.another()
  await house.clock.pass(10_000)
  expect(house.texts()).toEqual(['heard: halo'])
})

test('a platform whose clock runs ahead or says nothing does no harm', async () => {
  const { tell, clock, texts } = smallHouse()
  await tell({ kind: 'text', text: 'ahead' }, { sentAt: clock.now() + 86_400_000 })
  await tell({ kind: 'text', text: 'nothing' }, { sentAt: Number.NaN })
  await clock.pass(1_000)
  expect(texts()).toEqual(['heard: ahead / nothing'])
})
