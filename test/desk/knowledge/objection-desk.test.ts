import { expect, it } from 'vitest'
import { createObjectionDesk } from '../../../src/desk/knowledge/objection-desk.ts'
import { markKey } from '../../../src/domain/indicator.ts'
import { workingDaysAfter } from '../../../src/domain/working-days.ts'
import type { ObjectionPart } from '../../../src/runtime/chat-record.ts'
import { objectionKey } from '../../../src/runtime/keys.ts'
import { hashOfObjection } from '../../../src/runtime/objections.ts'
import { toBytes } from '../../../src/runtime/stored-form.ts'
import { notice } from '../../offer/small-house.ts'
import {
  adding,
  batchHead,
  budi,
  deskRoom,
  idOf,
  keyring,
  marking,
  member,
  names,
  sari,
  shippedRows,
  tono,
} from './desk-room.ts'

const days = 86_400_000
const firm = 'PT Kapal Enam Layar'
const phone = '+6281200000011'
const mark = markKey({ kind: 'phone', value: phone })
const text = { id: 'izinnya berlaku', vi: 'còn hạn' }
const keptOutcome = { outcome: 'kept', text } as const
const corrected = { outcome: 'corrected', text } as const
const ani = member('ani')

function room() {
  const house = deskRoom()
  const desk = createObjectionDesk({
    objections: house.objections,
    changes: house.book,
    batches: house.batches,
    notices: () => house.live.now().notices,
    nameKey: names.nameKey,
    clock: house.clock,
  })
  let objected = 0
  /** As the runtime keeps what somebody wrote. */
  async function object(about: Partial<Pick<ObjectionPart, 'firms' | 'marks'>>): Promise<string> {
    const code = `BCDF2GH${'JKLMNPQ'[objected++]}`
    const at = house.clock.now()
    const part: ObjectionPart = {
      code,
      about: about.firms ? 'firm' : 'person',
      at,
      dueBy: workingDaysAfter(at, 10),
      writtenAt: at,
      text: 'salah',
      firms: [],
      chat: 'c',
      ...about,
    }
    const key = objectionKey(await hashOfObjection(keyring, code), 1)
    await house.store.commit({ put: [[key, toBytes('objection-part', part)]] })
    return code
  }
  async function confirmed(proposal: Parameters<typeof house.book.propose>[2]): Promise<string> {
    const id = idOf(await house.book.propose(sari, 'ID', proposal))
    idOf(await house.book.confirm(budi, id))
    await house.live.refresh()
    return id
  }
  const marks = async () => {
    await house.live.refresh()
    return house.live.now().marks.length
  }
  return { ...house, desk, object, confirmed, marks }
}

it('is acknowledged by a worker within two working days, else it is late', async () => {
  const { desk, object, clock } = room()
  const code = await object({ firms: [] })
  const late = async () => (await desk.list()).map((one) => [one.acknowledgeLate, one.decideLate])
  // A Sunday: two working days are Monday and Tuesday.
  await clock.leap(2 * days - 1)
  expect(await late()).toEqual([[false, false]])
  await clock.leap(days)
  expect(await late()).toEqual([[true, false]])
  const volunteer = member('vivi', { roles: ['volunteer'] })
  expect(await desk.acknowledge(volunteer, code)).toBe('not-allowed')
  expect(await desk.acknowledge(tono, code)).toBe('done')
  expect(await desk.acknowledge(sari, code)).toBe('done')
  expect(await late()).toEqual([[false, false]])
  const [one] = await desk.list()
  expect(one?.objection.acknowledged?.by).toBe('tono')
  await clock.leap(10 * days)
  expect(await late()).toEqual([[false, true]])
  expect(await desk.acknowledge(tono, 'BCDF2GHX')).toBe('unknown')
})

it('is decided by nobody who entered or confirmed what it is about', async () => {
  const { desk, object, confirmed } = room()
  await confirmed(adding(firm))
  const code = await object({ firms: [firm] })
  expect(await desk.decide(sari, code, corrected)).toBe('same-person')
  expect(await desk.decide(budi, code, corrected)).toBe('same-person')
  expect(await desk.decide(tono, code, corrected)).toBe('not-allowed')
  expect(await desk.decide(member('linh', { desks: ['VN'] }), code, corrected)).toBe('not-allowed')
  expect(await desk.decide(ani, code, { ...corrected, text: { id: 'a', vi: ' ' } })).toBe(
    'no-reason',
  )
  expect(await desk.decide(ani, code, corrected)).toBe('done')
  const [one] = await desk.list()
  expect([one?.objection.decidedBy, one?.objection.decision?.outcome]).toEqual(['ani', 'corrected'])
})

it('knows who took over the list that names the firm, also when it was taken back', async () => {
  const { desk, object, batches } = room()
  const acts = [{ act: 'add' as const, notice: notice(firm, { listedOn: '2026-11-20' }) }]
  const id = idOf(await batches.propose(sari, batchHead, acts))
  await batches.confirm(budi, id)
  await batches.withdraw(ani, id, 'the wrong list')
  const code = await object({ firms: [firm] })
  expect(await desk.decide(budi, code, keptOutcome)).toBe('same-person')
  expect(await desk.decide(ani, code, keptOutcome)).toBe('done')
})

it('to a row that ships may be decided by anybody who may', async () => {
  const { desk, object, live } = room()
  await live.refresh()
  const code = await object({ firms: [shippedRows[0]?.name ?? ''] })
  expect(await desk.decide(sari, code, keptOutcome)).toBe('done')
})

it('at the terminal whoever gives no name may be whoever entered it', async () => {
  const { desk, object, book } = room()
  const id = idOf(await book.propose(member('operator:sari'), 'ID', adding(firm)))
  expect(await book.confirm(member('operator'), id)).toMatchObject({ why: 'same-person' })
  expect((await book.confirm(member('operator:budi'), id)).done).toBe(true)
  const code = await object({ firms: [firm] })
  for (const who of ['operator', 'operator:budi'])
    expect(await desk.decide(member(who), code, keptOutcome)).toBe('same-person')
  expect(await desk.decide(member('operator:ani'), code, keptOutcome)).toBe('done')
})

it('a mark somebody objects to is shown until the day of the decision, and then no longer', async () => {
  const { object, confirmed, clock, marks } = room()
  await confirmed(marking(phone))
  await clock.leap(1_000)
  await object({ marks: [mark] })
  expect(await marks()).toBe(1)
  // Ten working days of a Sunday are twelve days.
  await clock.leap(12 * days - 1_000)
  expect(await marks()).toBe(1)
  await clock.leap(2_000)
  expect(await marks()).toBe(0)
})

it('a mark stays where a second person confirmed it again, or decided to keep it', async () => {
  const again = room()
  const id = await again.confirmed(marking(phone))
  await again.clock.leap(1_000)
  await again.object({ marks: [mark] })
  await again.clock.leap(1_000)
  expect(await again.book.confirmAgain(sari, id)).toMatchObject({ why: 'same-person' })
  expect((await again.book.confirmAgain(budi, id)).done).toBe(true)
  await again.clock.leap(20 * days)
  expect(await again.marks()).toBe(1)

  const decided = room()
  await decided.confirmed(marking(phone))
  await decided.clock.leap(1_000)
  const code = await decided.object({ marks: [mark] })
  expect(await decided.desk.decide(sari, code, keptOutcome)).toBe('same-person')
  expect(await decided.desk.decide(ani, code, keptOutcome)).toBe('done')
  await decided.clock.leap(20 * days)
  expect(await decided.marks()).toBe(1)
})

it('a mark that was wrong goes at once; a new one of later is another matter', async () => {
  const { desk, object, confirmed, clock, marks, book } = room()
  const id = await confirmed(marking(phone))
  await clock.leap(1_000)
  const code = await object({ marks: [mark] })
  expect(await desk.decide(ani, code, corrected)).toBe('done')
  expect(await marks()).toBe(0)
  await clock.leap(1_000)
  await book.withdraw(ani, id, 'it was wrong')
  await confirmed(marking(phone))
  expect(await marks()).toBe(1)
})

it('an objection to another mark changes nothing', async () => {
  const { object, confirmed, clock, marks } = room()
  await confirmed(marking(phone))
  await object({ marks: ['phone +6281200000012'] })
  await clock.leap(20 * days)
  expect(await marks()).toBe(1)
})
