import { expect, test } from 'vitest'
import { recordingLog } from '../../../fixtures/recording-log.ts'
import { answeringInside } from './answering-inside.ts'
import { texts, webForTest } from './serve-web.ts'
import { until, visitor } from './visitor.ts'

async function setUp(options: Parameters<typeof webForTest>[0] = {}) {
  const inside = answeringInside({ answer: () => ({ text: 'Baik.' }) })
  const log = recordingLog()
  const channel = webForTest({ log, ...options })
  await channel.start(inside)
  return { inside, log, channel, visit: visitor(channel.app) }
}

const id = 'a'.repeat(32)

test('a form works without a script: the answer stands on the page it leads back to', async () => {
  const { visit, inside } = await setUp()
  const said = await visit.form('/say', { text: 'Lowongan\r\nKamboja' })
  expect(said.status).toBe(303)
  expect(said.headers.get('Location')).toBe('/')
  expect(inside.taken).toHaveLength(1)
  expect(inside.taken[0]).toMatchObject({
    from: { channel: 'web' },
    body: { kind: 'text', text: 'Lowongan\nKamboja' },
  })
  const page = await (await visit.get('/')).text()
  expect(page).toMatch(/Lowongan.*Kamboja.*Baik\./s)
  expect(page).not.toContain('id="intro"')
})

test('the first message makes the address, which nobody can guess and no script can read', async () => {
  const { visit, inside } = await setUp({ publicUrl: 'https://ours.example' })
  const said = await visit.json('/say', { text: 'halo', id })
  expect(said.status).toBe(202)
  const [cookie = ''] = said.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-chat=[\w-]{22}; /)
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
    expect(cookie).toContain(part)
  await visit.json('/say', { text: 'lagi', id: 'b'.repeat(32) })
  expect(new Set(inside.taken.map(({ from }) => from.id)).size).toBe(1)
  const other = visitor((await setUp()).channel.app)
  await other.json('/say', { text: 'halo', id })
  expect(other.jar.get('chat')).not.toBe(visit.jar.get('__Host-chat'))
})

test('an address nobody was given is no address', async () => {
  const { visit, inside } = await setUp()
  visit.jar.set('chat', 'short')
  await visit.json('/say', { text: 'halo', id })
  expect(inside.taken[0]?.from.id).toMatch(/^[\w-]{22}$/)
})

test('the same id again is the same message; a form sent twice too, unless its words changed', async () => {
  const { visit, inside } = await setUp()
  await visit.json('/say', { text: 'halo', id })
  await visit.json('/say', { text: 'halo', id })
  expect(inside.calls).toBe(2)
  expect(inside.taken).toHaveLength(1)
  await visit.form('/say', { text: 'dua', id })
  await visit.form('/say', { text: 'dua', id })
  await visit.form('/say', { text: 'tiga', id })
  expect(inside.taken.map(({ body }) => ('text' in body ? body.text : ''))).toEqual([
    'halo',
    'dua',
    'tiga',
  ])
})

test('a first message sent again without its cookie is still the same message, of the same chat', async () => {
  const { visit, inside } = await setUp()
  await visit.json('/say', { text: 'halo', id })
  visit.jar.clear()
  await visit.json('/say', { text: 'halo', id })
  expect(inside.calls).toBe(2)
  expect(inside.taken).toHaveLength(1)
  visit.jar.clear()
  await visit.json('/say', { text: 'halo', id: 'b'.repeat(32) })
  expect(inside.taken[1]?.from.id).not.toBe(inside.taken[0]?.from.id)
})

test('choices and places come in as what they are', async () => {
  const { visit, inside } = await setUp()
  await visit.form('/choose', { choice: 'paid', id })
  await visit.json('/place', { latitude: 11.56, longitude: 104.92, id })
  expect(inside.taken.map(({ body }) => body)).toEqual([
    { kind: 'choice', choice: 'paid' },
    { kind: 'place', latitude: 11.56, longitude: 104.92 },
  ])
  expect((await visit.json('/place', { latitude: 111, longitude: 0, id })).status).toBe(400)
})

test('only a language that somebody chose or asked for is passed on as a hint', async () => {
  const { visit, inside } = await setUp()
  await visit.json('/say', { text: 'a', id: '1'.repeat(32) })
  await visit.json('/say', { text: 'b', id: '2'.repeat(32) }, { 'Accept-Language': 'vi' })
  await visit.get('/?lang=id')
  await visit.json('/say', { text: 'c', id: '3'.repeat(32) }, { 'Accept-Language': 'vi' })
  expect(inside.taken.map((message) => message.languageHint)).toEqual([undefined, 'vi', 'id'])
})

test('it is said to be stored only when it is; the words are given back', async () => {
  const { visit, inside, log } = await setUp()
  inside.broken = true
  const script = await visit.json('/say', { text: 'rahasia', id }, { 'Accept-Language': 'vi' })
  expect(script.status).toBe(503)
  expect(await script.json()).toEqual({ error: 'later', message: texts('vi', 'web:later') })
  const plain = await visit.form('/say', { text: 'rahasia <b>', id })
  expect(plain.status).toBe(503)
  expect(await plain.text()).toMatch(/<textarea[^>]*>\s*rahasia &lt;b&gt;<\/textarea>/)
  expect(visit.jar.has('chat')).toBe(false)
  expect(log.lines).toHaveLength(2)
  expect(JSON.stringify(log.lines)).not.toContain('rahasia')
})

test('a form does not wait for ever for an answer that does not come', async () => {
  const inside = answeringInside()
  const channel = webForTest()
  await channel.start(inside)
  const began = Date.now()
  const visit = visitor(channel.app)
  expect((await visit.form('/say', { text: 'halo' })).status).toBe(303)
  expect(Date.now() - began).toBeLessThan(4000)
  expect(inside.watching()).toBe(0)
  expect(await (await visit.get('/')).text()).toContain(texts('id', 'web:reload'))
})

test.each([
  ['cross-site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://theirs.example' }],
  ['another origin', { Origin: 'https://theirs.example' }],
  ['a sandboxed frame', { Origin: 'null' }],
])('a post from %s is refused before anything of it is read', async (_, headers) => {
  const { visit, inside, log } = await setUp()
  for (const path of ['/say', '/hide', '/resume', '/choose', '/place']) {
    const answer = await visit.form(path, { text: 'halo', choice: 'a' }, headers)
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(await answer.text()).toContain(texts('id', 'web:foreign'))
  }
  expect(inside.calls).toBe(0)
  expect(log.lines.every(({ event }) => event === 'web.foreign-post')).toBe(true)
})

test('behind a proxy of ours the outer address counts, elsewhere the header is nobody', async () => {
  const headers = {
    Origin: 'https://ours.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'ours.example',
  }
  const trusted = await setUp({ trustProxy: true })
  const taken = await trusted.visit.json('/say', { text: 'halo', id }, headers)
  expect(taken.status).toBe(202)
  expect(taken.headers.getSetCookie()[0]).toContain('Secure')
  const untrusted = await setUp()
  expect((await untrusted.visit.json('/say', { text: 'halo', id }, headers)).status).toBe(403)
})

const form = 'application/x-www-form-urlencoded'
test.each([
  ['too-large', 413, `text=${'a'.repeat(1_000_001)}`, form],
  ['too-large', 413, `{"text":"${'a'.repeat(1_000_001)}"}`, 'application/json'],
  ['broken', 400, 'text=%ff%fe', form],
  ['broken', 400, new Uint8Array([0x7b, 0xff]), 'application/json'],
  ['broken', 400, '{"text":"a","id":"<script>"}', 'application/json'],
  ['wrong-form', 415, 'hello', 'text/plain'],
] as const)('%s is answered with %i and a sentence', async (why, status, body, type) => {
  const { visit, inside } = await setUp()
  const answer = await visit.raw('/say', body, type)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  if (type === 'application/json') {
    expect(await answer.json()).toEqual({ error: why, message: texts('id', `web:${why}`) })
  } else {
    expect(await answer.text()).toContain(texts('id', `web:${why}`))
  }
  expect(inside.calls).toBe(0)
})

test('a code takes the chat up again, and a wrong one says so', async () => {
  const { visit, inside } = await setUp()
  inside.codes.add('1234567890123456')
  const wrong = await visit.form('/resume', { code: '0000 0000 0000 0000' })
  expect(wrong.status).toBe(404)
  expect(await wrong.text()).toContain(texts('id', 'web:resume-unknown'))
  expect((await visit.form('/resume', { code: 'abc' })).status).toBe(400)
  expect(visit.jar.size).toBe(0)
  const right = await visit.form('/resume', { code: '1234-5678 9012-3456' })
  expect(right.status).toBe(303)
  expect(visit.jar.has('chat')).toBe(true)
  const page = await (await visit.get(right.headers.get('Location') ?? '')).text()
  expect(page).toContain(texts('id', 'web:resume-done'))
  expect(await (await visit.get('/')).text()).not.toContain(texts('id', 'web:resume-done'))
})

test('codes cannot be guessed at speed', async () => {
  let now = 1_000_000
  const clock = { now: () => now, after: () => () => {} }
  const { visit, inside } = await setUp({ clock })
  for (let code = 0; code < 300; code++) {
    const tried = await visit.json('/resume', { code: String(code).padStart(16, '0') })
    expect(tried.status).toBe(404)
  }
  inside.codes.add('1234567890123456')
  const locked = await visit.json('/resume', { code: '1234567890123456' })
  expect(locked.status).toBe(429)
  expect(inside.codes.size).toBe(1)
  now += 60_001
  expect((await visit.json('/resume', { code: '1234567890123456' })).status).toBe(200)
})

test('a stop waits for what is being stored', async () => {
  const { visit, channel, inside } = await setUp()
  let store = () => {}
  const stored = new Promise<void>((resolve) => {
    store = resolve
  })
  const accept = inside.accept
  let began = false
  inside.accept = async (message) => {
    began = true
    await stored
    await accept(message)
  }
  const said = visit.json('/say', { text: 'halo', id })
  await until(() => began, 'the message came in')
  let stopped = false
  const stop = channel.stop().then(() => {
    stopped = true
  })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(stopped).toBe(false)
  store()
  expect((await said).status).toBe(202)
  await stop
  expect((await visit.json('/say', { text: 'lagi', id })).status).toBe(503)
})

test('reloading the answer to a form leads back to the chat', async () => {
  const { visit } = await setUp()
  const reloaded = await visit.get('/say')
  expect(reloaded.status).toBe(303)
  expect(reloaded.headers.get('Location')).toBe('/')
})
