import { expect, test } from 'vitest'
import { afterSign, newJourney } from '../../src/domain/journey.ts'
import type { Session } from '../../src/domain/session.ts'
import { plainTalk } from '../fixtures/plain-talk.ts'
import { type House, smallHouse } from '../fixtures/small-house.ts'

const days = 86_400_000

/** `go` begins a check-in of half a year, `wait` makes somebody wait for another; all else is the plain talk. */
function keeping(): House {
  return smallHouse({
    rules: {
      next(event, session) {
        const turn = plainTalk.next(event, session)
        const more: Partial<Session> =
          event.text === 'go'
            ? { journey: afterSign({ ...newJourney('Asia/Jakarta'), every: 180 }, event.at) }
            : event.text === 'wait'
              ? { awaits: [{ chat: 'somebody', state: 'bound' }] }
              : {}
        return { ...turn, session: { ...turn.session, ...more } }
      },
    },
  })
}

async function liveOn(house: House, forDays: number): Promise<void> {
  for (let day = 0; day < forDays; day++) {
    await house.clock.leap(days)
    await house.clock.pass(2_000)
  }
}
const heads = (house: House) => house.store.keys('chat/').filter((key) => key.endsWith('/head'))

test.each(['go', 'wait'])(
  'after "%s" a chat outlives months of silence, but nothing that was written',
  async (word) => {
    const house = keeping()
    await house.write('old words')
    await house.clock.pass(2_000)
    await house.write(word)
    await house.clock.pass(2_000)
    await liveOn(house, 90)
    expect(heads(house)).toHaveLength(1)
    expect(house.store.dump()).not.toContain('old words')
    await house.runtime.stop()
  },
)

test('a check-in that is missed for a year ends, and the chat is forgotten like any other', async () => {
  const house = keeping()
  await house.write('go')
  await house.clock.pass(2_000)
  await liveOn(house, 180 + 7 + 30)
  expect(await house.runtime.handOvers.list()).toMatchObject([
    { handOver: { reason: 'missed-sign' } },
  ])
  expect(heads(house)).toHaveLength(1)
  await liveOn(house, 365 + 40)
  expect(heads(house)).toEqual([])
  expect(house.store.keys('checkin/')).toEqual([])
  await house.runtime.stop()
})
