import { expect, it } from 'vitest'
import { forgetRefused, sweepRefused } from '../../../src/desk/knowledge/forget-refused.ts'
import { retention } from '../../../src/runtime/retention.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'
import { notice } from '../../offer/small-house.ts'
import { adding, batchHead, budi, deskRoom, idOf, marking, sari } from './desk-room.ts'

const acts = Array.from({ length: 250 }, (_, at) => ({
  act: 'add' as const,
  notice: notice(`PT Contoh Nomor ${at}`, { authority: 'Kantor Uji', listedOn: '2026-11-20' }),
}))

it('what was refused, or taken back before it was confirmed, goes after its time, and nothing else does', async () => {
  const room = deskRoom()
  const { book, batches, clock, store } = room
  const refused = idOf(await book.propose(sari, 'ID', marking('+6281234567890')))
  await book.refuse(budi, refused, 'not a fraud')
  const takenBack = idOf(await book.propose(sari, 'ID', adding('PT Kapal Enam Layar')))
  await book.withdraw(sari, takenBack, 'the wrong firm')
  const confirmed = idOf(await book.propose(sari, 'ID', adding('PT Kapal Tujuh Layar')))
  await book.confirm(budi, confirmed)
  const ended = idOf(await book.propose(sari, 'ID', adding('PT Kapal Delapan Layar')))
  await book.confirm(budi, ended)
  await book.withdraw(budi, ended, 'cleared')
  const open = idOf(await book.propose(sari, 'ID', adding('PT Kapal Sembilan Layar')))
  const refusedList = idOf(await batches.propose(sari, batchHead, acts))
  await batches.refuse(budi, refusedList, 'an old list')
  const openList = idOf(await batches.propose(sari, batchHead, acts))

  await clock.leap(retention.refusedProposal - 1)
  expect(await forgetRefused({ store, clock })).toBe(0)
  await clock.leap(1)
  expect(await forgetRefused({ store, clock })).toBe(3)
  const left = (await book.list()).map(({ id }) => id)
  expect(left.sort()).toEqual([confirmed, ended, open].sort())
  expect((await batches.list()).map(({ id }) => id)).toEqual([openList])
  expect(await store.list(`knowledge-batch-page/${refusedList}`, '', 10)).toEqual([])
  expect(await batches.acts(openList)).toHaveLength(acts.length)
})

it('the clock does it', async () => {
  const { book, clock, store } = deskRoom()
  const id = idOf(await book.propose(sari, 'ID', marking('+6281234567890')))
  await book.refuse(budi, id, 'not a fraud')
  const stop = sweepRefused({ store, clock, log: recordingLog() })
  await clock.leap(retention.refusedProposal)
  await clock.pass(3_600_000)
  expect(await book.list()).toEqual([])
  await stop()
})
