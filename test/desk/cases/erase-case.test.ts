import { expect, test } from 'vitest'
import { createCaseClock } from '../../../src/desk/cases/case-clock.ts'
import { createCases } from '../../../src/desk/cases/cases.ts'
import type { Store } from '../../../src/ports/store.ts'
import { retention } from '../../../src/runtime/retention.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { mortalStore } from '../../fixtures/mortal-store.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'
import { jpeg } from '../../fixtures/sample-files.ts'
import { sealedHouse } from '../../fixtures/sealed-house.ts'
import { caseRoom, now, origin, report, supervisor, told, worker } from './case-room.ts'

const id = 'report-one'
const hour = 3_600_000
const home = { name: 'Kantor Uji', country: 'ID' }

function clockOf({ store, clock, cases }: ReturnType<typeof caseRoom>) {
  return createCaseClock({ store, clock, log: recordingLog(), erase: cases.erase })
}

/** A case with everything a case can have. */
async function filled(room: ReturnType<typeof caseRoom>) {
  const { cases } = room
  await cases.openFromReport(report(told), origin)
  await cases.openFromReport(report(told, { id: 'report-two' }), { ...origin, chat: 'another' })
  await cases.addFile(id, { bytes: jpeg, type: 'image/jpeg' }, 4)
  await cases.exportCase(worker, id, { format: 'htcds-csv', to: home, days: 30 })
  await cases.merge(worker, id, 'report-two')
}

test('a case that was taken back is erased when a worker says so, and not before it was', async () => {
  const room = caseRoom()
  await filled(room)
  const { cases, store } = room
  expect(await cases.confirmErasure(worker, id)).toEqual({ done: false, why: 'not-open' })
  await cases.withdraw(id)
  expect(await cases.confirmErasure(worker, id)).toEqual({ done: true })
  expect(room.destroyed).toEqual([`case/${id}`])
  expect(room.audit.at(-1)).toMatchObject({
    who: worker.id,
    act: 'case-erased',
    about: { case: id },
  })
  // What is left is that there was a case, and of the export its tombstone: ids and times.
  const left = (await store.list('case', '', 200))
    // The history of the other case still says with which one it was merged.
    .filter(({ key }) => !key.startsWith('case/report-two/change/'))
    .filter(({ key, value }) => key.includes(id) || Buffer.from(value).includes(id))
  expect(left.map(({ key }) => key)).toEqual([`case-gone/${id}`])
  expect(await store.list(`report-state/${id}`, '', 10)).toEqual([])
  // The other case stands by itself again.
  expect((await room.whole('report-two')).one.mergedInto).toBeNull()
})

test('at the latest it is erased by the clock, three days after it was taken back', async () => {
  const room = caseRoom()
  await filled(room)
  const { cases, clock } = room
  const { round } = clockOf(room)
  await cases.withdraw(id)
  await clock.leap(72 * hour - 1)
  await round()
  expect(await cases.row(id)).not.toBeNull()
  await clock.leap(1)
  await round()
  expect(await cases.row(id)).toBeNull()
  expect(room.destroyed).toEqual([`case/${id}`])
  expect(await cases.open(supervisor, id)).toBeNull()
})

test('a closed case is kept a year, an unread one three months, and one at work as long as it is', async () => {
  const room = caseRoom()
  const { cases, clock } = room
  for (const one of ['unread', 'closed', 'at-work'])
    await cases.openFromReport(report(told, { id: one }), { ...origin, chat: one })
  await cases.setFields(worker, 'closed', new Map([['cas_Status', ['Closed']]]))
  await cases.assign(worker, 'at-work', worker.id)
  const { round } = clockOf(room)
  const there = async () => (await cases.list(worker)).map((row) => row.id).sort()
  await clock.leap(retention.unreadCase - 1)
  await round()
  expect(await there()).toEqual(['at-work', 'closed', 'unread'])
  await clock.leap(1)
  await round()
  expect(await there()).toEqual(['at-work', 'closed'])
  await clock.leap(retention.closedCase)
  await round()
  expect(await there()).toEqual(['at-work'])
})

test('a report that still lies in a chat does not bring an erased case back', async () => {
  const room = caseRoom()
  await filled(room)
  await room.cases.withdraw(id)
  await room.cases.confirmErasure(worker, id)
  const again = await room.cases.openFromReport(report(told, { revision: 9 }), origin)
  expect(again).toEqual({ kind: 'gone' })
  expect(await room.store.list(`case/${id}/`, '', 10)).toEqual([])
})

test('killed at any commit, the erasing is gone on with by the clock', async () => {
  for (let at = 1; at < 8; at++) {
    for (const when of ['before', 'after'] as const) {
      const store = memoryStore()
      const clock = heldClock(now)
      const alive = caseRoom({ store, clock })
      await filled(alive)
      await alive.cases.withdraw(id)
      const dying = caseRoom({ store: mortalStore(store, at, when), clock })
      void dying.cases.confirmErasure(worker, id)
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
      await clock.leap(72 * hour)
      await clockOf(alive).round()
      expect(store.keys(`case/${id}/`), `${when} ${at}`).toEqual([])
      expect(await alive.cases.row(id)).toBeNull()
      expect([...dying.destroyed, ...alive.destroyed]).toContain(`case/${id}`)
    }
  }
})

test('documents go with their time, tombstones two years later', async () => {
  const room = caseRoom()
  await filled(room)
  const { store, clock, cases } = room
  const { round } = clockOf(room)
  const documents = () => store.list(`case/${id}/document/`, '', 10)
  expect(await documents()).toHaveLength(1)
  await clock.leap(30 * 24 * hour)
  await round()
  expect(await documents()).toEqual([])
  const exported = (await room.whole()).one.exports[0]?.id ?? ''
  expect((await cases.fetchExport(exported))?.kind).toBe('tombstone')
  await clock.leap(retention.tombstone)
  await round()
  expect(await cases.fetchExport(exported)).toBeNull()
})

test('with its key destroyed nothing of a case can be read, not even in a copy made before', async () => {
  const { store, inner, keyring } = await sealedHouse()
  const clock = heldClock(now)
  const cases = createCases({
    store,
    clock,
    keyring,
    commit: (change) => store.commit(change),
    append: async () => {},
    destroyer: keyring as never,
    write: async () => new Uint8Array(),
  })
  await cases.openFromReport(report(told), origin)
  await cases.withdraw(id)
  const copy = await inner.list(`case/${id}/`, '', 100)
  expect(copy.length).toBeGreaterThan(3)
  expect(await reading(store)).toBeGreaterThan(3)
  await cases.confirmErasure(worker, id)
  await inner.commit({ put: copy.map(({ key, value }) => [key, value]) })
  expect(await inner.list(`case/${id}/`, '', 100)).toHaveLength(copy.length)
  expect(await reading(store)).toBe(0)
})

const reading = async (store: Store) => (await store.list(`case/${id}/`, '', 100)).length
