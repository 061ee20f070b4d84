import { expect, test } from 'vitest'
import { lookouts } from '../../src/pages/lookouts.ts'
import { heldClock } from '../adapters/channels/held-clock.ts'

const limits = { perChat: 2, inAll: 3, beatEvery: 25_000 }

function setUp() {
  const clock = heldClock()
  const watchers = new Set<() => void>()
  const watch = (onChange: () => void) => {
    watchers.add(onChange)
    return () => {
      watchers.delete(onChange)
    }
  }
  return { clock, watchers, watch, open: lookouts(clock, limits) }
}

/** Everything that came so far. */
function reader(stream: ReadableStream<Uint8Array> | null) {
  if (!stream) throw new Error('refused')
  const from = stream.getReader()
  const seen = { text: '', ended: false }
  const pump = async () => {
    for (;;) {
      const { done, value } = await from.read()
      if (done) break
      seen.text += new TextDecoder().decode(value)
    }
    seen.ended = true
  }
  const pumped = pump()
  return {
    seen,
    pumped,
    cancel: () => from.cancel(),
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  }
}

test('several changes within a moment are one look', async () => {
  const { clock, watchers, watch, open } = setUp()
  const page = reader(open.open('a', watch))
  for (const changed of watchers) changed()
  open.poke('a')
  open.poke('b')
  clock.pass(100)
  await page.settled()
  expect(page.seen.text.match(/look/g)).toHaveLength(1)
})

test('a beat comes every 25 seconds, by which a page knows that the line stands', async () => {
  const { clock, watch, open } = setUp()
  const page = reader(open.open('a', watch))
  clock.pass(24_999)
  await page.settled()
  expect(page.seen.text).not.toContain('beat')
  clock.pass(25_001)
  await page.settled()
  expect(page.seen.text.match(/event: beat/g)).toHaveLength(2)
})

test('one chat and the whole process have only so many, and places come free', async () => {
  const { watch, watchers, open } = setUp()
  const first = reader(open.open('a', watch))
  reader(open.open('a', watch))
  expect(open.open('a', watch)).toBeNull()
  reader(open.open('b', watch))
  expect(open.open('c', watch)).toBeNull()
  await first.cancel()
  expect(watchers.size).toBe(2)
  expect(open.open('c', watch)).not.toBeNull()
})

test('a page that takes nothing any more is let go', () => {
  const { clock, watch, watchers, open } = setUp()
  open.open('a', watch)
  for (let time = 0; time < 30; time++) clock.pass(25_000)
  expect(watchers.size).toBe(0)
})

test('a stop ends them all, and none begins after it', async () => {
  const { watch, watchers, open } = setUp()
  const page = reader(open.open('a', watch))
  open.stop()
  await page.pumped
  expect(page.seen.ended).toBe(true)
  expect(watchers.size).toBe(0)
  expect(open.open('a', watch)).toBeNull()
})

test('what has changed is told by its words, each once', async () => {
  const { clock, open } = setUp()
  const tellers = new Set<(what?: string) => void>()
  const page = reader(
    open.open('a', (tell) => {
      tellers.add(tell)
      return () => {}
    }),
  )
  for (const tell of tellers) for (const what of ['queue', 'chat', 'queue']) tell(what)
  clock.pass(100)
  for (const tell of tellers) tell('rota')
  clock.pass(100)
  await page.settled()
  expect(page.seen.text.match(/data: .*/g)).toEqual(['data: queue chat', 'data: rota'])
})

test('the streams of one chat can be ended, and leave the others', async () => {
  const { watch, watchers, open } = setUp()
  const page = reader(open.open('a', watch))
  const other = reader(open.open('b', watch))
  open.end('a')
  await page.pumped
  expect(page.seen.ended).toBe(true)
  expect(other.seen.ended).toBe(false)
  expect(watchers.size).toBe(1)
})
