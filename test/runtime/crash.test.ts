import { expect, test } from 'vitest'
import { SendFault } from '../../src/ports/channel.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { mortalStore } from '../fixtures/mortal-store.ts'
import { type House, type HouseOptions, smallHouse } from '../fixtures/small-house.ts'

/**
 * A process is killed at each of its commits in turn, just before and just after it happens, while the
 * platform delivers again what was not acknowledged. Another process then goes on with what it finds.
 */

const minutes = 60_000

type Letter = { id: string; from: string; text: string; at: number }

/** Two people: one writes twice with a pause, once in a burst; the other one in between. */
const letters: Letter[] = [
  { id: 'a1', from: 'sari', text: 'say 2 apples', at: 0 },
  { id: 'b1', from: 'linh', text: 'rice', at: 100 },
  { id: 'a2', from: 'sari', text: 'sos', at: 2_000 },
  { id: 'a3', from: 'sari', text: 'pears', at: 4_000 },
  { id: 'a4', from: 'sari', text: 'plums', at: 4_100 },
]

type Post = { letter: Letter; acknowledged: boolean }

/** Delivers what is due and not acknowledged. A dead process never answers, so nobody waits for one. */
function deliver(house: House, posts: Post[], began: number): void {
  for (const post of posts) {
    const { letter } = post
    if (post.acknowledged || began + letter.at > house.clock.now()) continue
    const message = {
      from: { channel: 'letters', id: letter.from },
      messageId: letter.id,
      sentAt: began + letter.at,
      body: { kind: 'text' as const, text: letter.text },
    }
    void house.runtime.inside.accept(message).then(
      () => {
        post.acknowledged = true
      },
      () => {},
    )
  }
}

async function liveThrough(at: number, when: 'before' | 'after', ownMessageIds: boolean) {
  const options: HouseOptions = {
    channel: (clock) => listedChannel(clock, 'letters', { ownMessageIds }),
  }
  let isDead = () => false
  const first = smallHouse({
    ...options,
    wrap: (store) => {
      const mortal = mortalStore(store, at, when)
      isDead = mortal.isDead
      return mortal
    },
  })
  first.channel.onSend = (_, attempt) => {
    if (attempt === 1 && first.channel.attempts.length === 2)
      throw new SendFault('later', 'too many', 700)
  }
  const { clock, channel, store } = first
  const began = clock.now()
  const posts = letters.map((letter) => ({ letter, acknowledged: false }))
  let house = first
  for (let step = 0; step < 80; step++) {
    if (house === first && isDead()) house = first.another({ wrap: (store) => store })
    deliver(house, posts, began)
    await clock.pass(100)
  }
  await clock.pass(3 * minutes)
  expect(posts.every(({ acknowledged }) => acknowledged)).toBe(true)
  return { died: isDead(), channel, store }
}

const words = ['2: say 2 apples', 'apples', 'rice', 'sos', 'pears', 'plums']

/** In how many turns a word was answered; the second reply of a turn repeats what the first one says. */
function answersTo(word: string, texts: string[]): number {
  const isSecond = (text: string) => text.startsWith('2:')
  return texts.filter((text) => text.includes(word) && isSecond(text) === isSecond(word)).length
}

for (const ownMessageIds of [true, false])
  for (const when of ['before', 'after'] as const)
    test(`killed ${when} any commit, ${ownMessageIds ? 'with' : 'without'} own message ids: nothing is lost`, async () => {
      let repeated = 0
      for (let at = 1; ; at++) {
        const { died, channel, store } = await liveThrough(at, when, ownMessageIds)
        const firsts = channel.shown.filter(
          ({ id }, n) => channel.shown.findIndex((one) => one.id === id) === n,
        )
        const texts = firsts.map(({ text }) => text)
        for (const word of words)
          expect(answersTo(word, texts), `${word}, killed at ${at}: ${texts.join()}`).toBe(1)
        const extra = channel.shown.length - firsts.length
        expect(extra, `killed at ${at}`).toBeLessThanOrEqual(ownMessageIds ? 0 : 1)
        repeated += extra
        const order = texts.join()
        expect(order).toMatch(/1: say.*2: say.*sos.*pears.*plums/s)
        expect(store.keys('due/')).toEqual([])
        expect(store.keys('send/')).toEqual([])
        if (!died) break
        expect(at).toBeLessThan(60)
      }
      // Killed after sending and before marking, a message is shown again where it has no id of ours.
      expect(repeated > 0).toBe(when === 'before' && !ownMessageIds)
    }, 20_000)
