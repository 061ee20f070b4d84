import { beforeEach, expect, test } from 'vitest'
import { masked } from '../../src/console/guard/masked-secret.ts'
import type { DeskRoute, StaffRoute } from '../../src/console/guard/route.ts'
import { may } from '../../src/desk/rights.ts'
import { roles } from '../../src/domain/desk.ts'
import { heldClock } from '../fixtures/held-clock.ts'
import { consoleForTest, type Rig, thursday, withoutChance } from './console-for-test.ts'
import { type DeskHouse, deskHouse } from './desk-house.ts'

// Every route is tried as nobody, as the wrong role, as the wrong desk, from another site and without the
// session's secret. The cases come out of the table itself: a new route is tried as soon as it is mounted.

const { console: example } = consoleForTest()
const all = example.routes.map((route) => ({ name: `${route.method} /desk${route.path}`, route }))
const staffOnly = all.filter(
  (one): one is { name: string; route: StaffRoute } => one.route.who !== 'nobody',
)
const posts = all.filter(({ route }) => route.method === 'POST')
const limited = staffOnly.flatMap(({ name, route }) =>
  route.who === 'signed-in' ? [] : [{ name, route, who: route.who }],
)
const ofDesk = staffOnly.filter(({ route }) => route.path.includes(':desk') || route.desks)

let rig: Rig
let house: DeskHouse
let chat: string
let known: Awaited<ReturnType<Rig['known']['seed']>>
let kept: Awaited<ReturnType<Rig['kept']['seed']>>
beforeEach(async () => {
  const clock = heldClock(thursday)
  house = deskHouse(clock)
  rig = consoleForTest({ clock, chats: house.door })
  chat = await house.comes(['halo'])
  known = await rig.known.seed({ ...rig.who.supervisor })
  kept = await rig.kept.seed({ ...rig.who.supervisor })
})

/** What stands for each slot of a path: something of the Indonesian desk that is really there. */
function pathOf({ path }: DeskRoute, missing = false): string {
  const stands: Record<string, string> = {
    ':desk': missing ? 'XX' : 'ID',
    ':member': missing ? 'm-nobody' : rig.who.worker.id,
    ':chat': missing ? 'Qk3sd9_fKw22mx0aPzT4Vg' : chat,
    ':line': '1',
    ':change': missing ? 'none' : known.change,
    ':batch': missing ? 'none' : known.batch,
    ':draft': missing ? 'none' : known.draft,
    ':objection': missing ? 'ZZZZ9999' : known.objection,
    ':helpline': missing ? 'none' : known.helpline,
    ':table': 'waits',
    ':case': missing ? 'none' : kept.case,
    ':deadline': '1',
    ':number': '1',
    ':export': kept.exported,
  }
  return `/desk${path.replaceAll(/:\w+/g, (slot) => {
    const value = stands[slot]
    if (!value) throw new Error(`say in route-table.test.ts what ${slot} stands for`)
    return value
  })}`
}

/** Everything that could be changed, to see that nothing was. */
function state(): string {
  const { people, rota } = rig
  const { shown } = house.channel
  return JSON.stringify([
    [...people.people.values()],
    [...rota.shifts.values()],
    rota.handed,
    shown,
    house.changes(),
    rig.known.store.commits(),
    rig.kept.store.commits(),
  ])
}

function go(method: string, path: string, visitor: ReturnType<Rig['visitor']>) {
  return method === 'GET' ? visitor.get(path) : visitor.post(path)
}

test('the table is whole: it says who for each route, and no route stands twice', () => {
  expect(all.length).toBeGreaterThan(25)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  for (const { route } of limited) expect(route.who.length).toBeGreaterThan(0)
  // What changes something is a post, and what asks for a fresh code can carry it along.
  expect(staffOnly.filter(({ route }) => route.fresh && route.method === 'GET')).toEqual([])
})

test('without signing in only signing in, and a link by invitation, can be reached', () => {
  const open = all.filter(({ route }) => route.who === 'nobody').map(({ name }) => name)
  expect(open.sort()).toEqual([
    'GET /desk/sign-in',
    'GET /desk/sign-in/code',
    'GET /desk/signed-out',
    'GET /desk/welcome',
    'POST /desk/sign-in',
    'POST /desk/sign-in/code',
    'POST /desk/sign-in/passkey',
    'POST /desk/sign-in/passkey/finish',
    'POST /desk/welcome',
    'POST /desk/welcome/code',
    'POST /desk/welcome/password',
  ])
})

test.each(staffOnly)('nobody: $name leads to the sign-in page', async ({ route }) => {
  const path = pathOf(route)
  const before = state()
  const answer = await go(route.method, path, rig.visitor())
  if (route.method === 'GET') {
    expect(answer.status).toBe(303)
    const to = path === '/desk' ? '/desk/sign-in' : `/desk/sign-in?next=${encodeURIComponent(path)}`
    expect(answer.headers.get('location')).toBe(to)
  } else {
    expect(answer.status).toBe(401)
  }
  expect(state()).toBe(before)
})

test.each(staffOnly)('an ended session: $name is refused', async ({ route }) => {
  const visitor = rig.visitor(rig.who.worker)
  rig.people.sessions.clear()
  expect((await go(route.method, pathOf(route), visitor)).status).toBe(
    route.method === 'GET' ? 303 : 401,
  )
})

test.each(limited)('the wrong role: $name is denied, and that is on record', async (one) => {
  const { route, who } = one
  const path = pathOf(route)
  const wrong = roles.filter(
    (role) => !who.some((act) => may({ roles: [role], desks: ['ID'] }, act)),
  )
  expect(wrong.length).toBeGreaterThan(0)
  for (const role of wrong) {
    const person = rig.people.add(`Only-${role}`, [role], ['ID'])
    const before = state()
    const answer = await go(route.method, path, rig.visitor(person))
    expect(answer.status, role).toBe(403)
    expect(await answer.text()).toContain('Your role does not cover this page')
    expect(rig.audit.denied().at(-1)).toMatchObject({
      who: person.id,
      about: { to: `${route.method}:/desk${route.path}` },
    })
    expect(state()).toBe(before)
  }
})

test.each(ofDesk)('the wrong desk: $name is as if it were not there', async ({ route }) => {
  const path = pathOf(route)
  const missing = pathOf(route, true)
  const person = rig.people.add('Elsewhere', [...roles], ['VN'])
  const before = state()
  const visitor = rig.visitor(person)
  const theirs = await go(route.method, path, visitor)
  expect(theirs.status).toBe(404)
  const none = await go(route.method, missing, visitor)
  expect(none.status).toBe(404)
  expect(withoutChance(await theirs.text())).toBe(withoutChance(await none.text()))
  expect(state()).toBe(before)
  expect(rig.audit.denied().length).toBeGreaterThan(0)
})

test.each(posts)('another site: $name is refused', async ({ route }) => {
  const path = pathOf(route)
  const visitor = rig.visitor(rig.people.add('All', [...roles], ['ID', 'VN']))
  const before = state()
  for (const headers of [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': '', Origin: 'https://theirs.example' },
    { 'Sec-Fetch-Site': '', Origin: 'null' },
  ]) {
    const answer = await visitor.post(path, {}, headers)
    expect(answer.status, JSON.stringify(headers)).toBe(403)
    expect(await answer.text()).toContain('another site')
  }
  expect(state()).toBe(before)
})

test.each(posts.filter(({ route }) => route.who !== 'nobody'))(
  'without the secret of the session: $name is refused',
  async ({ route }) => {
    const path = pathOf(route)
    const person = rig.people.add('All', [...roles], ['ID', 'VN'])
    const other = masked(rig.people.open(rig.who.worker.id).session.csrf)
    const before = state()
    const visitor = rig.visitor(person)
    for (const csrf of ['', 'wrong', other]) {
      expect((await visitor.post(path, { csrf })).status).toBe(403)
    }
    expect(state()).toBe(before)
    expect(rig.people.sessions.size).toBe(2)
    const told = { path: route.path, why: 'stale' }
    expect(rig.log.of('desk.refused-form').map(({ about }) => about)).toEqual([told, told, told])
  },
)

test.each(staffOnly.filter(({ route }) => route.fresh))(
  '$name asks for a fresh code first',
  async ({ route }) => {
    const path = pathOf(route)
    const visitor = rig.visitor(rig.people.add('All', [...roles], ['ID', 'VN']))
    const before = state()
    const answer = await visitor.post(path, { 'sign-in-name': 'kept <b>' })
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain('name="again"')
    expect(page).toContain('value="kept &lt;b&gt;"')
    expect((await visitor.post(path, { again: '000000' })).status).toBe(422)
    expect(state()).toBe(before)
  },
)

test.each(all.filter(({ route }) => route.method === 'GET'))(
  'looking changes nothing: $name',
  async ({ route }) => {
    const path = pathOf(route)
    const visitors = [rig.visitor(), rig.visitor(rig.people.add('All', [...roles], ['ID', 'VN']))]
    const before = state()
    for (const visitor of visitors) await (await visitor.get(path)).body?.cancel()
    expect(state()).toBe(before)
  },
)

test.each(staffOnly.filter(({ route }) => route.method === 'GET'))(
  'one can sign out from $name',
  async ({ route }) => {
    const visitor = rig.visitor(rig.people.add('All', [...roles], ['ID', 'VN']))
    const answer = await visitor.get(pathOf(route))
    const isPage = answer.headers.get('content-type')?.startsWith('text/html')
    // The head of a page is a piece of it.
    if (!isPage || route.path === '/pulse') return await answer.body?.cancel()
    expect(await answer.text()).toContain('action="/desk/sign-out"')
  },
)

test('what is in no table is not there, and nobody learns that', async () => {
  expect((await rig.visitor().get('/desk/nowhere')).status).toBe(303)
  expect((await rig.visitor().post('/desk/nowhere')).status).toBe(401)
  expect((await rig.visitor(rig.who.worker).get('/desk/nowhere')).status).toBe(404)
  expect((await rig.visitor(rig.who.worker).post('/desk/nowhere')).status).toBe(404)
})

test.each(all)('$name is kept by no cache and framed by nobody', async ({ route }) => {
  const visitor = rig.visitor(rig.people.add('All', [...roles], ['ID', 'VN']))
  const answer = await go(route.method, pathOf(route), visitor)
  const { headers } = answer
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:/)
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('content-security-policy')).toContain("base-uri 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('access-control-allow-origin')).toBeNull()
  if (answer.body)
    expect(headers.get('content-type')).toMatch(/; charset=utf-8\b|^image\/|^application\/octet/i)
  expect(answer.status).toBeLessThan(500)
  await answer.body?.cancel()
})
