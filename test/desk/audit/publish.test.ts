import { expect, test } from 'vitest'
import { createAudit } from '../../../src/desk/audit/audit.ts'
import { auditDuties, type Published } from '../../../src/desk/audit/publish.ts'
import { retention } from '../../../src/runtime/retention.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'

const hour = 3_600_000

function house() {
  const clock = heldClock()
  const store = memoryStore()
  const log = recordingLog()
  const audit = createAudit({ store, clock })
  const sent: Published[] = []
  const faults = { left: 0 }
  const duties = () =>
    auditDuties({
      store,
      clock,
      log,
      audit,
      senders: {
        group: async (published) => void sent.push(published),
        mail: async () => {
          if (faults.left > 0) {
            faults.left -= 1
            throw new Error('away')
          }
        },
      },
    })
  return { clock, store, log, audit, sent, faults, duties }
}

const act = { who: 'w1', act: 'chat-read' } as const

test('once a day the newest hash leaves, in the log and by every sender', async () => {
  const { clock, log, audit, sent, duties } = house()
  const { start, stop } = duties()
  start()
  await clock.pass(hour)
  expect(sent).toEqual([])
  await audit.append(act, act)
  await clock.pass(hour)
  const newest = await audit.newest()
  const day = '2026-11-22'
  const anchor = `2:${newest?.hash}:${day}`
  expect(sent).toEqual([{ ...newest, day, anchor }])
  expect(log.of('audit-newest').map(({ about }) => about)).toEqual([{ ...newest, day, anchor }])
  await audit.append(act)
  // The day turns at midnight of Jakarta and Hanoi, 17:00 UTC.
  await clock.pass(14 * hour)
  expect(sent).toHaveLength(1)
  await clock.pass(2 * hour)
  expect(sent.map(({ number, day }) => [number, day])).toEqual([
    [2, '2026-11-22'],
    [3, '2026-11-23'],
  ])
  await stop()
})

test('of several processes one does it, and another goes on when it is gone', async () => {
  const { clock, audit, sent, duties } = house()
  await audit.append(act)
  const [one, two] = [duties(), duties()]
  one.start()
  two.start()
  await clock.pass(hour)
  expect(sent).toHaveLength(1)
  await one.stop()
  await clock.pass(24 * hour)
  expect(sent).toHaveLength(2)
  await two.stop()
})

test('a sender that fails is tried again, alone, with the same hash', async () => {
  const { clock, log, audit, sent, faults, duties } = house()
  await audit.append(act)
  faults.left = 2
  const { start, stop } = duties()
  start()
  await clock.pass(hour)
  expect(faults.left).toBe(0)
  expect(log.of('audit-not-sent')).toHaveLength(2)
  expect(log.of('audit-newest')).toHaveLength(1)
  expect(sent).toHaveLength(1)
  await stop()
})

test('to whom a hash went is forgotten after its time, and not before', async () => {
  const { clock, store, audit, duties } = house()
  await audit.append(act)
  const { start, stop } = duties()
  start()
  await clock.pass(hour)
  const [first = ''] = store.keys('published/')
  await clock.leap(retention.auditSent - 3 * 24 * hour)
  await clock.pass(hour)
  expect(store.keys('published/')).toContain(first)
  await clock.leap(4 * 24 * hour)
  await clock.pass(hour)
  expect(store.keys('published/')).not.toContain(first)
  await stop()
})
