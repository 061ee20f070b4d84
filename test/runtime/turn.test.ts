import { expect, test } from 'vitest'
import { voiceKey } from '../../src/runtime/keys.ts'
import { toBytes } from '../../src/runtime/stored-form.ts'
import { failingStore } from '../fixtures/failing-store.ts'
import { settle } from '../fixtures/held-clock.ts'
import { plainTalk } from '../fixtures/plain-talk.ts'
import { type House, smallHouse } from '../fixtures/small-house.ts'

/** What waits for a turn, in heads and in records of its own. */
const inbox = ({ store }: House) => [
  ...store.keys('chat/').filter((key) => key.includes('/in/')),
  ...(store.dump().match(/"waiting":\[\{/g) ?? []),
]

test('replies of one turn come in their order, and a chat has one conversation', async () => {
  const { write, clock, texts } = smallHouse()
  await write('say 3')
  await clock.pass(1_000)
  await write('then')
  await clock.pass(1_000)
  expect(texts()).toEqual(['1: say 3', '2: say 3', '3: say 3', 'heard: then'])
})

test('what comes in while a turn is being stored is answered with it, or after it, once', async () => {
  let meanwhile = async () => {}
  const house = smallHouse({
    wrap: (store) => {
      const failing = failingStore(store)
      failing.beforeCommit = async ({ put }) => {
        if (!put?.some(([key]) => key.endsWith('/outbox'))) return
        const now = meanwhile
        meanwhile = async () => {}
        await now()
      }
      return failing
    },
  })
  const elsewhere = house.another({ wrap: (store) => store })
  meanwhile = async () =>
    void (await elsewhere.tell({ kind: 'text', text: 'two' }, { messageId: 'x1' }))
  await house.write('one')
  await house.clock.pass(10_000)
  expect(house.texts()).toEqual(['heard: one / two'])
  expect(house.counts.get('turn-refused')).toBe(1)
  expect(inbox(house)).toEqual([])
})

test('a burst is cut at words of command, buttons and short answers, in order', async () => {
  const { write, tell, clock, texts } = smallHouse()
  await Promise.all([
    write('first'),
    write('of all'),
    write('1'),
    tell({ kind: 'choice', choice: 'yes' }),
    write('then'),
    write('more'),
  ])
  await clock.pass(5_000)
  expect(texts()).toEqual([
    'heard: first / of all',
    'heard: 1',
    'heard: <yes>',
    'heard: then / more',
  ])
})

test('a word of command in a burst still hides, and takes back what was about to be said', async () => {
  const { write, clock, texts, runtime } = smallHouse()
  await Promise.all([write('offer sign-a'), write('00')])
  await clock.pass(5_000)
  expect(texts()).toEqual(['heard: 00'])
  const screen = await runtime.inside.screen({ channel: 'letters', id: 'sari' }, 0)
  expect(screen.map(({ text }) => text)).toEqual(['heard: 00'])
})

test('a double tap is one answer; the same answer to the next question is another', async () => {
  const { write, tell, clock, channel, texts } = smallHouse()
  await write('ask once')
  await clock.pass(1_000)
  const first = channel.shown[0]?.choices[0]?.id ?? ''
  await tell({ kind: 'choice', choice: first })
  await clock.pass(50)
  await tell({ kind: 'choice', choice: first })
  await clock.pass(50)
  await write('ask again')
  await clock.pass(1_000)
  const second = channel.shown.at(-1)?.choices[0]?.id ?? ''
  await tell({ kind: 'choice', choice: second })
  await clock.pass(10_000)
  await tell({ kind: 'choice', choice: second })
  await clock.pass(1_000)
  expect(second).not.toBe(first)
  expect(texts()).toEqual([
    'heard: ask once',
    'heard: <yes>',
    'heard: ask again',
    'heard: <yes>',
    'heard: <yes>',
  ])
})

test('a message that breaks the turn is tried three times, set aside, and the person is told', async () => {
  const house = smallHouse()
  await house.write('next-breaks')
  await house.clock.pass(60_000)
  expect(house.texts()).toEqual(['chat:could-not-read'])
  expect(house.logged.filter(({ event }) => event === 'turn-failed')).toHaveLength(3)
  expect(inbox(house)).toEqual([])
  expect(house.store.keys('due/')).toEqual([])
  const failed = house.store.keys('chat/').filter((key) => key.includes('/failed/'))
  expect(failed).toHaveLength(1)
  expect(house.store.dump()).toContain('next-breaks')
})

test('a message that breaks the turn takes nothing of a burst with it', async () => {
  const house = smallHouse()
  await Promise.all(['one', 'next-breaks', 'two', 'three'].map((text) => house.write(text)))
  await house.clock.pass(60_000)
  expect(house.texts()).toEqual(['heard: one', 'chat:could-not-read', 'heard: two', 'heard: three'])
  await house.write('four')
  await house.write('five')
  await house.clock.pass(1_000)
  expect(house.texts().at(-1)).toBe('heard: four / five')
})

test('a broken turn of one chat delays no other', async () => {
  const { write, clock, texts } = smallHouse()
  await write('next-breaks', 'sari')
  await write('halo', 'linh')
  await clock.pass(400)
  expect(texts('linh')).toEqual(['heard: halo'])
})

test('what the log says of a broken turn holds nothing the person wrote', async () => {
  const { write, clock, logged } = smallHouse()
  await write('next-breaks with a secret')
  await clock.pass(60_000)
  expect(logged.length).toBeGreaterThan(0)
  expect(JSON.stringify(logged)).not.toContain('secret')
  expect(JSON.stringify(logged)).toContain('plain-talk.ts')
})

test('distress is answered as such even when reading it breaks', async () => {
  const { write, clock, texts } = smallHouse()
  await write('sos read-breaks')
  await clock.pass(0)
  expect(texts()).toEqual(['heard: sos read-breaks (distress)'])
})

test('when even the words for it are missing, the chat goes on', async () => {
  const say = () => {
    throw new Error('no such text')
  }
  const house = smallHouse({ rules: { say } })
  await house.write('halo')
  await house.clock.pass(60_000)
  expect(house.texts()).toEqual([])
  expect(inbox(house)).toEqual([])
  expect(house.store.keys('due/')).toEqual([])
})

test('a cry for help that is lost in a burst is heard by itself', async () => {
  const { write, clock, texts } = smallHouse({
    rules: {
      hearsDistress: (text) => text.trim() === 'tolong',
      read(text, origin) {
        const joined = plainTalk.read(text.replace('tolong', 'please'), origin)
        return text.trim() === 'tolong' ? plainTalk.read('sos', origin) : joined
      },
    },
  })
  await Promise.all([write('halo'), write('tolong')])
  await clock.pass(0)
  expect(texts()).toEqual(['heard: halo / tolong (distress)'])
})

test('two processes: the one that took a message in answers it, the other one only what is left behind', async () => {
  const house = smallHouse()
  const elsewhere = house.another()
  await house.write('halo')
  await house.clock.pass(10_000)
  expect(elsewhere.counts.get('turns')).toBeUndefined()

  await house.write('are you there')
  await house.runtime.stop()
  await house.clock.pass(1_800)
  expect(house.texts()).toHaveLength(1)
  await house.clock.pass(700)
  expect(house.texts()).toEqual(['heard: halo', 'heard: are you there'])
  expect(elsewhere.counts.get('turns')).toBe(1)
})

test('however many chats were left behind, all are taken up at once', async () => {
  const house = smallHouse()
  const people = Array.from({ length: 350 }, (_, at) => `person ${at}`)
  await Promise.all(people.map((id) => house.write('halo', id)))
  await house.runtime.stop()
  await house.clock.leap(10_000)
  house.another()
  await house.clock.pass(0)
  expect(house.texts()).toHaveLength(350)
})

test('many chats are answered side by side', async () => {
  const { write, clock, texts } = smallHouse()
  const people = Array.from({ length: 200 }, (_, at) => `person ${at}`)
  await Promise.all(people.map((id) => write(`i am ${id}`, id)))
  await clock.pass(400)
  for (const id of people) expect(texts(id)).toEqual([`heard: i am ${id}`])
})

test('a worker who speaks is not interrupted, and what the person may always do still works', async () => {
  const house = smallHouse()
  await house.write('halo')
  await house.clock.pass(1_000)
  const chat = house.store.keys('chat/')[0]?.split('/')[1]
  const voice = toBytes('voice', { by: 'worker', worker: { id: 'dewi', name: 'Dewi' }, term: 1 })
  await house.store.commit({ put: [[voiceKey(chat ?? ''), voice]] })
  await house.write('are you human?')
  await house.clock.pass(1_000)
  await house.write('00')
  await house.clock.pass(1_000)
  expect(house.texts()).toEqual(['heard: halo', 'heard: 00'])
  await settle()
  expect(inbox(house)).toEqual([])
})
