import { beforeEach, expect, test } from 'vitest'
import { mayShare, purposeFor } from '../../../src/domain/case.ts'
import { fileTypeOf } from '../../../src/domain/file-type.ts'
import type { ConsentPurpose } from '../../../src/domain/report.ts'
import { jpeg, pdf, png } from '../../fixtures/sample-files.ts'
import {
  caseRoom,
  consents,
  elsewhere,
  now,
  origin,
  report,
  supervisor,
  told,
  toldOf,
  volunteer,
  withReceipt,
  worker,
} from './case-room.ts'

const id = 'report-one'
const day = 86_400_000
const home = { name: 'Kantor Uji', country: 'ID' }
const abroad = { name: 'Văn phòng thử', country: 'VN' }
const csv = { format: 'htcds-csv', days: 30 } as const
const both: ConsentPurpose[] = ['keep-report', 'read-by-desk', 'share-at-home', 'share-abroad']

let room: ReturnType<typeof caseRoom>
beforeEach(() => {
  room = caseRoom()
})
const open = (given: ConsentPurpose[]) =>
  room.cases.openFromReport(report(told, { consents: consents(given) }), origin)

test.each([
  [home, 'share-at-home'],
  [abroad, 'share-abroad'],
] as const)('nothing goes to %o without the consent %s', async (to, purpose) => {
  const others = both.filter((one) => one !== purpose)
  await open(others)
  const { cases } = room
  expect(purposeFor({ desk: 'ID' }, to)).toBe(purpose)
  const referral = { to, reason: 'Other', details: '' }
  expect(await cases.refer(worker, id, referral)).toEqual({ done: false, why: 'no-consent' })
  expect(await cases.exportCase(worker, id, { ...csv, to })).toEqual({
    done: false,
    why: 'no-consent',
  })
  const later = consents(both, room.clock.now())
  await cases.openFromReport(report(told, { revision: 2, consents: later }), origin)
  expect(await cases.refer(worker, id, referral)).toEqual({ done: true })
  expect(await cases.exportCase(worker, id, { ...csv, to })).toMatchObject({ done: true })
  expect((await room.whole()).one.referrals).toMatchObject([{ to, purpose, by: worker.id }])
})

test('a referral names its recipient and a reason of the standard', async () => {
  await open(both)
  for (const wrong of [
    { to: { ...home, name: ' ' }, reason: 'Other', details: '' },
    { to: { ...home, country: 'Indonesia' }, reason: 'Other', details: '' },
    { to: home, reason: 'BecauseISaySo', details: '' },
  ])
    expect(await room.cases.refer(worker, id, wrong)).toMatchObject({ why: 'malformed' })
})

test('who may not export exports nothing, and it is on record', async () => {
  await open(both)
  for (const person of [volunteer, elsewhere]) {
    expect(await room.cases.exportCase(person, id, { ...csv, to: home })).toMatchObject({
      why: 'not-allowed',
    })
    expect(room.acts().at(-1)).toBe('denied')
  }
  for (const days of [0, 181, 1.5])
    expect(await room.cases.exportCase(worker, id, { ...csv, days, to: home })).toMatchObject({
      why: 'malformed',
    })
})

test('a partner fetches the document until its day, and a tombstone after it', async () => {
  await open(both)
  const { cases, clock } = room
  const done = await cases.exportCase(worker, id, { ...csv, to: home })
  if (!done.done) throw new Error(done.why)
  expect(Buffer.from(done.bytes).toString()).toContain(told.name)
  expect(room.audit.at(-1)).toMatchObject({
    act: 'case-exported',
    about: { case: id, desk: 'ID', format: 'htcds-csv', export: done.id, country: 'ID' },
  })
  const entryDate = clock.now()
  await clock.leap(30 * day - 1)
  expect(await cases.fetchExport(done.id)).toMatchObject({ kind: 'document', bytes: done.bytes })
  await clock.leap(1)
  expect(await cases.fetchExport(done.id)).toEqual({
    kind: 'tombstone',
    tombstone: { id: done.id, sourceDate: entryDate, entryDate, expiryDate: entryDate + 30 * day },
  })
  expect(await cases.fetchExport('nothing')).toBeNull()
})

test.each(['by taking consent back', 'by withdrawing all of it', 'by erasing the case'])(
  'sharing stops at once %s',
  async (how) => {
    await open(both)
    const { cases, clock, store } = room
    const done = await cases.exportCase(worker, id, { ...csv, to: abroad })
    const kept = await cases.exportCase(worker, id, { ...csv, to: home })
    await cases.refer(worker, id, { to: abroad, reason: 'Other', details: '' })
    await clock.leap(1000)
    const isConsent = how.includes('consent')
    if (isConsent) {
      const less = consents(both.slice(0, 3), clock.now())
      await cases.openFromReport(report(told, { revision: 2, consents: less }), origin)
    } else {
      await cases.withdraw(id)
      if (how.includes('erasing')) await cases.confirmErasure(worker, id)
    }
    if (!done.done || !kept.done) throw new Error('not exported')
    expect(await cases.fetchExport(done.id)).toMatchObject({
      kind: 'tombstone',
      tombstone: { expiryDate: clock.now() },
    })
    expect((await store.list(`case/${id}/document/${done.id}`, '', 1)).length).toBe(0)
    expect((await cases.fetchExport(kept.id))?.kind).toBe(isConsent ? 'document' : 'tombstone')
    if (how.includes('erasing')) return
    const { one } = await room.whole()
    expect(one.referrals[0]?.stoppedAt).toBe(clock.now())
    expect(mayShare(one, abroad)).toBe(false)
    const again = await cases.exportCase(worker, id, { ...csv, to: abroad })
    expect(again).toMatchObject({ why: isConsent ? 'no-consent' : 'withdrawn' })
  },
)

test('a document is of the case as it is: one that changes meanwhile is written anew', async () => {
  let written = 0
  room = caseRoom({
    async write(_, one) {
      written += 1
      if (written === 1) await room.cases.setLife(worker, id, true)
      return Buffer.from(`life: ${one.life}`)
    },
  })
  await open(both)
  const done = await room.cases.exportCase(worker, id, { ...csv, to: home })
  expect(done.done && Buffer.from(done.bytes).toString()).toBe('life: true')
  expect(written).toBe(2)
})

test('whoever took it back and says again that it may be kept has a case as before', async () => {
  const one = report(told)
  await withReceipt(room.store, one)
  await room.cases.openFromReport(one, origin)
  await room.clock.leap(1000)
  await room.cases.withdraw(id)
  expect((await room.cases.row(id))?.withdrawn).toBe(true)
  await room.clock.leap(1000)
  const again = consents(both, room.clock.now())
  await room.cases.openFromReport(report(told, { revision: 2, consents: again }), origin)
  expect((await room.cases.row(id))?.withdrawn).toBe(false)
  expect(await toldOf(room.store, one)).toBe('received')
  expect((await room.cases.unmask(supervisor, id, 'x'))?.one.code).toBe(one.code)
})

test('a notice bears the pictures a worker chose, and no others; they go on the same consent', async () => {
  const written: number[] = []
  const room = caseRoom({
    write: async (_format, _one, _to, pictures) => {
      written.push(...pictures.map(({ length }) => length))
      return new Uint8Array()
    },
  })
  const { cases } = room
  await cases.openFromReport(report(told, { consents: consents(both, now - 2000) }), origin)
  for (const [line, bytes] of [jpeg, png, pdf].entries())
    await cases.addFile(id, { bytes, type: fileTypeOf(bytes) }, line)
  const notice = { format: 'yellow-notice', days: 30, to: home } as const
  const done = await cases.exportCase(worker, id, { ...notice, pictures: [2] })
  expect(done).toMatchObject({ done: true })
  expect(written).toEqual([png.length])
  expect((await room.whole()).one.exports[0]?.pictures).toEqual([2])
  expect(room.audit.find(({ act }) => act === 'case-exported')?.about).toMatchObject({
    pictures: '2',
  })
  for (const [pictures, why] of [
    [[3], 'no-picture'],
    [[9], 'no-picture'],
    [[1, 1, 1, 1], 'malformed'],
  ] as const)
    expect(await cases.exportCase(worker, id, { ...notice, pictures })).toEqual({
      done: false,
      why,
    })
  const table = { ...notice, format: 'htcds-csv', pictures: [1] } as const
  expect(await cases.exportCase(worker, id, table)).toEqual({ done: false, why: 'malformed' })
  const none = consents(['keep-report', 'read-by-desk'], now + 1)
  await cases.openFromReport(report(told, { revision: 2, consents: none }), origin)
  expect(await cases.exportCase(worker, id, { ...notice, pictures: [1] })).toEqual({
    done: false,
    why: 'no-consent',
  })
  expect(written).toEqual([png.length])
})
