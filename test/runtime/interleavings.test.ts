import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { smallHouse } from '../fixtures/small-house.ts'

/**
 * Two processes on one store, every call of the store held back until chance lets it go: whatever order they
 * come in, each message is answered exactly once and in order.
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

/** Messages of one chat, by the process that takes each in, some of them delivered twice. */
const posts = fc.array(
  fc.record({
    first: fc.boolean(),
    again: fc.option(fc.boolean()),
    wait: fc.integer({ min: 0, max: 900 }),
  }),
  { minLength: 2, maxLength: 6 },
)

test('two processes answer each message of a chat once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), posts, fc.boolean(), async (scheduler, list, erases) => {
      const one = smallHouse({
        channel: (clock) => listedChannel(clock, 'letters', { ownMessageIds: false }),
        wrap: (store) => heldBack(store, scheduler, 'one'),
      })
      const two = one.another({ wrap: (store) => heldBack(store, scheduler, 'two') })
      const { clock, channel } = one
      let acknowledged = 0
      const expected = list.length + list.filter(({ again }) => again !== null).length

      const play = async () => {
        for (const [number, { first, again, wait }] of list.entries()) {
          const message = {
            from: { channel: 'letters', id: 'sari' },
            messageId: `m${number}`,
            sentAt: clock.now(),
            body: {
              kind: 'text' as const,
              text: erases && number === 1 ? 'erase' : `word${number}`,
            },
          }
          const houses = [first ? one : two, ...(again === null ? [] : [again ? one : two])]
          const accepted = houses.map(async ({ runtime }) => {
            await runtime.inside.accept(message)
            acknowledged += 1
          })
          // The platform tells of the next message of a chat when this one was taken.
          while (
            acknowledged < expected &&
            (await Promise.race([Promise.all(accepted), pump()])) === 'more'
          ) {}
          await Promise.all(accepted)
          await passHeld(wait)
        }
        await passHeld(20_000)
      }
      /** Lets one held call go. */
      const pump = async () => {
        await new Promise((resolve) => setImmediate(resolve))
        if (scheduler.count() > 0) await scheduler.waitOne()
        return 'more' as const
      }
      const drain = async () => {
        do {
          await new Promise((resolve) => setImmediate(resolve))
          while (scheduler.count() > 0) await scheduler.waitOne()
          await new Promise((resolve) => setImmediate(resolve))
        } while (scheduler.count() > 0)
      }
      /** Time passes timer by timer, and all that a timer began comes to rest in an order of chance. */
      const passHeld = async (ms: number) => {
        const end = clock.now() + ms
        await drain()
        for (let next = clock.next(); next !== null && next <= end; next = clock.next()) {
          await clock.pass(next - clock.now())
          await drain()
        }
        await clock.pass(Math.max(0, end - clock.now()))
      }

      await play()
      const words =
        channel.shown
          .map(({ text }) => text)
          .join(' ')
          .match(/word\d+/g) ?? []
      // What was not yet said when the person asked to be forgotten is not said any more.
      const firstSure = erases ? 2 : 0
      const sure = list.map((_, number) => `word${number}`).slice(firstSure)
      expect(words.filter((word) => sure.includes(word))).toEqual(sure)
      expect(new Set(words).size).toBe(words.length)
      expect(one.store.keys('due/')).toEqual([])
      expect(one.store.keys('send/')).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 30_000)
