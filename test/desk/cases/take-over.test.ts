import { expect, test } from 'vitest'
import { createTakeOver } from '../../../src/desk/cases/take-over.ts'
import type { Report } from '../../../src/domain/report.ts'
import type { Reports } from '../../../src/runtime/reports.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'
import { jpeg } from '../../fixtures/sample-files.ts'
import { caseRoom, report, told } from './case-room.ts'

/** What chats have told, in memory. */
function chats(given: Record<string, Report[]>) {
  const taken: string[] = []
  const back = new Set<string>()
  const reports: Reports = {
    waiting: async () => Object.keys(given).filter((chat) => !taken.includes(chat)),
    read: async (chat) => ({ reports: given[chat] ?? [], desk: 'ID', life: false }),
    taken: async (chat) => void taken.push(chat),
    withdrawn: async () => [...back],
    settle: async (id) => void back.delete(id),
  }
  return { reports, taken, back }
}

function rig(
  given: Record<string, Report[]>,
  fetchFile = async () => ({ bytes: jpeg as Uint8Array }),
) {
  const room = caseRoom()
  const told = chats(given)
  const log = recordingLog()
  const { clock, cases } = room
  const takeOver = createTakeOver({ reports: told.reports, cases, fetchFile, clock, log })
  return { room, told, log, takeOver }
}

const fetchFault = (kind: string) => Object.assign(new Error(kind), { kind })

test('what a chat told becomes a case with its files, once', async () => {
  const { room, told: chat, takeOver } = rig({ one: [report(told, { files: [3, 5] })] })
  await takeOver.round()
  chat.taken.length = 0
  await takeOver.round()
  const { one } = await room.whole()
  expect(one.files.map(({ line, type }) => [line, type])).toEqual([
    [3, 'image/jpeg'],
    [5, 'image/jpeg'],
  ])
  expect(chat.taken).toEqual(['one'])
})

test('a file that cannot be had now is waited for; one that is gone is not', async () => {
  const faults = ['later', 'gone']
  const {
    room,
    told: chat,
    takeOver,
    log,
  } = rig({ one: [report(told, { files: [3] })] }, async () => {
    throw fetchFault(faults.shift() ?? 'gone')
  })
  await takeOver.round()
  expect(chat.taken).toEqual([])
  expect(log.lines.length).toBe(1)
  await takeOver.round()
  expect(chat.taken).toEqual(['one'])
  expect((await room.whole()).one.files).toEqual([])
})

test('one chat that cannot be taken over keeps no other waiting', async () => {
  const { room, told: chat, takeOver } = rig({ bad: [], good: [report(told)] })
  const { read } = chat.reports
  chat.reports.read = (id) => (id === 'bad' ? Promise.reject(new Error('x')) : read(id))
  await takeOver.round()
  expect(chat.taken).toEqual(['good'])
  expect((await room.whole()).one.id).toBe('report-one')
})

test('whoever erased their chat has the case withdrawn, and a report without a case is settled too', async () => {
  const { room, told: chat, takeOver } = rig({ one: [report(told)] })
  await takeOver.round()
  chat.back.add('report-one').add('never-taken')
  await takeOver.round()
  expect((await room.cases.row('report-one'))?.withdrawn).toBe(true)
  expect(chat.back.size).toBe(0)
})
