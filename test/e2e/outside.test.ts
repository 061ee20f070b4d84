import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Service, startService } from './service.ts'

// What somebody on the network sees of a service nobody has set up further.

let service: Service
beforeAll(async () => {
  service = await startService({ PUBLIC_URL: 'https://suar.test' })
})
afterAll(() => service.stop())

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${service.url}${path}`, { redirect: 'manual', ...init })

test.each([
  '/.git/HEAD',
  '/.git/config',
  '/.env',
  '/package.json',
  '/package-lock.json',
  '/src/main.ts',
  '/knowledge/help/ID.yaml',
  '/data',
  '/data.key',
  '/assets/',
  '/assets/..%2f..%2fpackage.json',
  '/desk/assets/',
  '/desk/assets/..%2f..%2f..%2fpackage.json',
  '/docs',
  '/swagger.json',
  '/openapi.json',
  '/debug',
  '/server-status',
  '/WEB-INF/web.xml',
])('nothing of the house is served as a file, and no folder is listed: %s', async (path) => {
  const answer = await ask(path)
  // What is in no table of the desk asks who is there, as every page of it.
  if (answer.status === 303) expect(answer.headers.get('location')).toMatch(/^\/desk\/sign-in/)
  else expect(answer.status).toBe(404)
  expect(await answer.text()).not.toMatch(/"dependencies"|\[core\]|Index of|createHash/)
})

test('no account is there before somebody makes one: no usual name and password opens the desk', async () => {
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  for (const name of ['admin', 'root', 'sa', 'administrator', 'suar']) {
    const body = new URLSearchParams({ name, password: name })
    const answer = await ask('/desk/sign-in', { method: 'POST', body, headers })
    expect(answer.status).toBe(422)
    expect(answer.headers.getSetCookie()).toEqual([])
  }
})

test.each([
  '/%',
  '/desk/%E0%A4%A',
  '/desk/chat/%00',
  '/desk/welcome?lang=%ff',
  `/${'a'.repeat(9000)}`,
])('an odd address is answered without a word of how the program is made: %s', async (path) => {
  const answer = await ask(path)
  expect(answer.status).toBeLessThan(500)
  const all = `${JSON.stringify([...answer.headers])}${await answer.text()}`
  expect(all).not.toMatch(/node_modules|\bat \w+ \(|\.ts:\d+|hono|node\/|Error:/i)
})

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/desk/sign-in', 'text/html; charset=utf-8'],
  ['/healthz', 'text/plain; charset=utf-8'],
  ['/nowhere', 'text/plain; charset=utf-8'],
  ['/metrics', 'text/plain; version=0.0.4; charset=utf-8'],
])('%s says what it is, in which letters, and that it is for https alone', async (path, type) => {
  const { headers } = await ask(path)
  expect(headers.get('content-type')?.toLowerCase()).toBe(type)
  expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toContain('no-store')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull()
})
