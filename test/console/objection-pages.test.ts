import { beforeEach, expect, test } from 'vitest'
import { idOf, marking } from '../desk/knowledge/desk-room.ts'
import { consoleForTest, type Rig } from './console-for-test.ts'

let rig: Rig
beforeEach(() => {
  rig = consoleForTest()
})

const day = 86_400_000
const text = async (answer: Promise<Response>) => (await answer).text()
const decision = {
  outcome: 'kept',
  'text-id': 'Catatan ini dari  surat lembaga.',
  'text-vi': 'Thông báo này theo văn bản của cơ quan.',
}

test('open ones stand with their days, late ones marked; a worker says that it is read', async () => {
  await rig.known.objects('BCDF2GHJ', 'Izin kami <b>masih</b> berlaku.')
  const late = rig.clock.now() - 20 * day
  await rig.known.objects('GHJK2345', 'nomor saya', {
    about: 'person',
    firms: [],
    at: late,
    dueBy: late + 14 * day,
  })
  const visitor = rig.visitor(rig.who.worker)
  const list = await text(visitor.get('/desk/objections'))
  expect(list.match(/class="late">late</g)).toHaveLength(2)
  expect(list.indexOf('GHJK-2345')).toBeLessThan(list.indexOf('BCDF-2GHJ'))
  const path = '/desk/objections/BCDF2GHJ'
  const page = await text(visitor.get(path))
  expect(page).toContain('Izin kami &lt;b&gt;masih&lt;/b&gt; berlaku.')
  expect(page).toContain('PT Lautan Sembilan Permata')
  expect(page).toContain('A supervisor decides')
  expect(page).not.toContain('chat-of-somebody')
  expect((await visitor.post(`${path}/acknowledge`)).status).toBe(303)
  expect(await text(visitor.get(path))).toContain('told on 26 Nov 2026')
  expect((await visitor.post(`${path}/decide`, decision)).status).toBe(403)
})

test('a supervisor decides with words in both languages', async () => {
  await rig.known.objects('BCDF2GHJ', 'Izin kami masih berlaku.')
  const visitor = rig.visitor(rig.who.supervisor)
  const path = '/desk/objections/BCDF2GHJ'
  for (const missing of ['outcome', 'text-id', 'text-vi']) {
    const answer = await visitor.post(`${path}/decide`, { ...decision, [missing]: '' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('in both languages')
    if (missing !== 'text-id') expect(page).toContain('Catatan ini dari  surat lembaga.')
  }
  await visitor.post(`${path}/decide`, decision)
  const [one] = await rig.known.known.objections.list()
  expect(one?.objection.decision).toMatchObject({
    outcome: 'kept',
    text: { id: 'Catatan ini dari surat lembaga.', vi: decision['text-vi'] },
  })
  expect(one?.objection.decidedBy).toBe(rig.who.supervisor.id)
  expect(await text(visitor.get('/desk/objections'))).toContain('kept on 26 Nov 2026')
})

test('who entered the mark does not decide: the page says so, and so does the desk', async () => {
  const { supervisor } = rig.who
  idOf(await rig.known.known.changes.propose({ ...supervisor }, 'ID', marking('+6281200000011')))
  await rig.known.objects('GHJK2345', 'nomor saya', {
    about: 'person',
    firms: [],
    marks: ['phone +6281200000011'],
  })
  const visitor = rig.visitor(supervisor)
  const path = '/desk/objections/GHJK2345'
  const page = await text(visitor.get(path))
  expect(page).toContain('You entered or confirmed what this is about, so somebody else decides.')
  expect(page).not.toContain(`${path}/decide`)
  const tried = await visitor.post(`${path}/decide`, decision)
  expect(tried.status).toBe(422)
  const other = rig.visitor(rig.people.add('Budi', ['supervisor'], ['ID']))
  expect((await other.post(`${path}/decide`, decision)).status).toBe(303)
})

test('one of another desk is not there; one that is nobody’s is everybody’s', async () => {
  await rig.known.objects('BCDF2GHJ', 'x')
  await rig.known.objects('GHJK2345', 'y', { firms: [] })
  const visitor = rig.visitor(rig.who.elsewhere)
  expect((await visitor.get('/desk/objections/BCDF2GHJ')).status).toBe(404)
  expect((await visitor.get('/desk/objections/GHJK2345')).status).toBe(200)
  const list = await text(visitor.get('/desk/objections'))
  expect(list).toContain('GHJK-2345')
  expect(list).not.toContain('BCDF-2GHJ')
})

test('a number is rung, and what came of it written down; two wrongs take it out', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const page = await text(visitor.get('/desk/helplines'))
  expect(page).toMatch(/0800-0000[\s\S]*Indonesia, Cambodia[\s\S]*day and night/)
  expect(page).toMatch(/Kantor Uji: daftar nomor<\/a>, 2024[\s\S]*never rung/)
  expect(page).not.toContain('1800 0000')
  const post = (by: typeof visitor, result: string) =>
    by.post('/desk/helplines/uji-phone', { result })
  expect((await post(visitor, 'perhaps')).status).toBe(400)
  expect((await post(visitor, 'wrong')).headers.get('location')).toBe('/desk/helplines?done=noted')
  expect(await text(visitor.get('/desk/helplines'))).toContain('you, somebody else’s number')
  expect(await text(visitor.get('/desk/helplines'))).not.toContain('Not shown to people now')
  await post(rig.visitor(rig.who.volunteer), 'wrong')
  expect(await text(visitor.get('/desk/helplines'))).toContain('Not shown to people now')
  await post(visitor, 'works')
  expect(await text(visitor.get('/desk/helplines'))).not.toContain('0800-0000')
  expect(rig.audit.lines.filter(({ act }) => act === 'helpline-dialled')).toHaveLength(3)
})
