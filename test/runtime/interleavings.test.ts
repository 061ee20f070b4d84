import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { type House, smallHouse } from '../fixtures/small-house.ts'

/**
 * Two processes on one store, every call of the store held back until chance lets it go: whatever order they
 * come in, each message is answered exactly once, and what was written later is answered later.
 */

/** The store with each call put in the hands of the scheduler. */
function heldBack(store: Store, scheduler: fc.Scheduler, who: string): Store {
  const turn = (what: string) => scheduler.schedule(Promise.resolve(), `${who} ${what}`)
  return {
    ...store,
    async read(keys) {
      await turn('reads')
      return store.read(keys)
    },
    async list(prefix, from, limit) {
      await turn('lists')
      return store.list(prefix, from, limit)
    },
    async commit(change) {
      await turn('commits')
      return store.commit(change)
    },
  }
}

const breathe = () => new Promise((resolve) => setImmediate(resolve))

/** Lets held calls go, in an order of chance, until nothing is held any more. */
async function drain(scheduler: fc.Scheduler): Promise<void> {
  for (await breathe(); scheduler.count() > 0; await breathe())
    while (scheduler.count() > 0) await scheduler.waitOne()
}

/** Time passes timer by timer, and what each began comes to rest. */
async function pass({ clock }: House, ms: number, scheduler: fc.Scheduler): Promise<void> {
  const end = clock.now() + ms
  await drain(scheduler)
  for (let next = clock.next(); next !== null && next <= end; next = clock.next()) {
    await clock.pass(next - clock.now())
    await drain(scheduler)
  }
  await clock.pass(Math.max(0, end - clock.now()))
}

/** Time passes faster than the store answers: of what each timer began, only some goes on before the next. */
async function hurry({ clock }: House, ms: number, scheduler: fc.Scheduler): Promise<void> {
  for (let step = 0; step < 5; step++) {
    await clock.pass(ms / 5)
    for (let calls = 0; calls < 4 && scheduler.count() > 0; calls++) await scheduler.waitOne()
  }
}

/** A message, by which of the two processes it comes in, and by which it comes in a second time. */
const post = fc.record({ first: fc.boolean(), again: fc.option(fc.boolean()) })
/** Messages that come in side by side, and how long after the last ones. */
const wave = fc.record({
  posts: fc.array(post, { minLength: 1, maxLength: 3 }),
  wait: fc.integer({ min: 0, max: 900 }),
  /** The turns of the wave before may be under way still. */
  rest: fc.boolean(),
})
const waves = fc.array(wave, { minLength: 2, maxLength: 4 })

type Wave = { posts: { first: boolean; again: boolean | null }[]; wait: number; rest: boolean }

/** Plays the waves; `textOf` says what each message is. Resolves when all is done that can be. */
async function play(
  scheduler: fc.Scheduler,
  list: Wave[],
  textOf: (wave: number, post: number) => string,
): Promise<House> {
  const one = smallHouse({ wrap: (store) => heldBack(store, scheduler, 'one') })
  const two = one.another({ wrap: (store) => heldBack(store, scheduler, 'two') })
  let refused = 0
  for (const [waveNumber, { posts, wait, rest }] of list.entries()) {
    let waiting = 0
    for (const [postNumber, { first, again }] of posts.entries()) {
      const text = textOf(waveNumber, postNumber)
      const message = {
        from: { channel: 'letters', id: 'sari' },
        messageId: `m${waveNumber}-${postNumber}`,
        sentAt: one.clock.now(),
        body: { kind: 'text' as const, text },
      }
      const houses = [first ? one : two, ...(again === null ? [] : [again ? one : two])]
      for (const { runtime } of houses) {
        waiting += 1
        const settled = () => {
          waiting -= 1
        }
        void runtime.inside.accept(message).then(settled, () => {
          refused += 1
          settled()
        })
      }
    }
    for (await breathe(); waiting > 0; await breathe())
      if (scheduler.count() > 0) await scheduler.waitOne()
    if (rest) await pass(one, wait, scheduler)
    else await hurry(one, wait, scheduler)
  }
  await pass(one, 5_000, scheduler)
  // Long enough for a claim that was left behind to be taken up.
  await one.clock.leap(35_000)
  await pass(one, 5_000, scheduler)
  expect(refused).toBe(0)
  return one
}

const wordsIn = (house: House) =>
  house
    .texts()
    .join(' ')
    .match(/word\d+-\d+/g) ?? []
const sorted = (words: string[]) => [...words].sort()

test('two processes answer each message of a chat once, and later ones later', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), waves, async (scheduler, list) => {
      const house = await play(scheduler, list, (w, p) => `word${w}-${p}`)
      const words = wordsIn(house)
      const all = list.flatMap(({ posts }, w) => posts.map((_, p) => `word${w}-${p}`))
      expect(sorted(words)).toEqual(all)
      const waveOf = (word: string) => Number(/\d+/.exec(word)?.[0])
      expect(words.map(waveOf)).toEqual(words.map(waveOf).sort())
      expect(house.store.keys('due/')).toEqual([])
      expect(house.store.keys('send/')).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('two processes erase a chat between messages, and lose none that came after', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), waves, async (scheduler, list) => {
      const erases = (w: number, p: number) => w === 0 && p === 0
      const house = await play(scheduler, list, (w, p) =>
        erases(w, p) ? 'erase' : `word${w}-${p}`,
      )
      const words = wordsIn(house)
      expect(new Set(words).size).toBe(words.length)
      const later = list.flatMap(({ posts }, w) => posts.map((_, p) => `word${w}-${p}`))
      // What came side by side with the request may have been before it, and is forgotten with the rest.
      const sure = later.filter((word) => !word.startsWith('word0-'))
      expect(sorted(words.filter((word) => sure.includes(word)))).toEqual(sure)
      expect(house.store.keys('due/')).toEqual([])
      expect(house.store.keys('chat/').filter((key) => key.endsWith('/head'))).toHaveLength(1)
    }),
    { numRuns: 60 },
  )
})
