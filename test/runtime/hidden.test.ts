import { expect, test } from 'vitest'
import type { InboundBody } from '../../src/domain/message.ts'
import { type SafeContact, withTerm } from '../../src/domain/safe-contact.ts'
import type { Rules } from '../../src/runtime/rules.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { plainTalk } from '../fixtures/plain-talk.ts'
import { type House, smallHouse } from '../fixtures/small-house.ts'

const hours = 3_600_000

async function hiddenHouse(rules: Partial<Rules> = {}): Promise<House> {
  const house = smallHouse({ rules })
  await house.write('sign-a offer')
  await house.clock.pass(1_000)
  await house.write('00')
  await house.clock.pass(1_000)
  return house
}

/** What a stranger sees, and how long after they wrote. */
async function answerTo(body: InboundBody): Promise<[text: string, after: number][]> {
  const house = await hiddenHouse()
  const [before, at] = [house.channel.shown.length, house.clock.now()]
  await house.tell(body)
  await house.clock.pass(10_000)
  return house.channel.shown.slice(before).map((sent) => [sent.text, sent.at - at])
}

test('whatever a stranger writes, the same line comes after the same time', async () => {
  const text = (words: string): InboundBody => ({ kind: 'text', text: words })
  const bodies: InboundBody[] = [
    text('who is this?'),
    text('stop'),
    text('erase'),
    text('00'),
    text('offer'),
    text('sign-a offer'),
    text('sign-a'),
    text('person'),
    { kind: 'text', text: 'sign-a', forwarded: true },
    text('7'),
    { kind: 'text', text: 'offer', forwarded: true },
    { kind: 'choice', choice: '1:yes' },
    { kind: 'media', media: 'voice' },
    { kind: 'place', latitude: 1, longitude: 1 },
  ]
  const answers = []
  for (const body of bodies) answers.push(await answerTo(body))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]?.map(([line]) => line)).toEqual(['harmless'])
})

test('a stranger who sends much at once, or mends an old message, gets one line and none', async () => {
  const house = await hiddenHouse()
  const before = house.texts().length
  for (const words of ['who', 'stop', 'erase', '00', 'offer']) await house.write(words)
  await house.clock.pass(10_000)
  expect(house.texts().slice(before)).toEqual(['harmless'])
  await house.tell({ kind: 'edit', of: 'm1', text: 'sign-b sign-c sign-d offer' })
  await house.clock.pass(10_000)
  expect(house.texts().slice(before)).toEqual(['harmless'])
})

const terms: SafeContact = withTerm(undefined, 'danger-word', 'mango', 0)

/** Everybody here chose a word of danger. */
const withWord: Partial<Rules> = {
  next: (event, session) => {
    const turn = plainTalk.next(event, session)
    return { ...turn, session: { ...turn.session, safeContact: terms } }
  },
}

test('the word of danger is a cry where it is taken in: nothing waits for it to be typed on', async () => {
  const house = smallHouse({ rules: withWord })
  await house.write('hello')
  await house.clock.pass(5_000)
  const at = house.clock.now()
  await house.write('bought a Mango today')
  await house.clock.pass(5_000)
  expect((house.channel.shown.at(-1)?.at ?? 0) - at).toBeLessThan(300)
})

test('whoever wrote it is held, also where they were a danger to themselves before', async () => {
  const house = smallHouse({ rules: withWord })
  await house.write('hurt')
  await house.clock.pass(5_000)
  house.channel.onSend = () => {
    throw new Error('away')
  }
  await house.write('mango')
  await house.clock.pass(4 * 60_000)
  house.channel.onSend = () => {}
  const before = house.texts().length
  await house.clock.pass(10 * 60_000)
  expect(house.texts().slice(before)).toEqual([])
})

test('a worker who has the chat learns of it, and the program stays silent', async () => {
  const house = smallHouse({ rules: withWord })
  await house.write('person')
  await house.clock.pass(5_000)
  const [waiting] = await house.runtime.handOvers.list()
  expect(waiting?.handOver.urgency).toBe('plain')
  await house.runtime.handOvers.take(waiting?.chat ?? '', { id: 'rani', name: 'Rani' })
  await house.clock.pass(1_000)
  const before = house.texts().length
  await house.write('mango')
  await house.clock.pass(5_000)
  const [taken] = await house.runtime.handOvers.list()
  expect(taken?.handOver).toMatchObject({ reason: 'held', urgency: 'life', state: 'taken' })
  expect(house.texts().length).toBe(before)
})

test('a word that was chosen is taken from the screen at once', async () => {
  const house = smallHouse({
    channel: (clock) => listedChannel(clock, 'letters', { deletesWithin: 48 * hours }),
    rules: {
      next(event, session) {
        const turn = plainTalk.next(event, session)
        return event.text === 'mango' ? { ...turn, acts: ['keep-term'] } : turn
      },
    },
  })
  await house.write('sos')
  await house.clock.pass(1_000)
  const word = await house.write('mango')
  await house.clock.pass(2_000)
  expect(house.channel.removed).toEqual([word])
})
