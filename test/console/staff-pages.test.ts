import { beforeEach, expect, test } from 'vitest'
import { consoleForTest, type Posting, type Rig } from './console-for-test.ts'
import { codeFor, type Person } from './fake-staff.ts'

let rig: Rig
beforeEach(() => {
  rig = consoleForTest()
})

/** Sends a form with a fresh code in it, as the page that asks for one does. */
function post(person: Person, path: string, fields: Posting = {}) {
  person.usedStep = -1
  const again = codeFor(person.secret, rig.clock.now())
  return rig.visitor(person).post(path, { ...fields, again })
}

const invited = { 'sign-in-name': 'dewi', name: 'Dewi', roles: 'worker', desks: 'ID' }

test('somebody is invited by a link that is shown once', async () => {
  const answer = await post(rig.who.administrator, '/desk/staff/invite', invited)
  const token = /http:\/\/desk\.test\/desk\/welcome#([\w-]+)/.exec(await answer.text())?.[1] ?? ''
  expect((await rig.visitor().post('/desk/welcome', { token })).status).toBe(200)
  const dewi = [...rig.people.people.values()].find(({ name }) => name === 'Dewi')
  expect(dewi).toMatchObject({ roles: ['worker'], desks: ['ID'], state: 'invited' })
  const list = await (await rig.visitor(rig.who.administrator).get('/desk/staff')).text()
  expect(list).toContain('Dewi')
  expect(list).not.toContain('/desk/welcome')
})

test.each([
  [{ ...invited, 'sign-in-name': 'a b' }, 'Letters and digits'],
  [{ ...invited, name: '' }, 'A short name'],
  [{ ...invited, roles: [] }, 'at least one role'],
  [{ ...invited, roles: 'owner' }, 'at least one role'],
  [{ ...invited, desks: 'VN' }, 'at least one desk'],
  [{ ...invited, 'sign-in-name': 'wulan' }, 'is taken'],
])('an invitation is not made as %o', async (fields, told) => {
  const before = rig.people.people.size
  const answer = await post(rig.who.administrator, '/desk/staff/invite', fields)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(told)
  expect(rig.people.people.size).toBe(before)
})

test('roles are changed and accounts ended, but never the last administrator or oneself', async () => {
  const { administrator, worker } = rig.who
  const rights = { roles: ['worker', 'supervisor'], desks: 'ID' }
  await post(administrator, `/desk/staff/${worker.id}/rights`, rights)
  expect(worker.roles).toEqual(['worker', 'supervisor'])
  await post(administrator, `/desk/staff/${worker.id}/disable`)
  expect(worker.state).toBe('disabled')

  const own = await post(administrator, `/desk/staff/${administrator.id}/rights`, rights)
  expect(await own.text()).toContain('Your own account')
  expect(administrator.roles).toEqual(['administrator'])
})

test('an administrator ends every session of a member, who can sign in again', async () => {
  const { administrator, worker } = rig.who
  const visitors = [rig.visitor(worker), rig.visitor(worker)]
  const form = await (await rig.visitor(administrator).get(`/desk/staff/${worker.id}`)).text()
  expect(form).toContain(`action="/desk/staff/${worker.id}/sessions"`)
  const done = await post(administrator, `/desk/staff/${worker.id}/sessions`)
  expect(done.headers.get('location')).toBe('/desk/staff?done=sessions')
  for (const visitor of visitors) expect((await visitor.get('/desk/rules')).status).toBe(303)
  expect(worker.state).toBe('active')
})

test('whoever has another desk besides is not there for an administrator of one', async () => {
  const both = rig.people.add('Tari', ['worker'], ['ID', 'VN'])
  const visitor = rig.visitor(rig.who.administrator)
  const list = await (await visitor.get('/desk/staff')).text()
  expect(list).toContain('Wulan')
  expect(list).not.toMatch(/Tari|Hoa/)
  expect((await visitor.get(`/desk/staff/${both.id}`)).status).toBe(404)
  expect((await post(rig.who.administrator, `/desk/staff/${both.id}/disable`)).status).toBe(404)
})

test('nobody gives away a desk that is not theirs', async () => {
  const rights = { roles: 'worker', desks: ['ID', 'VN'] }
  await post(rig.who.administrator, `/desk/staff/${rig.who.worker.id}/rights`, rights)
  expect(rig.who.worker.desks).toEqual(['ID'])
})

test('a name is shown as text, whatever it is', async () => {
  rig.people.add('<img src=x onerror=alert(1)>', ['worker'], ['ID'], { id: 'm-odd' })
  const visitor = rig.visitor(rig.who.administrator)
  for (const path of ['/desk/staff', '/desk/staff/m-odd', '/desk/rota/ID']) {
    const page = await (await visitor.get(path)).text()
    expect(page).toContain('&lt;img src=x')
    expect(page).not.toContain('<img')
  }
})

test('the audit is shown to the auditor: newest first, filtered, page by page', async () => {
  const { auditor, worker } = rig.who
  const chat = 'Qk3sd9_fKw22mx0aPzT4Vg'
  for (let time = 0; time < 60; time++) {
    rig.audit.write(worker.id, 'masked-opened', { chat }, `reason <${time}>`)
  }
  rig.audit.write('system', 'audit-pruned', {})
  const visitor = rig.visitor(auditor)
  const first = await (await visitor.get('/desk/audit')).text()
  expect(first).toContain('the program')
  expect(first).toContain('old records let go')
  expect(first).toContain('reason &lt;59&gt;')
  expect(first).not.toContain('reason &lt;5&gt;')
  const older = /href="(\/desk\/audit\?[^"]*before=\d+[^"]*)"/.exec(first)?.[1] ?? ''
  const second = await (await visitor.get(older.replaceAll('&amp;', '&'))).text()
  expect(second).toContain('reason &lt;5&gt;')

  const ofAct = await (await visitor.get('/desk/audit?act=audit-read&who=m-udin')).text()
  expect(ofAct).toContain('read the audit trail')
  expect(ofAct).not.toContain('reason &lt;')
  const ofChat = await (await visitor.get(`/desk/audit?chat=${chat}&act=nonsense`)).text()
  expect(ofChat).toContain('reason &lt;59&gt;')
  expect(rig.audit.lines.filter(({ act }) => act === 'audit-read')).toHaveLength(4)
})

test('the audit names nobody of another desk', async () => {
  rig.audit.write(rig.who.elsewhere.id, 'signed-in', {})
  const page = await (await rig.visitor(rig.who.auditor).get('/desk/audit')).text()
  expect(page).not.toContain('Hoa')
  expect(page).toContain('not of your desks')
})
