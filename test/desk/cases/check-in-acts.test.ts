import { expect, test } from 'vitest'
import type { AuditEntry } from '../../../src/desk/audit/audit-record.ts'
import { createCases } from '../../../src/desk/cases/cases.ts'
import type { CheckInView } from '../../../src/runtime/check-ins.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { plainKeyring } from '../../fixtures/sealed-house.ts'
import { now, origin, report, supervisor, volunteer, worker } from './case-room.ts'

const days = 86_400_000
const view = { state: 'missed', bound: 0 } as CheckInView

/** The cases of the desk beside a chat in which a check-in runs. */
async function room(runs = true) {
  const store = memoryStore()
  const audit: AuditEntry[] = []
  const did: string[] = []
  const done = (word: string) => async (chat: string) => {
    did.push(`${word} ${chat}`)
    return runs
  }
  const cases = createCases({
    store,
    clock: heldClock(now),
    keyring: plainKeyring,
    async commit(change, entry) {
      if (!(await store.commit(change))) return false
      audit.push(entry)
      return true
    },
    append: async (entry) => void audit.push(entry),
    destroyer: { destroy: async () => {} },
    write: async () => Buffer.from(''),
    checkIns: {
      read: async () => (runs ? view : null),
      heardFrom: done('heard'),
      moveTo: (chat, at) => done(`moved to ${at}`)(chat),
      end: done('ended'),
    },
  })
  await cases.openFromReport(
    report({ destination: 'Kamboja', companions: 'sepupu' }, { about: 'journey' }),
    origin,
  )
  return { cases, did, acts: () => audit.map(({ act }) => act) }
}

test('the desk notes that they were heard from, moves the day, ends it; each is on record and in the history', async () => {
  const { cases, did, acts } = await room()
  expect(await cases.noteHeardFrom(worker, 'report-one')).toEqual({ done: true })
  expect(await cases.moveCheckIn(worker, 'report-one', now + 9 * days)).toEqual({ done: true })
  expect(await cases.endCheckIn(worker, 'report-one')).toEqual({ done: true })
  expect(did).toEqual(
    ['heard', `moved to ${now + 9 * days}`, 'ended'].map((one) => `${one} ${origin.chat}`),
  )
  expect(acts().slice(-3)).toEqual(['check-in-heard', 'check-in-moved', 'check-in-ended'])
  const history = (await cases.open(worker, 'report-one'))?.history ?? []
  expect(history.filter(({ field }) => field === 'check-in').map(({ to }) => to)).toEqual([
    'ended',
    'moved',
    'heard',
  ])
})

test('who may not change the case does nothing with it, and where none runs nothing is noted', async () => {
  const { cases, did, acts } = await room()
  expect(await cases.noteHeardFrom(volunteer, 'report-one')).toMatchObject({ why: 'not-allowed' })
  expect(did).toEqual([])
  expect(acts().at(-1)).toBe('denied')
  const none = await room(false)
  expect(await none.cases.endCheckIn(worker, 'report-one')).toMatchObject({ why: 'not-open' })
  expect(none.acts()).not.toContain('check-in-ended')
})

test.each([now - 1, now, now + 181 * days, Number.NaN])(
  'the day cannot be moved to %d',
  async (at) => {
    const { cases, did } = await room()
    expect(await cases.moveCheckIn(worker, 'report-one', at)).toMatchObject({ why: 'malformed' })
    expect(did).toEqual([])
  },
)

test('a case nobody read is kept as long as its check-in may run, and whom they travel with is masked', async () => {
  const { cases } = await room()
  const row = await cases.row('report-one')
  expect((row?.eraseBy ?? 0) - now).toBeGreaterThan(500 * days)
  const seen = await cases.open(supervisor, 'report-one')
  expect(seen?.hidden.has('x_Companions')).toBe(true)
  expect(seen?.one.fields.x_Destination?.told?.value).toBe('Kamboja')
})
