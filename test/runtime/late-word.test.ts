import { expect, test } from 'vitest'
import { newSession } from '../../src/domain/session.ts'
import { SendFault } from '../../src/ports/channel.ts'
import { indexKey, outboxKey } from '../../src/runtime/keys.ts'
import { pushUntil } from '../../src/runtime/late-word.ts'
import type { OutEntry } from '../../src/runtime/outbox.ts'
import { toBytes } from '../../src/runtime/stored-form.ts'
import { smallHouse } from '../fixtures/small-house.ts'

const minutes = 60_000
const hours = 60 * minutes

/** A house whose channel refuses every message for so long. */
function houseAway(forMs: number) {
  const house = smallHouse()
  const until = house.clock.now() + forMs
  house.channel.onSend = () => {
    if (house.clock.now() < until) throw new SendFault('later', 'away', 10_000)
  }
  return house
}

test('where somebody may be held, nothing is pushed three minutes after their last message', async () => {
  const house = houseAway(5 * minutes)
  await house.write('sos')
  await house.clock.pass(20 * minutes)
  expect(house.texts()).toEqual([])
  const last = house.channel.attempts.at(-1)?.at ?? 0
  expect(last - (house.channel.attempts[0]?.at ?? 0)).toBeGreaterThan(2 * minutes)
  expect(last - (house.channel.attempts[0]?.at ?? 0)).toBeLessThanOrEqual(3 * minutes)
  expect(house.counts.get('sends-held')).toBe(1)
})

test('what came too late waits, and is shown before the answer when they write again', async () => {
  const house = houseAway(5 * minutes)
  const sari = { channel: 'letters', id: 'sari' }
  await house.write('sos')
  await house.clock.pass(20 * minutes)
  expect(await house.runtime.inside.screen(sari, 0)).toHaveLength(1)
  await house.tell({ kind: 'opened' })
  await house.clock.pass(1_000)
  expect(house.texts()).toEqual([])
  await house.write('.')
  await house.clock.pass(1_000)
  expect(house.texts()).toEqual(['heard: sos (distress)', 'heard: .'])
  const screen = await house.runtime.inside.screen(sari, 0)
  expect(screen.map(({ text }) => text)).toEqual(['sos', '.', 'heard: sos (distress)', 'heard: .'])
})

test('what came too late is not shown to whoever writes while the chat is hidden', async () => {
  const house = houseAway(5 * minutes)
  await house.write('sos')
  await house.clock.pass(10 * minutes)
  await house.write('00')
  await house.clock.pass(1_000)
  await house.write('who is this?')
  await house.clock.pass(1_000)
  await house.write('me')
  await house.clock.pass(1_000)
  expect(house.texts()).toEqual(['heard: 00', 'harmless', 'heard: me'])
})

test('what a worker wrote too late outlasts a cleared screen, and is for the person alone', async () => {
  const house = houseAway(0)
  await house.write('sos')
  await house.clock.pass(1_000)
  const chat = house.store.keys('chat/')[0]?.split('/')[1] ?? ''
  const late: OutEntry = {
    id: 'w1',
    line: 1_000,
    to: { channel: 'letters', id: 'sari' },
    text: 'we are coming',
    choices: [],
    leave: false,
    by: 'worker',
    at: house.clock.now(),
    notAfter: house.clock.now() - 1,
    voice: 0,
    due: house.clock.now(),
    attempts: 0,
    claim: null,
    doubts: 0,
  }
  await house.store.commit({
    put: [
      [outboxKey(chat), toBytes('outbox', { entries: [late], held: [], removals: [] })],
      [indexKey('send', late.due, chat), new Uint8Array(0)],
    ],
  })
  await house.clock.pass(3_000)
  for (const text of ['00', 'who is this?', 'me']) {
    await house.write(text)
    await house.clock.pass(1_000)
  }
  expect(house.texts().slice(1)).toEqual(['heard: 00', 'harmless', 'we are coming', 'heard: me'])
})

test('a reply of the program older than a day is not replayed', async () => {
  const house = houseAway(5 * minutes)
  await house.write('sos')
  await house.clock.pass(10 * minutes)
  await house.clock.leap(25 * hours)
  await house.write('.')
  await house.clock.pass(1_000)
  expect(house.texts()).toEqual(['heard: .'])
})

test('who said that writing is safe is answered for fifteen minutes', async () => {
  const house = houseAway(14 * minutes)
  await Promise.all([house.write('sos'), house.write('safe')])
  await house.clock.pass(20 * minutes)
  expect(house.texts()).toEqual(['heard: sos (distress)', 'heard: safe'])
})

test('who writes on is answered: the instant moves with them', async () => {
  const house = houseAway(4 * minutes)
  await house.write('sos')
  await house.clock.pass(2 * minutes)
  await house.write('still here')
  await house.clock.pass(10 * minutes)
  expect(house.texts()).toEqual(['heard: sos (distress)', 'heard: still here'])
})

test('a message that waited at the platform while we were down is late by its own time', async () => {
  const { tell, clock, texts } = smallHouse()
  await tell({ kind: 'text', text: 'sos' }, { sentAt: clock.now() - 20 * minutes })
  await clock.pass(1_000)
  expect(texts()).toEqual([])
  await tell(
    { kind: 'text', text: 'offer' },
    {
      from: { channel: 'letters', id: 'linh' },
      sentAt: clock.now() - 20 * minutes,
    },
  )
  await clock.pass(2_000)
  expect(texts()).toEqual(['heard: offer (no-known-signs)'])
})

test('a platform whose clock runs ahead wins nobody time', async () => {
  const house = houseAway(5 * minutes)
  await house.tell({ kind: 'text', text: 'sos' }, { sentAt: house.clock.now() + hours })
  await house.clock.pass(10 * minutes)
  expect(house.texts()).toEqual([])
})

test('somebody in danger from themselves is reached as long as it takes', async () => {
  const house = houseAway(30 * minutes)
  await house.write('hurt')
  await house.clock.pass(hours)
  expect(house.texts()).toEqual(['heard: hurt (distress)'])
})

test('a chat that turns delicate shortens what is on its way already', async () => {
  const house = houseAway(10 * minutes)
  await house.write('offer')
  await house.clock.pass(1_000)
  await house.write('sos')
  await house.clock.pass(30 * minutes)
  expect(house.texts()).toEqual([])
})

test('elsewhere a reply is worth nothing after a day', async () => {
  const house = houseAway(24 * hours + 5 * minutes)
  await house.write('offer')
  await house.clock.pass(minutes)
  await house.clock.leap(24 * hours)
  await house.clock.pass(20 * minutes)
  await house.write('.')
  await house.clock.pass(1_000)
  expect(house.texts()).toEqual(['heard: .'])
  expect(house.store.keys('send/')).toEqual([])
})

test('being held outweighs being in danger from oneself', () => {
  const session = { ...newSession, delicate: true }
  const heardAt = 1_000_000
  const both = { session, heardAt, dangers: { held: true, selfHarm: true } }
  expect(pushUntil(both, heardAt)).toBe(heardAt + 3 * minutes)
  const self = { ...both, dangers: { held: false, selfHarm: true } }
  expect(pushUntil(self, heardAt)).toBe(heardAt + 24 * hours)
})
