import { beforeEach, expect, test } from 'vitest'
import { beginningOf, isDay, mondayOf } from '../../src/console/frame/written-time.ts'
import type { ShiftFault } from '../../src/desk/rota/shift-fault.ts'
import { shortIdOf } from '../../src/desk/rota/short-id.ts'
import { consoleForTest, type Rig, thursday } from './console-for-test.ts'

let rig: Rig
beforeEach(() => {
  rig = consoleForTest()
})

const hour = 3_600_000
const text = async (answer: Promise<Response>) => (await answer).text()

test('a week begins on Monday at the desk’s midnight', () => {
  expect(['2026-11-23', '2026-11-26', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-23',
    '2026-11-30',
  ])
  expect(beginningOf('2026-11-26', 'ID')).toBe(Date.UTC(2026, 10, 25, 17))
  expect(beginningOf('2026-11-26', 'VN')).toBe(Date.UTC(2026, 10, 25, 17))
  expect(['2026-02-29', '2026-13-01', '26-1-1', ''].map(isDay)).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('the week shows who works when, on the day it begins', async () => {
  const { worker, supervisor } = rig.who
  rig.rota.add({
    staff: worker.id,
    desk: 'ID',
    languages: ['id'],
    from: thursday + 8 * hour,
    to: thursday + 16 * hour,
  })
  rig.rota.add({
    staff: supervisor.id,
    desk: 'VN',
    languages: ['vi'],
    from: thursday,
    to: thursday + hour,
  })
  const page = await text(rig.visitor(worker).get('/desk/rota/ID'))
  expect(page).toMatch(/Thursday,? 26 November[\s\S]*Wulan[\s\S]*22:00–06:00[\s\S]*\(next day\)/)
  expect(page.match(/class="shift /g)).toHaveLength(1)
  expect(page).not.toContain('/desk/rota/ID/plan')
  const later = await text(rig.visitor(worker).get('/desk/rota/ID?week=2026-12-02'))
  expect(later).toContain('30 November')
  expect(await text(rig.visitor(worker).get('/desk/rota/ID?week=nonsense'))).toContain(
    '26 November',
  )
})

test('a supervisor plans a shift, over midnight too, and takes it away', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  const plan = {
    staff: rig.who.worker.id,
    day: '2026-11-30',
    from: '22:00',
    to: '06:00',
    languages: 'id',
  }
  const done = await visitor.post('/desk/rota/ID/plan', plan)
  expect(done.headers.get('location')).toBe('/desk/rota/ID?week=2026-11-30&done=planned')
  const page = await text(visitor.get('/desk/rota/ID?week=2026-11-30&done=planned'))
  expect(page).toContain('The shift is planned.')
  const [shift] = [...rig.rota.shifts.values()]
  expect(shift).toMatchObject({ from: Date.UTC(2026, 10, 30, 15), to: Date.UTC(2026, 10, 30, 23) })

  const gone = await visitor.post('/desk/rota/ID/remove', {
    shift: shift?.id ?? '',
    week: '2026-11-30',
  })
  expect(gone.headers.get('location')).toBe('/desk/rota/ID?week=2026-11-30&done=removed')
  expect(rig.rota.shifts.size).toBe(0)
  const again = await visitor.post('/desk/rota/ID/remove', { shift: shift?.id ?? '' })
  expect(await again.text()).toContain('That shift is gone.')
})

test('whether a shift is another desk’s or nobody’s is answered alike', async () => {
  const remove = async (shift: string, fault: ShiftFault) => {
    rig.rota.door.cancel = async () => ({ ok: false, fault })
    const answer = await rig.visitor(rig.who.supervisor).post('/desk/rota/ID/remove', { shift })
    return (await answer.text()).match(/role="alert">([^<]*)</)?.[1]
  }
  expect(await remove('theirs', 'may-not')).toBe('That shift is gone.')
  expect(await remove('none', 'not-found')).toBe('That shift is gone.')
})

test.each([
  [{ day: '2026-11-31' }, 'That is no date and time.'],
  [{ from: '25:00' }, 'That is no date and time.'],
  [{ day: '2026-11-20' }, 'That time is over.'],
  [{ to: '21:59' }, 'at most 12 hours'],
  [{ languages: [] }, 'at least one language'],
])('a shift is not planned as %o, and what was typed stays', async (fields, told) => {
  const plan = { staff: 'm-wulan', day: '2026-11-30', from: '08:05', to: '16:00', languages: 'id' }
  const answer = await rig
    .visitor(rig.who.supervisor)
    .post('/desk/rota/ID/plan', { ...plan, ...fields })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain(told)
  if (!('from' in fields)) expect(page).toContain('value="08:05"')
  expect(rig.rota.shifts.size).toBe(0)
})

test('a worker begins a shift that nobody planned, or the planned one that is due', async () => {
  const { worker } = rig.who
  const visitor = rig.visitor(worker)
  const due = rig.rota.add({
    staff: worker.id,
    desk: 'ID',
    languages: ['id'],
    from: thursday + hour / 4,
    to: thursday + 8 * hour,
  })
  await visitor.post('/desk/rota/ID/start')
  expect(due.startedAt).toBe(thursday)
  expect(rig.rota.shifts.size).toBe(1)
  expect(await text(visitor.get('/desk/rota/ID'))).toContain('On duty until 22:00')

  const other = rig.visitor(rig.who.volunteer)
  await other.post('/desk/rota/ID/start')
  expect(rig.rota.shifts.size).toBe(2)
  expect(await text(other.post('/desk/rota/ID/start'))).toContain('You are on duty already.')
})

test('a shift ends when every chat is handed over by name or to the queue', async () => {
  const { worker, supervisor } = rig.who
  const visitor = rig.visitor(worker)
  await visitor.post('/desk/rota/ID/start')
  const mayGoTo = [{ id: supervisor.id, name: supervisor.name }]
  rig.rota.open.set(worker.id, [
    { chat: 'chat-a', desk: 'ID', urgency: 'delicate', since: thursday, mayGoTo },
    { chat: 'chat-b', desk: 'ID', urgency: 'plain', since: thursday, mayGoTo: [] },
  ])
  expect(await text(visitor.get('/desk/rota/end'))).toContain('End my shift')
  const asked = await visitor.post('/desk/rota/end')
  expect(asked.status).toBe(422)
  const page = await asked.text()
  expect(page).toContain(`Chat #${shortIdOf('chat-a', thursday)}, may be watched`)
  expect(page.match(/value="m-sari"/g)).toHaveLength(1)
  expect((await visitor.post('/desk/rota/end', { 'to-chat-a': supervisor.id })).status).toBe(422)
  const each = { 'to-chat-a': supervisor.id, 'to-chat-b': 'queue' }
  const done = await visitor.post('/desk/rota/end', each)
  expect(done.headers.get('location')).toBe('/desk/rota/ID?done=ended')
  expect(rig.rota.handed).toEqual([{ 'chat-a': supervisor.id, 'chat-b': 'queue' }])
})

test('the head of a page says who waits, and what is to be heard', async () => {
  Object.assign(rig.pulse, { waiting: 3, unread: 2, ring: 'K7QPTM' })
  const pulse = await text(rig.visitor(rig.who.worker).get('/desk/pulse'))
  expect(pulse).toContain('3 waiting')
  expect(pulse).toMatch(/data-count="5" data-ring="K7QPTM"/)
  const auditor = await text(rig.visitor(rig.who.auditor).get('/desk/pulse'))
  expect(auditor).toContain('data-count="0" data-ring=""')
})

test('a piece of a page comes without its frame', async () => {
  const piece = await text(
    rig.visitor(rig.who.worker).get('/desk/rota/ID', { 'HX-Request': 'true' }),
  )
  expect(piece).toContain('id="week"')
  expect(piece).not.toMatch(/<html|<head|<nav/)
})

test('a piece asked for after the end of a session leads to the sign-in page', async () => {
  const answer = await rig.visitor().get('/desk/pulse', { 'HX-Request': 'true' })
  expect([answer.status, answer.headers.get('hx-redirect')]).toEqual([401, '/desk/sign-in'])
})
