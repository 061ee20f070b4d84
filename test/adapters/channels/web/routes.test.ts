import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { answeringInside } from './answering-inside.ts'
import { texts, webForTest } from './serve-web.ts'
import { visitor } from './visitor.ts'

async function setUp(options: Parameters<typeof webForTest>[0] = {}) {
  const inside = answeringInside({ answer: () => ({ text: 'Baik.' }) })
  const channel = webForTest(options)
  await channel.start(inside)
  return { inside, channel, visit: visitor(channel.app) }
}

test('the page carries every guard, and nothing of it may be kept', async () => {
  const { visit } = await setUp()
  for (const path of ['/', '/info', '/screen', '/say', '/assets/none.css']) {
    const { headers } = await visit.get(path)
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy, path).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Permissions-Policy')).toContain('geolocation=(self)')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.has('Strict-Transport-Security')).toBe(false)
  }
})

test('with an https address browsers are told to keep to it', async () => {
  const { visit } = await setUp({ publicUrl: 'https://ours.example' })
  const { headers } = await visit.get('/')
  expect(headers.get('Strict-Transport-Security')).toMatch(/max-age=\d{8}/)
})

test('looking at the page leaves no trace', async () => {
  const { visit, inside } = await setUp()
  for (const path of ['/', '/screen', '/info']) await visit.get(path)
  expect((await visit.get('/events')).status).toBe(204)
  expect(visit.jar.size).toBe(0)
  expect(inside.calls).toBe(0)
  expect(inside.watching()).toBe(0)
})

test('the first visit is answered in the language of the browser, later in the chosen one', async () => {
  const { visit } = await setUp()
  const vi = { 'Accept-Language': 'vi-VN,vi;q=0.9' }
  expect(await (await visit.get('/')).text()).toContain('<html lang="id">')
  expect(await (await visit.get('/', vi)).text()).toContain('<html lang="vi">')
  expect(await (await visit.get('/?lang=id', vi)).text()).toContain('<html lang="id">')
  expect(await (await visit.get('/', vi)).text()).toContain('<html lang="id">')
  expect(await (await visit.get('/?lang=xx', vi)).text()).toContain('<html lang="id">')
})

test('title, addresses and file names say nothing of what is talked about', async () => {
  const { visit } = await setUp()
  const page = await (await visit.get('/')).text()
  const head = page.slice(0, page.indexOf('<body'))
  expect(head).toContain('<title>Tanya jawab</title>')
  expect(head).not.toMatch(/suar|kerja|traffick|migran/i)
  expect(head).not.toMatch(/name="(description|application-name)"|og:/)
})

test('everything a visit needs weighs less than 15 kB', async () => {
  const { visit } = await setUp()
  const page = await (await visit.get('/')).text()
  let weight = gzipSync(page).length
  const files = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(
    (match) => match[1] ?? '',
  )
  expect(files).toHaveLength(3)
  for (const file of files) {
    const response = await visit.get(file, { 'Accept-Encoding': 'gzip' })
    expect(response.headers.get('Content-Encoding')).toBe('gzip')
    expect(response.headers.get('Cache-Control')).toContain('immutable')
    expect(file).toMatch(/\.[0-9a-f]{12}\.(css|js|svg)$/)
    weight += (await response.arrayBuffer()).byteLength
    expect((await visit.get(file)).headers.has('Content-Encoding')).toBe(false)
  }
  expect(weight).toBeLessThan(15_000)
  expect(page).not.toMatch(/https?:\/\//)
})

test('what anybody wrote is text, on the page and in the data', async () => {
  const { visit, inside } = await setUp()
  const nasty = '<img src=x onerror=alert(1)>"\'&</textarea><script>alert(2)</script>'
  await visit.form('/say', { text: nasty })
  const from = inside.taken[0]?.from
  if (!from) throw new Error('not taken in')
  inside.say(from, { text: `“${nasty}”`, choices: [{ id: '"><b>', label: '<i>ya</i>' }] })
  const page = await (await visit.get('/')).text()
  expect(page).not.toMatch(/<img|<i>|<b>|<script>/)
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
  const { lines } = await visit.screen(0)
  expect(lines[0]?.rows[0]?.[0]?.text).toBe(nasty)
})

test('the screen is told from where the page is, and anew when it was cleared', async () => {
  const { visit, inside } = await setUp()
  await visit.form('/say', { text: 'satu' })
  const news = visit.screen
  expect((await news(0)).lines.map(({ number }) => number)).toEqual([1, 2])
  expect(await news(1)).toMatchObject({ known: true, reset: false, lines: [{ number: 2 }] })
  expect(await news(2)).toMatchObject({ reset: false, lines: [] })
  expect(await news(99)).toMatchObject({ reset: true, lines: [{ number: 1 }, { number: 2 }] })
  for (const wrong of ['-1', '1.5', 'x', '9'.repeat(30)]) {
    expect((await visit.get(`/screen?after=${wrong}`)).status).toBe(400)
  }
  inside.broken = true
  expect((await visit.get('/screen?after=0')).status).toBe(503)
})

test('before it listens and when the store is down, it says so in words', async () => {
  const { visit, inside, channel } = await setUp()
  await visit.form('/say', { text: 'satu' })
  inside.broken = true
  const down = await visit.get('/', { 'Accept-Language': 'vi' })
  expect(down.status).toBe(503)
  expect(await down.text()).toContain(texts('vi', 'web:unavailable'))
  inside.broken = false
  await channel.stop()
  expect((await visit.get('/')).status).toBe(503)
  expect((await visit.get('/events')).status).toBe(503)
})

test('mounted beside other pages it leaves them alone', async () => {
  const { channel } = await setUp()
  const house = new Hono()
  house.route('/', channel.app)
  house.get('/desk', (c) => c.text('desk'))
  const desk = await house.request('/desk')
  expect(desk.status).toBe(200)
  expect(desk.headers.has('Content-Security-Policy')).toBe(false)
  const home = await house.request('/')
  expect(home.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  expect((await house.request('/nothing')).status).toBe(404)
})
