import { expect, test } from 'vitest'
import { SendFault } from '../../src/ports/channel.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { mortalStore } from '../fixtures/mortal-store.ts'
import { type House, type HouseOptions, smallHouse } from '../fixtures/small-house.ts'

const minutes = 60_000
const hours = 60 * minutes
const sari = { channel: 'letters', id: 'sari' }

const erasable = (options: HouseOptions = {}) =>
  smallHouse({
    channel: (clock) => listedChannel(clock, 'letters', { deletesWithin: 48 * hours }),
    ...options,
  })

const screenOf = async ({ runtime }: House, after = 0) =>
  (await runtime.inside.screen(sari, after)).map(({ text }) => text)

test('hiding clears the screen, on the platform too, and answers harmlessly from then on', async () => {
  const house = erasable()
  await house.write('offer sign-a')
  await house.clock.pass(1_000)
  await house.write('00')
  await house.clock.pass(1_000)
  expect(await screenOf(house)).toEqual(['heard: 00'])
  expect(house.channel.removed).toEqual(['m1', 'p1', 'm2'])
  await house.write('who is this?')
  await house.clock.pass(1_000)
  expect(house.texts().at(-1)).toBe('harmless')
  expect(house.store.dump()).toContain('sign-a')
})

test('only what the platform still lets us take away is asked for', async () => {
  const house = erasable()
  await house.write('long ago')
  await house.clock.pass(1_000)
  await house.clock.leap(49 * hours)
  await house.write('lately')
  await house.clock.pass(1_000)
  await house.write('00')
  await house.clock.pass(1_000)
  expect(house.channel.removed).toEqual(['m2', 'p2', 'm3'])
})

test('a channel that cannot take messages away is not asked to', async () => {
  const house = smallHouse()
  await house.write('offer')
  await house.clock.pass(1_000)
  await house.write('00')
  await house.clock.pass(1_000)
  expect(house.channel.removed).toEqual([])
  expect(house.store.keys('remove/')).toEqual([])
})

test('taking away is tried again, and delays no reply', async () => {
  const house = erasable()
  let refusals = 3
  house.channel.onRemove = () => {
    if (refusals-- > 0) throw new SendFault('later', 'too many', 60_000)
  }
  await house.write('offer')
  await house.clock.pass(1_000)
  await house.write('00')
  await house.clock.pass(1_000)
  expect(house.texts().at(-1)).toBe('heard: 00')
  expect(house.channel.removed).toEqual([])
  await house.clock.pass(5 * minutes)
  expect(house.channel.removed).toEqual(['m1', 'p1', 'm2'])
})

test('taking away survives a crash, and is given up in the end', async () => {
  const house = erasable()
  house.channel.onRemove = () => {
    throw new SendFault('later', 'away', 1_000)
  }
  await house.write('00')
  await house.clock.pass(1_000)
  await house.runtime.stop()
  const after = house.another()
  await house.clock.pass(20 * minutes)
  expect(house.store.keys('remove/')).toEqual([])
  expect(after.counts.get('removals-given-up')).toBe(1)
})

test('what was being sent while the screen was cleared is taken away when it arrives', async () => {
  const house = erasable()
  let release = () => {}
  house.channel.onSend = ({ text }) =>
    text.startsWith('1:')
      ? new Promise((resolve) => {
          release = resolve
        })
      : undefined
  await house.write('say 3')
  await house.clock.pass(500)
  await house.write('00')
  await house.clock.pass(500)
  expect(house.texts()).toEqual([])
  release()
  await house.clock.pass(5_000)
  expect(house.texts()).toEqual(['1: say 3', 'heard: 00'])
  expect(house.channel.removed).toEqual(['m1', 'm2', 'p1'])
})

test('who hides the chat is sent nothing that was still on its way', async () => {
  const house = smallHouse()
  let away = true
  house.channel.onSend = () => {
    if (away) throw new SendFault('later', 'away', 60_000)
  }
  await house.write('say 3')
  await house.clock.pass(1_000)
  away = false
  await house.write('hide only')
  await house.clock.pass(10 * minutes)
  expect(house.texts()).toEqual(['heard: hide only'])
})

test('who asked us not to write is sent nothing that was still on its way', async () => {
  const house = smallHouse()
  let away = true
  house.channel.onSend = () => {
    if (away) throw new SendFault('later', 'away', 60_000)
  }
  await house.write('say 3')
  await house.clock.pass(1_000)
  away = false
  await house.write('stop')
  await house.clock.pass(10 * minutes)
  expect(house.texts()).toEqual(['heard: stop'])
})

test('a pin is kept only when the person agreed', async () => {
  const pin = { kind: 'place' as const, latitude: 11.55, longitude: 104.91 }
  const house = smallHouse()
  await house.tell(pin)
  await house.clock.pass(1_000)
  expect(house.store.dump()).not.toContain('104.91')
  const agreeing = smallHouse({
    rules: {
      next: (event, session) => ({
        session,
        replies: [],
        acts: event.place ? ['keep-place'] : [],
      }),
    },
  })
  await agreeing.tell(pin)
  await agreeing.clock.pass(1_000)
  expect(agreeing.store.dump()).toContain('"latitude":11.55,"longitude":104.91')
})

test('erasing leaves nothing but the farewell, and destroys the key', async () => {
  const house = erasable()
  await house.write('offer sign-a secret')
  await house.clock.pass(1_000)
  await house.runtime.continuationCode(sari)
  const chat = house.store.keys('chat/')[0]?.split('/')[1]
  await house.write('erase')
  await house.clock.pass(1_000)
  expect(house.texts().at(-1)).toBe('heard: erase')
  expect(house.destroyed).toEqual([`chat/${chat}`])
  expect(house.store.dump()).not.toContain('secret')
  expect(house.store.dump()).not.toContain(chat)
  expect(house.store.keys('code/')).toEqual([])
  expect(await screenOf(house)).toEqual(['heard: erase'])
})

test('who was forgotten is a stranger, also to a page that is still open', async () => {
  const house = smallHouse()
  await house.write('offer')
  await house.clock.pass(1_000)
  const before = await house.runtime.inside.screen(sari, 0)
  await house.write('erase')
  await house.clock.pass(1_000)
  const last = before.at(-1)?.number ?? 0
  expect(await screenOf(house, last)).toEqual(['heard: erase'])
  await house.write('halo')
  await house.clock.pass(1_000)
  expect(await screenOf(house)).toEqual(['heard: erase', 'halo', 'heard: halo'])
})

test('what was written right after asking to be forgotten begins the new chat', async () => {
  const house = smallHouse()
  await Promise.all([house.write('before'), house.write('erase'), house.write('sos')])
  await house.clock.pass(2_000)
  expect(house.texts()).toEqual(['heard: erase', 'heard: sos (distress)'])
  expect(house.store.dump()).not.toContain('before')
})

test('erasing takes the old messages from the screen too, where the conversation asks for it', async () => {
  const house = erasable()
  await house.write('offer')
  await house.clock.pass(1_000)
  await house.write('erase all')
  await house.clock.pass(1_000)
  expect(house.channel.removed).toEqual(['m1', 'p1', 'm2'])
})

test('a farewell that cannot be said within two minutes is not said', async () => {
  const house = smallHouse()
  const until = house.clock.now() + 5 * minutes
  house.channel.onSend = () => {
    if (house.clock.now() < until) throw new SendFault('later', 'away', 30_000)
  }
  await house.write('erase')
  await house.clock.pass(10 * minutes)
  expect(house.texts()).toEqual([])
  expect(house.destroyed).toHaveLength(1)
})

test('the chat of a farewell is forgotten after a day', async () => {
  const house = smallHouse()
  await house.write('erase')
  await house.clock.pass(1_000)
  await house.clock.leap(26 * hours)
  await house.clock.pass(5_000)
  expect(house.store.keys().filter((key) => !key.startsWith('lease'))).toEqual([])
  expect(house.destroyed).toHaveLength(2)
})

test('a message that is being stored while the chat is erased is answered in the new one', async () => {
  const house = smallHouse()
  const elsewhere = house.another()
  await house.write('halo')
  await house.clock.pass(1_000)
  await elsewhere.tell({ kind: 'text', text: 'erase' }, { messageId: 'x1' })
  const both = [house.clock.pass(5_000), house.write('still there?')]
  await Promise.all(both)
  await house.clock.pass(5_000)
  expect(house.texts().join()).toContain('still there?')
  expect(house.texts().filter((text) => text.includes('still there?'))).toHaveLength(1)
})

/** Erases a chat in a process that is killed at its `at`-th commit; another one goes on with what it finds. */
async function eraseAndDie(at: number, when: 'before' | 'after') {
  const house = erasable()
  await house.write('offer sign-a secret')
  await house.clock.pass(1_000)
  await house.runtime.stop()
  let isDead = () => false
  const dying = house.another({
    wrap: (store) => {
      const mortal = mortalStore(store, at, when)
      isDead = mortal.isDead
      return mortal
    },
  })
  const request = (to: House) => to.tell({ kind: 'text', text: 'erase' }, { messageId: 'x1' })
  let acknowledged = false
  void request(dying).then(() => {
    acknowledged = true
  })
  await house.clock.pass(3_000)
  const died = isDead()
  // Something comes in before anybody has looked for what was left behind.
  const after = house.another({ wrap: (store) => store, unstarted: true })
  if (!acknowledged) await request(after)
  await after.tell({ kind: 'text', text: 'later words' }, { messageId: 'x2' })
  after.runtime.start()
  await house.clock.pass(40_000)
  return { house, died, destroyed: [...dying.destroyed, ...after.destroyed] }
}

for (const when of ['before', 'after'] as const)
  test(`erasing that is cut off ${when} any of its steps is gone on with`, async () => {
    for (let at = 1; ; at++) {
      const { house, died, destroyed } = await eraseAndDie(at, when)
      expect(house.store.dump()).not.toContain('secret')
      expect(house.store.keys('due/')).toEqual([])
      expect(house.texts().filter((text) => text === 'heard: erase').length).toBeGreaterThan(0)
      expect(house.texts().filter((text) => text.includes('later words'))).toHaveLength(1)
      expect(destroyed.length).toBeGreaterThan(0)
      if (!died) break
      expect(at).toBeLessThan(30)
    }
  }, 20_000)
