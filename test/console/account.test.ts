import { beforeEach, expect, test } from 'vitest'
import { consoleForTest, type Rig, thursday } from './console-for-test.ts'
import { codeFor } from './fake-staff.ts'

let rig: Rig
beforeEach(() => {
  rig = consoleForTest()
})

const csrfIn = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
const codeOf = (secret: string) => codeFor(secret, rig.clock.now())

test('a member chooses the language of these pages', async () => {
  const visitor = rig.visitor(rig.who.worker)
  await visitor.post('/desk/account/language', { language: 'vi' })
  expect(await (await visitor.get('/desk/account')).text()).toContain('Tài khoản của tôi')
  await visitor.post('/desk/account/language', { language: 'xx' })
  expect(rig.who.worker.language).toBe('vi')
})

test.each([
  [{ means: [] }, 'Tick at least one'],
  [{ means: 'email' }, 'Write a whole e-mail address'],
  [{ means: 'console', email: 'nobody' }, 'Write a whole e-mail address'],
  [{ means: 'telegram', telegram: '@wulan' }, 'digits only'],
  [{ means: ['console', 'telegram'], telegram: '777' }, 'Another member has this'],
])('how to be paged is not taken as %o', async (fields, told) => {
  const visitor = rig.visitor(rig.who.worker)
  const again = codeOf(rig.who.worker.secret)
  const answer = await visitor.post('/desk/account/means', { ...fields, again })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(told)
  expect(rig.who.worker.means).toEqual(['console'])
})

test('how to be paged is kept, and a means that does not exist is not', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const means = ['email', 'pigeon', 'telegram']
  const again = codeOf(rig.who.worker.secret)
  const given = { means, email: 'w@desk.test', telegram: '1234567', again }
  await visitor.post('/desk/account/means', given)
  expect(rig.who.worker).toMatchObject({
    means: ['telegram', 'email'],
    email: 'w@desk.test',
    telegram: '1234567',
  })
})

test('a password is changed after a fresh code, and the session goes on under another name', async () => {
  const { worker } = rig.who
  const visitor = rig.visitor(worker)
  const before = visitor.cookies.get('desk')
  const form = await visitor.post('/desk/account/password/begin', { again: codeOf(worker.secret) })
  const csrf = csrfIn(await form.text())
  expect(visitor.cookies.get('desk')).not.toBe(before)
  const fresh = { csrf, new: 'tujuh perahu di kolam biru', 'new-2': 'tujuh perahu di kolam biru' }
  const wrong = await visitor.post('/desk/account/password', { ...fresh, old: 'bukan ini' })
  expect(await wrong.text()).toContain('does not fit')
  const old = worker.password
  const done = await visitor.post('/desk/account/password', { ...fresh, old })
  expect(done.headers.get('location')).toBe('/desk/account?done=password')
  expect(worker.password).toBe('tujuh perahu di kolam biru')
  expect(await (await visitor.get('/desk/account?done=password')).text()).toContain(
    'The password is changed',
  )
})

test('a page that asks for a code carries no password along', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const given = { old: 'rahasia lama', new: 'rahasia baru sekali', 'new-2': 'rahasia baru sekali' }
  const page = await (await visitor.post('/desk/account/password', given)).text()
  expect(page).toContain('name="again"')
  expect(page).not.toContain('rahasia')
})

test('the second factor moves to another phone once its first code came', async () => {
  const { worker } = rig.who
  const old = worker.secret
  const visitor = rig.visitor(worker)
  const page = await visitor.post('/desk/account/second', { again: codeOf(old) })
  const text = await page.text()
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? ''
  const csrf = csrfIn(text)
  const wrong = await visitor.post('/desk/account/second/confirm', { csrf, code: '000000' })
  expect(wrong.status).toBe(422)
  expect(worker.secret).toBe(old)
  await visitor.post('/desk/account/second/confirm', { csrf, code: codeOf(secret) })
  expect(worker.secret).toBe(secret)
})

test('a member sees where they are signed in, and ends one session or all others after a fresh code', async () => {
  const { worker } = rig.who
  const visitor = rig.visitor(worker)
  const opened = () => rig.people.open(worker.id).session.id
  const [one, two, three] = [opened(), opened(), opened()]
  const theirs = rig.people.open(rig.who.volunteer.id).session.id
  const page = await (await visitor.get('/desk/account')).text()
  const shown = [...page.matchAll(/name="session" value="([^"]+)"/g)].map(([, id]) => id)
  // Each has a button of its own, and one button has them all; one's own and other people's have none.
  expect(shown.toSorted()).toEqual([one, one, two, two, three, three].toSorted())
  expect(page).toContain('this session')
  expect(page).toContain('26 Nov 2026, 14:00:00')

  const left = () => [...rig.people.sessions.values()].map(({ id }) => id)
  expect((await visitor.post('/desk/account/sessions/end', { session: one })).status).toBe(200)
  expect(left()).toContain(one)
  const again = codeOf(worker.secret)
  const done = await visitor.post('/desk/account/sessions/end', { session: [one, theirs], again })
  expect(done.headers.get('location')).toBe('/desk/account?done=sessions')
  expect(left()).not.toContain(one)
  expect(left()).toEqual(expect.arrayContaining([two, three, theirs]))
  expect((await visitor.get('/desk/account?done=sessions')).status).toBe(200)
})

test('what the address says stands in for no field of a form, and of a field sent twice the first counts', async () => {
  const visitor = rig.visitor(rig.who.worker)
  await visitor.post('/desk/account/language?language=vi')
  expect(rig.who.worker.language).toBe('en')
  await visitor.post('/desk/account/language', { language: ['id', 'vi'] })
  expect(rig.who.worker.language).toBe('id')
})

test('a form changes nothing it has no field for', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const more = { roles: 'administrator', desks: 'VN', state: 'active', id: 'm-other', name: 'X' }
  const odd = { __proto__: 'x', constructor: 'x', 'roles[]': 'administrator' }
  const before = { ...rig.who.worker, email: 'w@desk.test', usedStep: expect.any(Number) }
  await visitor.post('/desk/account/means', {
    ...more,
    ...odd,
    ['__proto__']: 'x',
    means: 'console',
    email: 'w@desk.test',
    again: codeOf(rig.who.worker.secret),
  })
  expect(rig.who.worker).toEqual(before)
  expect(Object.keys(Object.prototype)).toEqual([])
})

test.each(['constructor', '__proto__', 'toString', 'x'])(
  'an address that names nothing we have done says nothing: %s',
  async (name) => {
    const { worker, supervisor, administrator } = rig.who
    for (const [person, path] of [
      [worker, '/desk/account'],
      [administrator, '/desk/staff'],
      [supervisor, '/desk/rota/ID'],
      [supervisor, '/desk/knowledge'],
      [supervisor, '/desk/objections'],
    ] as const) {
      const visitor = rig.visitor(person)
      const plain = await visitor.get(path)
      const named = await visitor.get(`${path}?done=${name}`)
      expect([plain.status, named.status], path).toEqual([200, 200])
      expect(await named.text()).not.toContain('native code')
    }
  },
)

test('only what a person does keeps a session alive, and shows that they are there', async () => {
  const { worker } = rig.who
  const visitor = rig.visitor(worker)
  const alive = () => [rig.people.counts.touched, rig.rota.counts.seen]
  await visitor.get('/desk/pulse', { 'HX-Request': 'true' })
  await visitor.get('/desk/rota/ID', { 'HX-Request': 'true' })
  await (await visitor.get('/desk/events')).body?.cancel()
  expect(alive()).toEqual([0, 0])
  await visitor.get('/desk/rota/ID')
  await visitor.post('/desk/here')
  expect(alive()).toEqual([2, 2])
  await rig.visitor(rig.who.auditor).get('/desk/audit')
  expect(alive()).toEqual([3, 2])
})

test('a role that is taken away, and an account that is ended, act at the next request', async () => {
  const visitor = rig.visitor(rig.who.supervisor)
  const plan = { staff: 'm-wulan', day: '2026-11-27', from: '08:00', to: '16:00', languages: 'id' }
  expect((await visitor.post('/desk/rota/ID/plan', plan)).status).toBe(303)
  rig.who.supervisor.roles = ['worker']
  expect((await visitor.post('/desk/rota/ID/plan', plan)).status).toBe(403)
  rig.who.supervisor.state = 'disabled'
  expect((await visitor.get('/desk/rules')).status).toBe(303)
  expect(rig.clock.now()).toBe(thursday)
})

test('everybody sees the pages that are theirs, and no others', async () => {
  const places = async (person: keyof Rig['who']) => {
    const page = await (await rig.visitor(rig.who[person]).get('/desk/rules')).text()
    return [...page.matchAll(/data-place="(\w+)"/g)].map(([, place]) => place)
  }
  const work = ['queue', 'mine', 'cases', 'rota', 'rules']
  expect(await places('volunteer')).toEqual([...work, 'knowledge', 'helplines', 'account'])
  expect(await places('administrator')).toEqual(['rota', 'rules', 'staff', 'account'])
  expect(await places('auditor')).toEqual(['rules', 'figures', 'audit', 'account'])
})

test('what a store that is away does to a page is said, and nothing of why', async () => {
  const { worker } = rig.who
  const visitor = rig.visitor(worker)
  rig.people.door.sessions.find = async () => {
    throw new Error('the text of somebody')
  }
  const answer = await visitor.get('/desk/rules')
  expect(answer.status).toBe(503)
  expect(await answer.text()).not.toContain('the text')
  expect(JSON.stringify(rig.log.lines)).not.toContain('the text')
  expect(rig.log.of('desk.fault')).toHaveLength(1)
})

test.each([
  ['too long', 'x'.repeat(300_000), 'application/x-www-form-urlencoded', 413],
  ['no sound UTF-8', 'language=%ff', 'application/x-www-form-urlencoded', 400],
  ['JSON', '{}', 'application/json', 415],
])('a form that is %s is refused', async (_, body, type, status) => {
  const visitor = rig.visitor(rig.who.worker)
  const cookie = `desk=${visitor.cookies.get('desk')}`
  const answer = await rig.console.app.request('http://desk.test/desk/account/language', {
    method: 'POST',
    body,
    headers: { Cookie: cookie, 'Content-Type': type, 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(answer.status).toBe(status)
  const why = { 400: 'broken', 413: 'too-large', 415: 'wrong-form' }[status]
  expect(rig.log.of('desk.refused-form')).toMatchObject([
    { about: { path: '/account/language', why } },
  ])
})
