import { beforeEach, expect, test } from 'vitest'
import { consoleForTest, type Rig } from './console-for-test.ts'
import { codeFor } from './fake-staff.ts'

let rig: Rig
beforeEach(() => {
  rig = consoleForTest()
})

const codeOf = ({ secret }: { secret: string }) => codeFor(secret, rig.clock.now())

test('name and password, then a code, and one is where one wanted to go', async () => {
  const { worker } = rig.who
  const visitor = rig.visitor()
  const asked = await visitor.get('/desk/rota/ID?week=2026-11-30')
  const path = asked.headers.get('location') ?? ''
  const page = await (await visitor.get(path)).text()
  expect(page).toContain('value="/desk/rota/ID?week=2026-11-30"')

  const next = '/desk/rota/ID?week=2026-11-30'
  const { signInName: name, password } = worker
  const first = await visitor.post('/desk/sign-in', { name, password, next })
  expect(first.status).toBe(303)
  expect(visitor.cookies.has('desk')).toBe(false)
  expect((await visitor.get('/desk/rota')).headers.get('location')).toContain('/desk/sign-in')

  const second = await visitor.post('/desk/sign-in/code', { code: codeOf(worker), next })
  expect(second.headers.get('location')).toBe(next)
  expect(visitor.cookies.has('desk-half')).toBe(false)
  expect((await visitor.get('/desk/rota/ID')).status).toBe(200)
})

test('a wrong name and a wrong password are answered alike, and the password never comes back', async () => {
  const wrong = { name: 'wulan', password: 'salah sekali <x>' }
  const password = await rig.visitor().post('/desk/sign-in', wrong)
  const name = await rig.visitor().post('/desk/sign-in', { ...wrong, name: 'siapa' })
  expect([password.status, name.status]).toEqual([422, 422])
  const page = await password.text()
  expect(page).toContain('Nama atau kata sandi tidak cocok.')
  expect(page.replace('wulan', 'siapa')).toBe(await name.text())
  expect(page).not.toContain('salah sekali')
})

test('whoever tries too often is told when to come again', async () => {
  const visitor = rig.visitor()
  for (let time = 0; time < 3; time++) await visitor.post('/desk/sign-in', { name: 'x' })
  const answer = await visitor.post('/desk/sign-in', { name: 'x' })
  expect(await answer.text()).toContain('Coba lagi dalam 2 menit')
})

test('a wrong code keeps the first step, and a code is good once', async () => {
  const { signInName: name, password } = rig.who.worker
  const visitor = rig.visitor()
  await visitor.post('/desk/sign-in', { name, password })
  expect((await visitor.post('/desk/sign-in/code', { code: '000000' })).status).toBe(422)
  const code = codeOf(rig.who.worker)
  expect((await visitor.post('/desk/sign-in/code', { code })).status).toBe(303)
  const again = rig.visitor()
  await again.post('/desk/sign-in', { name, password })
  expect((await again.post('/desk/sign-in/code', { code })).status).toBe(422)
})

test('a code without the first step begins again', async () => {
  const answer = await rig.visitor().post('/desk/sign-in/code', { code: '123456' })
  expect(await answer.text()).toContain('Terlalu lama')
})

test.each([
  '//evil.example',
  'https://evil.example',
  '/desk//evil.example',
  '/desk/\\evil.example',
  '/elsewhere',
  '/deskevil',
  'javascript:alert(1)',
])('signing in leads to no page but ours: %s', async (next) => {
  const { signInName: name, password } = rig.who.worker
  const visitor = rig.visitor()
  const first = await visitor.post('/desk/sign-in', { name, password, next })
  expect(first.headers.get('location')).toBe('/desk/sign-in/code')
  const second = await visitor.post('/desk/sign-in/code', { code: codeOf(rig.who.worker), next })
  expect(second.headers.get('location')).toBe('/desk')
})

test('the cookie of a session is read by no script, sent by no other site, and bound to the host', async () => {
  for (const [publicUrl, asked] of [
    [null, /^desk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/],
    ['https://suar.test', /^__Host-desk=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/],
  ] as const) {
    const over = consoleForTest({ publicUrl })
    const { signInName: name, password, secret } = over.who.worker
    const visitor = over.visitor()
    await visitor.post('/desk/sign-in', { name, password })
    const answer = await visitor.post('/desk/sign-in/code', {
      code: codeFor(secret, over.clock.now()),
    })
    const set = answer.headers.getSetCookie().find((cookie) => !cookie.includes('half')) ?? ''
    expect(set).toMatch(asked)
    expect(answer.headers.get('strict-transport-security') !== null).toBe(publicUrl !== null)
  }
})

test('over https every cookie is bound to this host, and is read by no script', async () => {
  const over = consoleForTest({ publicUrl: 'https://suar.test' })
  const { signInName: name, password, secret } = over.who.worker
  const visitor = over.visitor()
  const code = codeFor(secret, over.clock.now())
  const answers = [
    await visitor.get('/desk/sign-in?lang=vi'),
    await visitor.post('/desk/sign-in', { name, password }),
    await visitor.post('/desk/sign-in/code', { code }),
  ]
  const set = answers.flatMap(({ headers }) => headers.getSetCookie())
  const names = set.map((cookie) => cookie.split('=')[0])
  expect([...new Set(names)]).toEqual(['__Host-desk-lang', '__Host-desk-half', '__Host-desk'])
  for (const cookie of set) {
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).toMatch(/; SameSite=Strict/)
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).not.toMatch(/Domain=/)
    expect(cookie.length).toBeLessThan(4096)
  }
  // What another host of the domain may have set under a plain name is not ours.
  const made = await over.visitor().get('/desk/sign-in', { Cookie: 'desk-lang=vi' })
  expect(await made.text()).toContain('<html lang="id">')
})

test('signing in, or taking up an invitation, ends the session that was open in the browser', async () => {
  const { volunteer, worker } = rig.who
  const visitor = rig.visitor(worker)
  const old = visitor.cookies.get('desk') ?? ''
  await visitor.post('/desk/sign-in', { name: worker.signInName, password: worker.password })
  await visitor.post('/desk/sign-in/code', { code: codeOf(worker) })
  const next = visitor.cookies.get('desk') ?? ''
  expect(next).not.toBe(old)
  expect([...rig.people.sessions.keys()]).toEqual([next])

  volunteer.state = 'invited'
  const token = rig.people.invite(volunteer.id)
  const given = { token, password, 'password-2': password }
  const page = await (await visitor.post('/desk/welcome/password', given)).text()
  const code = codeFor(secretIn(page), rig.clock.now())
  await visitor.post('/desk/welcome/code', { token, code })
  expect([...rig.people.sessions.keys()]).toEqual([visitor.cookies.get('desk')])
  expect(rig.people.sessions.has(next)).toBe(false)
})

test('a password is typed into a field that hides it, and a password manager may fill it in', async () => {
  const token = rig.people.invite(null)
  const member = rig.visitor(rig.who.worker)
  const again = codeOf(rig.who.worker)
  const pages = [
    await rig.visitor().get('/desk/sign-in'),
    await rig.visitor().post('/desk/welcome', { token }),
    await member.post('/desk/account/password/begin', { again }),
  ]
  const fields = (await Promise.all(pages.map((page) => page.text()))).flatMap((page) => [
    ...page.matchAll(/<input[^>]* name="(password|password-2|old|new|new-2)"[^>]*>/g),
  ])
  expect(fields.map(([, name]) => name)).toEqual([
    'password',
    'password',
    'password-2',
    'old',
    'new',
    'new-2',
  ])
  for (const [field] of fields) {
    expect(field).toContain('type="password"')
    expect(field).toMatch(/autocomplete="(current|new)-password"/)
    expect(field).not.toMatch(/onpaste|readonly/)
  }
})

test('signing out ends the session, and clears what the browser kept of this site', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const answer = await visitor.post('/desk/sign-out')
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect(rig.people.sessions.size).toBe(0)
  expect(visitor.cookies.has('desk')).toBe(false)
  expect((await visitor.get('/desk/signed-out')).status).toBe(200)
})

test('from a link of another site the browser is sent round once, because it holds the cookie back', async () => {
  const page = await rig.visitor().get('/desk/rota', { 'Sec-Fetch-Site': 'cross-site' })
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('http-equiv="refresh"')
  // The browser's own second try says that it comes from here.
  expect((await rig.visitor().get('/desk/rota')).status).toBe(303)
})

const password = 'tujuh perahu di kolam biru'
const secretIn = (page: string) =>
  /class="secret">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''

test('an invited member chooses a password, takes up the code, and is in', async () => {
  const { volunteer } = rig.who
  volunteer.state = 'invited'
  const token = rig.people.invite(volunteer.id)
  const visitor = rig.visitor()
  expect((await visitor.get('/desk/welcome')).status).toBe(200)
  const first = await visitor.post('/desk/welcome', {
    token: `http://desk.test/desk/welcome#${token}`,
  })
  expect(await first.text()).toContain('vina')
  const choose = async (given: string, again = given) => {
    const answer = await visitor.post('/desk/welcome/password', {
      token,
      password: given,
      'password-2': again,
    })
    return answer.text()
  }
  expect(await choose(password, `${password}!`)).toContain('tidak sama')
  expect(await choose('pendek')).toContain('Terlalu pendek')
  expect(await choose('password12345')).toContain('pernah bocor')
  const chosen = await choose(password)
  expect(chosen).toContain('<svg class="qr"')
  expect(chosen).not.toContain(password)
  expect((await visitor.post('/desk/welcome/code', { token, code: '000000' })).status).toBe(422)
  const code = codeFor(secretIn(chosen), rig.clock.now())
  const answer = await visitor.post('/desk/welcome/code', { token, code })
  expect(answer.headers.get('location')).toBe('/desk')
  expect((await visitor.get('/desk/rules')).status).toBe(200)
  expect((await visitor.post('/desk/welcome', { token })).status).toBe(410)
})

test('the first administrator says who they are', async () => {
  const token = rig.people.invite(null)
  const visitor = rig.visitor()
  expect(await (await visitor.post('/desk/welcome', { token })).text()).toContain('sign-in-name')
  const given = { token, password, 'password-2': password }
  const nameless = await visitor.post('/desk/welcome/password', given)
  expect(nameless.status).toBe(422)
  const names = { 'sign-in-name': 'mai', name: 'Mai', language: 'vi' }
  const page = await (await visitor.post('/desk/welcome/password', { ...given, ...names })).text()
  const code = codeFor(secretIn(page), rig.clock.now())
  await visitor.post('/desk/welcome/code', { token, code })
  expect(rig.people.people.get('m-mai')).toMatchObject({ language: 'vi', state: 'active' })
  expect(await (await visitor.get('/desk/rules')).text()).toContain('lang="vi"')
})

test('the language of the sign-in page is chosen, remembered, and else the browser’s', async () => {
  const visitor = rig.visitor()
  const asks = (headers: Record<string, string> = {}) =>
    visitor.get('/desk/sign-in', headers).then((answer) => answer.text())
  expect(await asks()).toContain('<html lang="id">')
  expect(await asks({ 'Accept-Language': 'fr, vi;q=0.9' })).toContain('<html lang="vi">')
  await visitor.get('/desk/sign-in?lang=en')
  expect(await asks({ 'Accept-Language': 'vi' })).toContain('<html lang="en">')
})
