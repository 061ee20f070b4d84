import { expect, test } from 'vitest'
import type { Rules } from '../../src/runtime/rules.ts'
import { plainTalk } from '../fixtures/plain-talk.ts'
import { smallHouse } from '../fixtures/small-house.ts'

const seconds = 1_000
const minutes = 60 * seconds

test('a part that comes late is judged with the rest, and answered because it changes the level', async () => {
  const { write, clock, texts } = smallHouse()
  await write('offer sign-a')
  await clock.pass(5 * seconds)
  await write('and sign-b and sign-c')
  await clock.pass(5 * seconds)
  expect(texts()).toEqual([
    'heard: offer sign-a (caution)',
    'heard: and sign-b and sign-c (danger)',
  ])
})

test('a forwarded part that changes nothing is not answered again', async () => {
  const { tell, clock, texts } = smallHouse()
  await tell({ kind: 'text', text: 'offer sign-a', forwarded: true })
  await clock.pass(2 * seconds)
  await tell({ kind: 'text', text: 'sign-a once more', forwarded: true })
  await tell({ kind: 'media', media: 'photo', caption: 'a picture' })
  await clock.pass(5 * seconds)
  expect(texts()).toEqual(['heard: offer sign-a (caution)'])
})

test('a new sign is answered although the level stays', async () => {
  const { tell, clock, texts } = smallHouse()
  await tell({ kind: 'text', text: 'offer sign-a', forwarded: true })
  await clock.pass(2 * seconds)
  await tell({ kind: 'text', text: 'sign-b', forwarded: true })
  await clock.pass(5 * seconds)
  expect(texts()).toEqual(['heard: offer sign-a (caution)', 'heard: sign-b (caution)'])
})

test('the second half of an offer is not called harmless after the first was dangerous', async () => {
  const { write, clock, texts } = smallHouse()
  await write('offer sign-a sign-b sign-c')
  await clock.pass(30 * seconds)
  await write('offering goes on')
  await clock.pass(5 * seconds)
  expect(texts()[1]).toBe('heard: offering goes on (danger)')
})

test('another offer is judged by itself, however soon it comes', async () => {
  const { write, tell, clock, texts } = smallHouse()
  await write('offer sign-a sign-b sign-c')
  await clock.pass(2 * seconds)
  await write('another offer')
  await clock.pass(2 * seconds)
  await tell({ kind: 'text', text: 'a forwarded offer', forwarded: true })
  await clock.pass(2 * seconds)
  expect(texts().slice(1)).toEqual([
    'heard: another offer (no-known-signs)',
    'heard: a forwarded offer (no-known-signs)',
  ])
})

test('half an offer after a minute is judged by itself', async () => {
  const { write, clock, texts } = smallHouse()
  await write('offer sign-a sign-b sign-c')
  await clock.pass(2 * minutes)
  await write('offering')
  await clock.pass(2 * seconds)
  expect(texts()[1]).toBe('heard: offering (no-known-signs)')
})

test('what only both parts together say is seen for ten minutes', async () => {
  const { write, clock, texts } = smallHouse()
  await write('offer sign-a sign-b')
  await clock.pass(9 * minutes)
  await write('with sign-c')
  await clock.pass(30 * minutes)
  await write('with sign-d')
  await clock.pass(5 * seconds)
  expect(texts().slice(1)).toEqual(['heard: with sign-c (danger)', 'heard: with sign-d (caution)'])
})

test('talk after an offer is talk', async () => {
  const { write, clock, texts } = smallHouse()
  await write('offer sign-a')
  await clock.pass(5 * seconds)
  await write('terima kasih')
  await clock.pass(5 * seconds)
  await write('is that true?')
  await clock.pass(5 * seconds)
  await write('sos')
  await clock.pass(5 * seconds)
  expect(texts().slice(1)).toEqual([
    'heard: terima kasih',
    'heard: is that true?',
    'heard: sos (distress)',
  ])
})

test('a forward that holds no offer is answered, also after another one', async () => {
  const { tell, clock, texts } = smallHouse()
  await tell({ kind: 'text', text: 'a poem', forwarded: true })
  await clock.pass(3 * seconds)
  await tell({ kind: 'text', text: 'another poem', forwarded: true })
  await clock.pass(3 * seconds)
  expect(texts()).toEqual(['heard: a poem', 'heard: another poem'])
})

test('an edit of an offer is answered when it says more', async () => {
  const { write, tell, clock, texts } = smallHouse()
  const of = await write('offer sign-a')
  await clock.pass(5 * seconds)
  await tell({ kind: 'edit', of, text: 'offer sign-a, sign-b, sign-c' })
  await clock.pass(5 * seconds)
  expect(texts()[1]).toBe('heard: offer sign-a, sign-b, sign-c (danger)')
})

test('an edit that mends a slip, or takes a warning away, is not answered', async () => {
  const { write, tell, clock, texts } = smallHouse()
  const of = await write('offer sign-a')
  await clock.pass(5 * seconds)
  await tell({ kind: 'edit', of, text: 'offer, sign-a' })
  await clock.pass(5 * seconds)
  await tell({ kind: 'edit', of, text: 'offer' })
  await clock.pass(5 * seconds)
  expect(texts()).toEqual(['heard: offer sign-a (caution)'])
})

test('an edit is judged with the other parts, in the place of what it replaces', async () => {
  const { tell, clock, texts } = smallHouse()
  const of = await tell({ kind: 'text', text: 'offer sign-a', forwarded: true })
  await tell({ kind: 'text', text: 'sign-b', forwarded: true })
  await clock.pass(5 * seconds)
  await tell({ kind: 'edit', of, text: 'offer sign-a sign-c' })
  await clock.pass(5 * seconds)
  expect(texts()[1]).toBe('heard: offer sign-a sign-c (danger)')
})

test('an edit of a message that still waits takes its place', async () => {
  const { write, tell, clock, texts } = smallHouse()
  const of = await write('helo')
  await write('world')
  await tell({ kind: 'edit', of, text: 'hello' })
  await clock.pass(5 * seconds)
  expect(texts()).toEqual(['heard: hello / world'])
})

test('an edit that cries for help is answered, whatever it was before', async () => {
  const { write, tell, clock, texts } = smallHouse()
  const of = await write('halo')
  await clock.pass(5 * seconds)
  await tell({ kind: 'edit', of, text: 'sos' })
  await clock.pass(0)
  expect(texts()[1]).toBe('heard: sos (distress)')
})

test('an edit of small talk is not answered, one that becomes an offer is', async () => {
  const { write, tell, clock, texts } = smallHouse()
  const of = await write('halo')
  await clock.pass(5 * seconds)
  await tell({ kind: 'edit', of, text: 'hallo' })
  await clock.pass(5 * seconds)
  await tell({ kind: 'edit', of, text: 'hallo, offer' })
  await clock.pass(5 * seconds)
  expect(texts().slice(1)).toEqual(['heard: hallo, offer (no-known-signs)'])
})

test('where the offer stays short, what is remembered of it does', async () => {
  const { write, clock, store } = smallHouse()
  for (let part = 0; part < 30; part++) {
    await write(`offer sign-${part} ${'x'.repeat(3_000)}`)
    await clock.pass(20 * seconds)
  }
  const [key = ''] = store.keys('chat/').filter((name) => name.endsWith('/offer'))
  const [record] = await store.read([key])
  expect(record?.value.byteLength).toBeLessThan(20_000)
})

test('an answer to our question, judged with the offer, never takes the warning back', async () => {
  const rules: Partial<Rules> = {
    goesOn: () => true,
    read(text, origin) {
      const reading = plainTalk.read(text, origin)
      if (!text.includes('take-back')) return reading
      return { ...reading, verdict: { ...reading.verdict, kind: 'offer', level: 'caution' } }
    },
  }
  const { write, clock, texts } = smallHouse({ rules })
  await write('offer sign-a sign-b sign-c')
  await clock.pass(60_000)
  expect(texts().at(-1)).toMatch(/danger/)
  await write('take-back')
  await clock.pass(60_000)
  expect(texts()).toHaveLength(2)
  expect(texts().at(-1)).toMatch(/danger/)
})
