import { expect, test } from 'vitest'
import { SendFault } from '../../src/ports/channel.ts'
import type { Change } from '../../src/ports/store.ts'
import { voiceKey } from '../../src/runtime/keys.ts'
import { toBytes } from '../../src/runtime/stored-form.ts'
import { failingStore } from '../fixtures/failing-store.ts'
import { settle } from '../fixtures/held-clock.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { type House, smallHouse } from '../fixtures/small-house.ts'

const dewi = { id: 'dewi', name: 'Dewi' }
const minutes = 60_000
const never = () => new Promise<never>(() => {})
const chatOf = (house: House) => house.store.keys('chat/')[0]?.split('/')[1] ?? ''

async function takeOver(house: House): Promise<void> {
  const voice = toBytes('voice', { by: 'worker', worker: dewi, term: 1 })
  await house.store.commit({ put: [[voiceKey(chatOf(house)), voice]] })
}

async function handBack(house: House): Promise<void> {
  const voice = toBytes('voice', { by: 'suar', worker: null, term: 2 })
  await house.store.commit({ put: [[voiceKey(chatOf(house)), voice]] })
}

test('a rate limit is waited for by the clock, never asleep, and what comes later stays behind', async () => {
  const { write, clock, channel, texts } = smallHouse()
  const began = clock.now()
  channel.onSend = (_, attempt) => {
    if (attempt === 1 && channel.attempts.length === 1)
      throw new SendFault('later', 'too many', 97 * minutes)
  }
  await write('one')
  await clock.pass(1_000)
  await write('two')
  await write('halo', 'linh')
  await clock.pass(10 * minutes)
  await clock.leap(80 * minutes)
  expect(texts()).toEqual(['heard: halo'])
  expect(channel.attempts).toHaveLength(2)
  await clock.pass(10 * minutes)
  expect(texts('sari')).toEqual(['heard: one', 'heard: two'])
  expect(channel.shown.find(({ text }) => text === 'heard: one')?.at).toBe(
    began + 400 + 97 * minutes,
  )
})

test('without a word how long, the waits grow, and end at a quarter of an hour', async () => {
  const { write, clock, channel } = smallHouse()
  channel.onSend = () => {
    throw new SendFault('later', 'away')
  }
  await write('halo')
  await clock.pass(120 * minutes)
  const waits = channel.attempts
    .map(({ at }, n) => at - (channel.attempts[n - 1]?.at ?? at))
    .slice(1)
  expect(waits.slice(0, 4)).toEqual([750, 1_500, 3_000, 6_000])
  expect(Math.max(...waits)).toBe(15 * minutes * 0.75)
})

test('a message refused for good is dropped, the next one is sent', async () => {
  const { write, clock, channel, texts, counts, runtime } = smallHouse()
  channel.onSend = ({ text }) => {
    if (text.startsWith('1:')) throw new SendFault('never', 'blocked')
  }
  await write('say 2')
  await clock.pass(10 * minutes)
  expect(texts()).toEqual(['2: say 2'])
  expect(channel.attempts).toHaveLength(2)
  expect(counts.get('sends-undelivered')).toBe(1)
  const screen = await runtime.inside.screen({ channel: 'letters', id: 'sari' }, 0)
  expect(screen.map(({ text }) => text)).toEqual(['say 2', '2: say 2'])
})

test('a fault nobody can name is tried a dozen times and then lets the rest go first', async () => {
  const { write, clock, channel, texts, logged } = smallHouse()
  channel.onSend = ({ text }) => {
    if (text.startsWith('1:')) throw new TypeError(`cannot send ${text}`)
  }
  await write('say 2')
  await clock.pass(3 * 60 * minutes)
  expect(channel.attempts).toHaveLength(13)
  expect(texts()).toEqual(['2: say 2'])
  expect(JSON.stringify(logged)).not.toContain('say 2')
})

test('a slow send of one chat delays no other, and its own order holds', async () => {
  const { write, clock, channel, texts } = smallHouse()
  let release = () => {}
  channel.onSend = ({ text }) =>
    text === '1: say 2'
      ? new Promise((resolve) => {
          release = resolve
        })
      : undefined
  await write('say 2', 'sari')
  await clock.pass(500)
  await write('halo', 'linh')
  await clock.pass(500)
  expect(texts()).toEqual(['heard: halo'])
  release()
  await clock.pass(0)
  expect(texts('sari')).toEqual(['1: say 2', '2: say 2'])
})

test('a slow platform has so many sends under way and no more, and each that ends makes room', async () => {
  const { write, clock, channel, texts } = smallHouse()
  const ends: (() => void)[] = []
  channel.onSend = () => new Promise((resolve) => ends.push(resolve))
  await Promise.all(Array.from({ length: 1_050 }, (_, at) => write('halo', `person ${at}`)))
  await clock.pass(500)
  expect(channel.attempts).toHaveLength(1_000)
  channel.onSend = () => {}
  for (const end of ends) end()
  await clock.pass(600)
  expect(texts()).toHaveLength(1_050)
})

test('a send that never ends is given up, and tried again as one that may have been seen', async () => {
  const { write, clock, channel, texts, counts } = smallHouse()
  channel.onSend = (_, attempt) => (attempt === 1 ? never() : undefined)
  await write('halo')
  await clock.pass(19_000)
  expect(channel.attempts).toHaveLength(1)
  await clock.pass(5_000)
  expect(texts()).toEqual(['heard: halo'])
  expect(counts.get('sends-repeated-in-doubt')).toBe(1)
})

test('a message that always ends in doubt ends', async () => {
  const { write, clock, channel, store } = smallHouse()
  channel.onSend = never
  await write('halo')
  await clock.pass(4 * 60 * minutes)
  expect(channel.attempts).toHaveLength(6)
  expect(store.keys('send/')).toEqual([])
  expect(store.dump()).toContain('"state":"in-doubt"')
})

/** A house whose channel has ids of its own, and whose processes live for ten seconds each. */
function oftenKilled() {
  const silence = new Promise<never>(() => {})
  const kills: (() => void)[] = []
  const house = smallHouse({
    channel: (clock) => listedChannel(clock, 'letters', { ownMessageIds: true }),
    wrap(store) {
      let dead = false
      kills.push(() => {
        dead = true
      })
      return {
        ...store,
        read: (keys) => (dead ? silence : store.read(keys)),
        list: (...which) => (dead ? silence : store.list(...which)),
        commit: (change) => (dead ? silence : store.commit(change)),
      }
    },
  })
  return {
    ...house,
    async killFor(ms: number, pause: number): Promise<void> {
      for (const end = house.clock.now() + ms; house.clock.now() < end; ) {
        await house.clock.pass(10_000)
        kills.at(-1)?.()
        await house.clock.pass(pause)
        house.another()
      }
    },
  }
}

test('an answer outlives ten minutes in which no process lives long enough to send it', async () => {
  const { write, clock, channel, texts, killFor } = oftenKilled()
  channel.onSend = never
  await write('halo')
  await killFor(10 * minutes, 0)
  expect(channel.attempts.length).toBeGreaterThan(6)
  expect(texts()).toEqual([])
  channel.onSend = () => {}
  await clock.pass(10 * minutes)
  expect(texts()).toEqual(['heard: halo'])
})

test('a message that kills every process ends, with longer and longer peace between', async () => {
  const { write, channel, store, killFor } = oftenKilled()
  channel.onSend = never
  await write('halo')
  await killFor(90 * minutes, 20_000)
  expect(channel.attempts).toHaveLength(13)
  const [first, last] = [channel.attempts[0]?.at ?? 0, channel.attempts.at(-1)?.at ?? 0]
  expect(last - first).toBeGreaterThan(30 * minutes)
  expect(store.keys('send/')).toEqual([])
  expect(store.dump()).toContain('"state":"in-doubt"')
})

test('after a take-over no attempt of an older reply begins', async () => {
  const house = smallHouse()
  const { write, clock, channel, texts } = house
  channel.onSend = (_, attempt) => {
    if (attempt === 1) throw new SendFault('later', 'too many', 5_000)
  }
  await write('halo')
  await clock.pass(1_000)
  await takeOver(house)
  await clock.pass(5 * minutes)
  expect(channel.attempts).toHaveLength(1)
  expect(texts()).toEqual([])
  expect(house.counts.get('sends-withdrawn')).toBe(1)
})

/** A house that does something just before the first commit for which it is so. */
function houseBefore(isIt: (change: Change) => boolean, act: (house: House) => Promise<void>) {
  let done = false
  const house: House = smallHouse({
    wrap: (store) => {
      const failing = failingStore(store)
      failing.beforeCommit = async (change) => {
        if (done || !isIt(change)) return
        done = true
        await act(house)
      }
      return failing
    },
  })
  return house
}

const isTurn = ({ put }: Change) =>
  (put?.some(([key]) => key.endsWith('/outbox')) && put.some(([key]) => key.endsWith('/head'))) ??
  false
const putsOutbox = ({ put }: Change, words: string) =>
  put?.some(([key, value]) => key.endsWith('/outbox') && Buffer.from(value).includes(words)) ??
  false

test('a take-over while the turn is being stored silences it', async () => {
  const house = houseBefore(isTurn, takeOver)
  await house.write('halo')
  await house.clock.pass(5 * minutes)
  expect(house.channel.attempts).toEqual([])
  expect(house.counts.get('turn-refused')).toBe(1)
})

test('a reply that is marked while a turn is being stored does not come back', async () => {
  let release = () => {}
  const house = houseBefore(
    (change) => isTurn(change) && putsOutbox(change, 'heard: two'),
    async () => {
      release()
      await settle()
    },
  )
  house.channel.onSend = ({ text }) =>
    text === 'heard: one'
      ? new Promise((resolve) => {
          release = resolve
        })
      : undefined
  await house.write('one')
  await house.clock.pass(1_000)
  await house.write('two')
  await house.clock.pass(2 * minutes)
  expect(house.texts()).toEqual(['heard: one', 'heard: two'])
  expect(house.counts.get('turn-refused')).toBe(1)
})

test('a take-over between looking and claiming stops the reply, also when it is handed back', async () => {
  const house = houseBefore(
    (change) => putsOutbox(change, '"attempts":2'),
    async (taken) => {
      await takeOver(taken)
      await handBack(taken)
    },
  )
  house.channel.onSend = () => {
    if (house.channel.attempts.length === 1) throw new SendFault('later', 'too many', 5_000)
  }
  await house.write('halo')
  await house.clock.pass(5 * minutes)
  expect(house.channel.attempts).toHaveLength(1)
  expect(house.counts.get('delivery-refused')).toBe(1)
  await house.write('and now')
  await house.clock.pass(1_000)
  expect(house.texts()).toEqual(['heard: and now'])
})

test.each([
  ['with the turn', isTurn, 1],
  ['later', (change: Change) => putsOutbox(change, '"attempts":2'), 2],
])(
  'a claim made %s that was reported as failed and happened is not taken for a message sent',
  async (_, isIt, attempts) => {
    let lies = 1
    const house = smallHouse({
      wrap: (store) => {
        const failing = failingStore(store)
        failing.liesAbout = (change) => isIt(change) && lies-- > 0
        return failing
      },
    })
    house.channel.onSend = () => {
      if (attempts === 2 && house.channel.attempts.length === 1)
        throw new SendFault('later', 'too many', 1_000)
    }
    await house.write('say 2')
    await house.clock.pass(5_000)
    expect(house.texts()).toEqual([])
    await house.clock.pass(30_000)
    expect(house.texts()).toEqual(['1: say 2', '2: say 2'])
    expect(house.counts.get('sends-repeated-in-doubt')).toBeUndefined()
  },
)

test('a turn that is stored while a reply is being sent leaves its own to come after it', async () => {
  const { write, clock, channel, texts } = smallHouse()
  let release = () => {}
  channel.onSend = ({ text }) =>
    text === 'heard: one'
      ? new Promise((resolve) => {
          release = resolve
        })
      : undefined
  await write('one')
  await clock.pass(1_000)
  await write('two')
  await clock.pass(1_000)
  expect(channel.attempts).toHaveLength(1)
  release()
  await clock.pass(0)
  expect(texts()).toEqual(['heard: one', 'heard: two'])
})

test('a mark that was reported as failed and happened repeats nothing and removes nothing', async () => {
  let lies = 1
  const house = smallHouse({
    channel: (clock) => listedChannel(clock, 'letters', { deletesWithin: 48 * 60 * minutes }),
    wrap: (store) => {
      const failing = failingStore(store)
      failing.liesAbout = ({ put }) =>
        (put?.some(([, value]) =>
          Buffer.from(value).includes('"state":"shown","platformId":"p1"'),
        ) ??
          false) &&
        lies-- > 0
      return failing
    },
  })
  await house.write('say 2')
  await house.clock.pass(5 * minutes)
  expect(lies).toBe(0)
  expect(house.texts()).toEqual(['1: say 2', '2: say 2'])
  expect(house.channel.removed).toEqual([])
})

test('a store that goes away between sending and marking is waited for, and nothing is sent twice', async () => {
  let failing = failingStore(smallHouse({ unstarted: true }).store)
  const house = smallHouse({
    wrap: (store) => {
      failing = failingStore(store)
      return failing
    },
  })
  house.channel.onSend = () => {
    failing.away = true
  }
  await house.write('halo')
  await house.clock.pass(5 * minutes)
  expect(house.runtime.ready()).toBe(false)
  house.channel.onSend = () => {}
  failing.away = false
  await house.clock.pass(5 * minutes)
  expect(house.texts()).toEqual(['heard: halo'])
  expect(house.channel.attempts).toHaveLength(1)
  expect(house.runtime.ready()).toBe(true)
})

test('a channel that is switched off keeps its messages until it is on again', async () => {
  const house = smallHouse()
  const other = house.another({ moreChannels: [listedChannel(house.clock, 'calls')] })
  const from = { channel: 'calls', id: 'sari' }
  await house.tell({ kind: 'text', text: 'halo' }, { from })
  await house.clock.pass(30_000)
  expect(house.counts.get('attempts-sent')).toBeUndefined()
  await house.runtime.stop()
  await house.clock.pass(30 * minutes)
  expect(other.counts.get('attempts-sent')).toBe(1)
})

test('stopping finishes what is being sent and begins nothing more', async () => {
  const { write, clock, channel, runtime, texts, store } = smallHouse()
  let release = () => {}
  channel.onSend = () =>
    new Promise((resolve) => {
      release = resolve
    })
  await write('say 2')
  await clock.pass(500)
  const stopped = runtime.stop()
  release()
  await stopped
  await clock.pass(5 * minutes)
  expect(texts()).toEqual(['1: say 2'])
  expect(store.keys('send/')).toHaveLength(1)
})

test('what cannot be sent from here just now is left untried, and goes out soon after it can', async () => {
  const { write, clock, channel, texts } = smallHouse()
  let open = false
  channel.canSend = () => open
  await write('one')
  await clock.pass(60 * minutes)
  expect(channel.attempts).toEqual([])
  open = true
  await clock.pass(3_000)
  expect(texts()).toEqual(['heard: one'])
  open = false
  await write('two')
  await clock.pass(minutes)
  await write('three')
  open = true
  await clock.pass(3_000)
  expect(texts()).toEqual(['heard: one', 'heard: two', 'heard: three'])
  expect(channel.attempts).toHaveLength(3)
})

test('what could not be sent in time where somebody may be held is not sent when it can be', async () => {
  const { write, clock, channel, texts } = smallHouse()
  channel.canSend = () => false
  await write('sos')
  await clock.pass(4 * minutes)
  channel.canSend = () => true
  await clock.pass(10_000)
  expect(texts()).toEqual([])
  await write('still here')
  await clock.pass(5_000)
  expect(texts().join()).toMatch(/heard: sos.*heard: still here/s)
})
