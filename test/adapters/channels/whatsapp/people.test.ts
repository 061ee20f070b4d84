import { expect, it } from 'vitest'
import { createPeople } from '../../../../src/adapters/channels/whatsapp/people.ts'
import { createSentMessages } from '../../../../src/adapters/channels/whatsapp/sent-messages.ts'
import { memoryKeep } from '../../../fixtures/memory-keep.ts'

const day = 86_400_000
const lid = '200@lid'
const pn = '628@s.whatsapp.net'

function open(keep = memoryKeep()) {
  const clock = { now: 1_800_000_000_000 }
  const people = createPeople(keep, keep.write, () => clock.now)
  return { keep, clock, people }
}

it('a person is known by either number from then on, in every process', async () => {
  const { people, keep } = open()
  const { id } = await people.meet({ lid, pn }, null)
  expect(id).toBe(lid)
  const elsewhere = open(keep).people
  expect((await elsewhere.meet({ lid: null, pn }, null)).id).toBe(lid)
  expect(await elsewhere.find(lid)).toMatchObject({ lid, pn })
})

it('what is learnt late changes no id', async () => {
  const { people, keep } = open()
  expect((await people.meet({ lid: null, pn }, null)).id).toBe(pn)
  expect(await people.meet({ lid, pn }, null)).toMatchObject({ id: pn, lid, pn })
  expect((await open(keep).people.meet({ lid, pn: null }, null)).id).toBe(pn)
})

it('when messages disappear is remembered until it is said otherwise', async () => {
  const { people } = open()
  expect((await people.meet({ lid, pn }, 86_400)).expires).toBe(86_400)
  expect((await people.meet({ lid, pn }, null)).expires).toBe(86_400)
  expect((await people.meet({ lid, pn }, 0)).expires).toBe(0)
})

it('nothing is written for somebody of whom nothing new is told that day', async () => {
  const kept = memoryKeep()
  let writes = 0
  const keep = {
    ...kept,
    write(changes: Parameters<typeof kept.write>[0]) {
      writes++
      return kept.write(changes)
    },
  }
  const { people, clock } = open(keep)
  for (let n = 0; n < 5; n++) await people.meet({ lid, pn }, null)
  expect(writes).toBe(1)
  clock.now += 2 * day
  await people.meet({ lid, pn }, null)
  expect(writes).toBe(2)
})

it('people and messages are forgotten when their time is over, and no sooner', async () => {
  const { people, keep, clock } = open()
  const sent = createSentMessages(
    keep,
    people,
    () => null,
    () => clock.now,
  )
  const person = await people.meet({ lid, pn }, null)
  await sent.note(person, ['A'])
  clock.now += 8 * day
  await people.forget(30 * day)
  await sent.forget(9 * day)
  expect(await people.find(lid)).not.toBeNull()
  expect(await keep.list('sent')).toHaveLength(1)
  await sent.forget(7 * day)
  expect(await keep.list('sent')).toEqual([])
  clock.now += 23 * day
  await people.forget(30 * day)
  expect(await people.find(lid)).toBeNull()
  expect(await keep.list('alias')).toEqual([])
})
