import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { openConsole } from '../../src/commands/console.ts'
import type { House } from '../../src/commands/house.ts'
import { httpApp } from '../../src/commands/http.ts'
import { verifyAudit } from '../../src/desk/audit/verify.ts'
import { createEndShift } from '../../src/desk/rota/end-shift.ts'
import { createShifts } from '../../src/desk/rota/shifts.ts'
import type { HandOver } from '../../src/domain/desk.ts'
import { casesForTest } from '../console/cases-for-test.ts'
import { visitor } from '../console/console-for-test.ts'
import { texts } from '../console/console-texts.ts'
import { noChats } from '../console/desk-house.ts'
import { knowledgeForTest } from '../console/knowledge-for-test.ts'
import { goodPassword, staffHouse } from '../desk/staff/staff-house.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

// The pages over the staff and the audit as they are, wired as the service wires them.

async function open() {
  const house = await staffHouse()
  const { store, clock, staff, audit } = house
  const staffOf = async () =>
    (await staff.list()).map((member) => ({ ...member, telegramId: member.telegram }))
  const shifts = createShifts(store, clock, staffOf)
  const handOvers = {
    list: async () => [],
    returnToQueue: async () => true,
    tell: async () => true,
    transfer: async () => true,
  }
  const endShift = createEndShift({ shifts, staffOf, handOvers, clock })
  const queue = { waiting: [], mine: [], taken: [] } as Parameters<typeof rows>[0]
  const called: { at: number }[] = []
  const none = () => () => {}
  const { app: desk } = openConsole({
    texts,
    publicUrl: null,
    trustProxy: true,
    store,
    clock,
    log: recordingLog(),
    staff,
    audit,
    // What is known is asked for by pages of chats only.
    house: {} as House,
    takenOut: () => new Set(),
    chats: { ...noChats, queue: async () => rows(queue) },
    handOvers: { list: async () => [], watch: none, watchChat: none },
    files: null,
    cases: casesForTest({ clock, write: () => {} }).door,
    ...knowledgeForTest({ clock }).doors,
    rota: { ...shifts, endShift, watch: none, onDuty: async () => [] },
    pages: { of: async () => called, watch: none },
  })
  const web = new Hono().all('*', (c) => c.text('the public page'))
  const metrics = async () => ({ type: 'text/plain', body: '' })
  const app = httpApp({
    web,
    desk,
    webhook: null,
    ready: () => true,
    metrics,
    metricsToken: null,
    publicUrl: null,
  })
  return { ...house, app, shifts, queue, called, visitor: () => visitor(app) }
}

type Waiting = {
  since: number
  mayOpen: boolean
  waitsSince: number | null
  declined?: string[]
}
function rows(queue: Record<'waiting' | 'mine' | 'taken', Waiting[]>) {
  const row = ({ since, ...row }: Waiting) => ({
    ...row,
    chat: `chat-${since}`,
    shortId: 'K7QPTM',
    handOver: { since, declined: row.declined ?? [] } as unknown as HandOver,
  })
  return {
    waiting: queue.waiting.map(row),
    mine: queue.mine.map(row),
    taken: queue.taken.map(row),
  }
}

const csrfIn = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
const secretIn = (page: string) =>
  /class="secret">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
const from = { 'X-Forwarded-For': '203.0.113.9, 203.0.113.7' }

test('the first administrator comes in, invites, and signs out; what they did stands in the audit', async () => {
  const { staff, audit, store, clock, codeOf, nextCode, visitor } = await open()
  const link = await staff.invitations.firstLink()
  const token = link?.token ?? ''
  const person = visitor()
  const names = { 'sign-in-name': 'ratna', name: 'Ratna', language: 'en' }
  const given = { token, password: goodPassword, 'password-2': goodPassword, ...names }
  const page = await (await person.post('/desk/welcome/password', given, from)).text()
  const secret = secretIn(page)
  const done = await person.post('/desk/welcome/code', { token, code: codeOf(secret) }, from)
  expect(done.headers.get('location')).toBe('/desk')

  const form = await (await person.get('/desk/staff/invite')).text()
  const csrf = csrfIn(form)
  const invited = { 'sign-in-name': 'wulan', name: 'Wulan', roles: 'worker', desks: 'ID' }
  const linked = await person.post('/desk/staff/invite', { csrf, ...invited }, from)
  expect(await linked.text()).toMatch(/\/desk\/welcome#[\w-]{43}/)

  // Later the code is no longer fresh: it is asked for, what was typed is kept, the session goes on.
  await clock.leap(10 * 60_000)
  const more = { 'sign-in-name': 'dewi', name: 'Dewi', roles: 'worker', desks: 'ID' }
  const asked = await person.post('/desk/staff/invite', { csrf, ...more }, from)
  expect(await asked.text()).toContain('name="again"')
  await nextCode()
  const before = person.cookies.get('desk')
  const again = { csrf, ...more, again: codeOf(secret) }
  expect(await (await person.post('/desk/staff/invite', again, from)).text()).toContain('#')
  expect(person.cookies.get('desk')).not.toBe(before)
  expect((await staff.list()).map(({ name }) => name)).toEqual(['Dewi', 'Ratna', 'Wulan'])

  const rules = await (await person.get('/desk/rules')).text()
  await person.post('/desk/sign-out', { csrf: csrfIn(rules) })
  expect((await person.get('/desk/rules')).status).toBe(303)
  const acts = (await store.list('audit/', '', 100)).length
  expect(acts).toBeGreaterThan(5)
  expect(await verifyAudit({ store, clock }, {})).toMatchObject({ broken: null, records: acts })
  expect(await audit.newest()).toMatchObject({ number: acts })
})

test('signing in takes two steps, and a denied page is in the audit', async () => {
  const { add, codeOf, nextCode, visitor, written } = await open()
  const wulan = await add('wulan')
  await nextCode()
  const person = visitor()
  const given = { name: 'wulan', password: goodPassword }
  const wrong = await person.post('/desk/sign-in', { ...given, password: 'salah sekali ini' }, from)
  expect(wrong.status).toBe(422)
  await person.post('/desk/sign-in', given, from)
  const code = codeOf(wulan.secret)
  expect((await person.post('/desk/sign-in/code', { code }, from)).status).toBe(303)
  expect((await person.get('/desk/audit')).status).toBe(403)
  expect((await person.get('/desk/staff')).status).toBe(403)
  const denied = await written('denied')
  expect(denied.map(({ about }) => about['to'])).toEqual(['GET:/desk/audit', 'GET:/desk/staff'])
})

test('a shift is planned, begun and ended on the pages', async () => {
  const { add, codeOf, nextCode, visitor, shifts, clock } = await open()
  const sari = await add('sari', { roles: ['supervisor'] })
  await nextCode()
  const person = visitor()
  await person.post('/desk/sign-in', { name: 'sari', password: goodPassword }, from)
  await person.post('/desk/sign-in/code', { code: codeOf(sari.secret) }, from)
  const csrf = csrfIn(await (await person.get('/desk/rota/ID')).text())
  // The clock stands at seven in the morning of the 22nd in Jakarta.
  const plan = {
    csrf,
    staff: sari.id,
    day: '2026-11-22',
    from: '07:20',
    to: '15:00',
    languages: 'id',
  }
  const planned = await person.post('/desk/rota/ID/plan', plan)
  expect(planned.headers.get('location')).toBe('/desk/rota/ID?week=2026-11-16&done=planned')
  const twice = await person.post('/desk/rota/ID/plan', plan)
  expect(await twice.text()).toContain('They have a shift at that time already.')
  await person.post('/desk/rota/ID/start', { csrf })
  expect(await shifts.running(sari.id)).toMatchObject({ startedAt: clock.now(), desk: 'ID' })
  expect(await (await person.get('/desk/rota/ID')).text()).toContain('On duty until 15:00')
  await person.post('/desk/rota/end', { csrf })
  expect(await shifts.running(sari.id)).toBeNull()
})

test('the auditor reads all of it, and that they did', async () => {
  const { add, codeOf, nextCode, visitor, written } = await open()
  const udin = await add('udin', { roles: ['auditor'] })
  await nextCode()
  const person = visitor()
  await person.post('/desk/sign-in', { name: 'udin', password: goodPassword }, from)
  await person.post('/desk/sign-in/code', { code: codeOf(udin.secret) }, from)
  const page = await (await person.get('/desk/audit')).text()
  expect(page).toContain('signed in')
  expect(page).toContain('a member joined')
  expect(page).toMatch(/<code class="hash">[0-9a-f]{64}</)
  expect(await written('audit-read')).toHaveLength(1)
})

test('whoever guesses is slowed down by the address the proxy saw, not by one they make up', async () => {
  const { add, visitor } = await open()
  await add('wulan')
  const answers: string[] = []
  for (let time = 0; time < 12; time++) {
    const made = { 'X-Forwarded-For': `198.51.100.${time}, 203.0.113.7` }
    const given = { name: 'wulan', password: 'salah sekali ini' }
    answers.push(await (await visitor().post('/desk/sign-in', given, made)).text())
  }
  expect(answers.at(-1)).toMatch(/Coba lagi dalam \d+ menit/)
})

test('the head rings for whoever is on duty or called, for what they may take and did not leave to others', async () => {
  const { add, signIn, app, queue, called, shifts } = await open()
  const wulan = await add('wulan')
  const token = await signIn(wulan)
  const pulse = async () => {
    const headers = { Cookie: `desk=${token}`, 'Sec-Fetch-Site': 'same-origin' }
    const page = await (await app.request('http://desk.test/desk/pulse', { headers })).text()
    return /data-count="(\d+)" data-ring="(\d*)"/.exec(page)?.slice(1)
  }
  expect(await pulse()).toEqual(['0', ''])
  queue.waiting.push({ since: 70, mayOpen: true, waitsSince: 70 })
  queue.waiting.push({ since: 90, mayOpen: false, waitsSince: 90 })
  expect(await pulse()).toEqual(['1', ''])
  called.push({ at: 60 })
  expect(await pulse()).toEqual(['1', '60'])
  await shifts.startUnplanned(wulan.id, 'ID', ['id'])
  expect(await pulse()).toEqual(['1', '70'])
  queue.mine.push({ since: 1, mayOpen: true, waitsSince: 80 })
  expect(await pulse()).toEqual(['2', '80'])
  queue.waiting.push({ since: 95, mayOpen: true, waitsSince: 95, declined: [wulan.id] })
  expect(await pulse()).toEqual(['2', '80'])
})

test('the desk stands before the public page, and keeps its own headers', async () => {
  const { app } = await open()
  expect(await (await app.request('http://desk.test/')).text()).toBe('the public page')
  const desk = await app.request('http://desk.test/desk')
  expect(desk.headers.get('location')).toBe('/desk/sign-in')
  expect((await app.request('http://desk.test/desk/assets/none.js')).status).toBe(404)
})
