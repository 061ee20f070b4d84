import { beforeEach, expect, test } from 'vitest'
import type { Report } from '../../../src/domain/report.ts'
import {
  caseRoom,
  consents,
  elsewhere,
  origin,
  report,
  told,
  toldOf,
  volunteer,
  withReceipt,
  worker,
} from './case-room.ts'

const one = report({ ...told, 'left-on': '2026-10-02' })
const two = report(
  { name: 'Suryanto Rangga', 'birth-year': '2001', relationship: 'teman', 'left-on': '2/10/2026' },
  { id: 'report-two', code: 'BCDF3GHJ', consents: consents(['keep-report', 'read-by-desk']) },
)
const other = report(
  { name: 'Dewi Lestari Uji', 'birth-year': '1990' },
  { id: 'report-three', code: 'BCDF4GHJ' },
)

let room: ReturnType<typeof caseRoom>
const chatOf = ({ id }: Report) => ({ ...origin, chat: `chat-${id}` })
beforeEach(async () => {
  room = caseRoom()
  for (const each of [one, two, other]) {
    await withReceipt(room.store, each)
    await room.cases.openFromReport(each, chatOf(each))
  }
})

test('a second report of the same person is offered, with its reasons, and never merged by itself', async () => {
  const offers = await room.cases.mergeOffers(worker, one.id)
  expect(offers).toMatchObject([
    { row: { id: two.id }, reasons: ['name-alike', 'year-same', 'left-same'] },
  ])
  expect((await room.whole(one.id)).one.merged).toEqual([])
  expect(await room.cases.mergeOffers(worker, other.id)).toEqual([])
  expect(await room.cases.mergeOffers(volunteer, one.id)).toEqual([])
})

test('merging keeps both reports, can be undone, and shows nothing outside', async () => {
  const { cases } = room
  const states = () => Promise.all([one, two, other].map((each) => toldOf(room.store, each)))
  const before = await states()
  const told = async () =>
    [(await room.whole(one.id)).one.fields, (await room.whole(two.id)).one.fields] as const
  const fields = await told()
  const read = await states()
  expect(before).toEqual(['received', 'received', 'received'])
  expect(await cases.merge(worker, one.id, two.id)).toEqual({ done: true })
  expect(await told()).toEqual(fields)
  expect(await states()).toEqual(read)
  expect((await cases.row(two.id))?.mergedInto).toBe(one.id)
  expect(await cases.mergeOffers(worker, one.id)).toEqual([])
  // What the first allowed covers nothing the second told.
  const to = { name: 'Kantor Uji', country: 'ID' }
  expect(
    await cases.exportCase(worker, two.id, { format: 'htcds-csv', to, days: 1 }),
  ).toMatchObject({ why: 'no-consent' })

  expect(await cases.unmerge(worker, one.id, two.id)).toEqual({ done: true })
  expect((await room.whole(one.id)).one.merged).toEqual([])
  expect((await room.whole(two.id)).one.mergedInto).toBeNull()
  expect(await cases.mergeOffers(worker, one.id)).toHaveLength(1)
  expect(room.acts()).toEqual(expect.arrayContaining(['case-merged', 'case-unmerged']))
})

test('only two heads are merged, never one with itself, nor by whoever may not', async () => {
  const { cases } = room
  expect(await cases.merge(worker, one.id, one.id)).toMatchObject({ why: 'same-case' })
  expect(await cases.merge(worker, one.id, 'nothing')).toMatchObject({ why: 'unknown' })
  for (const person of [volunteer, elsewhere])
    expect(await cases.merge(person, one.id, two.id)).toMatchObject({ why: 'not-allowed' })
  await cases.merge(worker, one.id, two.id)
  expect(await cases.merge(worker, other.id, one.id)).toMatchObject({ why: 'not-open' })
  expect(await cases.merge(worker, two.id, other.id)).toMatchObject({ why: 'not-open' })
  expect(await cases.unmerge(worker, other.id, two.id)).toMatchObject({ why: 'not-open' })
  await cases.share(worker, one.id, { desk: 'VN', shared: true }, 'to look at')
  expect(await cases.merge(elsewhere, one.id, other.id)).toMatchObject({ why: 'not-allowed' })
})
