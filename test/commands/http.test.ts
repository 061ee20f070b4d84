import { connect } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { type HttpParts, httpApp } from '../../src/commands/http.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function app(given: Partial<HttpParts> = {}) {
  return httpApp({
    web: new Hono().get('/', (c) => c.text('the public page')),
    desk: null,
    webhook: { path: '/hook', handle: async () => new Response('taken') },
    ready: () => true,
    metrics: async () => ({ type: 'text/plain; charset=utf-8', body: 'suar_events_total 1' }),
    metricsToken: null,
    publicUrl: null,
    ...given,
  })
}

async function listen(given: Partial<HttpParts> = {}): Promise<number> {
  const server = serve({ fetch: app(given).fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  closing.push(() => server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** What is answered to these very bytes. */
function answerTo(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8').on('data', (piece) => {
      answer += piece
    })
    socket.once('end', () => resolve(answer))
    socket.once('error', reject)
    socket.write(request)
  })
}

/** As a connection from this address. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })

test.each([
  ['from this machine', '127.0.0.1', {}, 200],
  ['from this machine by the newer protocol', '::1', {}, 200],
  ['from elsewhere', '203.0.113.5', {}, 404],
  ['from elsewhere with a wrong token', '203.0.113.5', { Authorization: 'Bearer wrong' }, 404],
  [
    'from elsewhere with the token',
    '203.0.113.5',
    { Authorization: 'Bearer right-token-16-x' },
    200,
  ],
  ['passed on by a proxy here', '127.0.0.1', { 'X-Forwarded-For': '203.0.113.5' }, 404],
  ['passed on by a proxy of the newer kind', '127.0.0.1', { Forwarded: 'for=203.0.113.5' }, 404],
])('the counts, asked for %s', async (_, address, headers, status) => {
  const served = app({ metricsToken: 'right-token-16-x' })
  const answer = await served.request('http://suar.test/metrics', { headers }, from(address))
  expect(answer.status).toBe(status)
  expect((await answer.text()).includes('suar_events_total')).toBe(status === 200)
})

test('without a token set none opens the counts', async () => {
  for (const Authorization of ['Bearer ', 'Bearer null', 'Bearer undefined']) {
    const init = { headers: { Authorization } }
    const answer = await app().request('http://suar.test/metrics', init, from('203.0.113.5'))
    expect(answer.status).toBe(404)
  }
})

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
  'a method nothing here uses is refused everywhere: %s',
  async (method) => {
    for (const path of ['/', '/desk', '/hook', '/metrics', '/nowhere']) {
      const answer = await app().request(`http://suar.test${path}`, { method })
      expect(answer.status, path).toBe(405)
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST')
    }
  },
)

test('TRACE gives nothing back of what was sent', async () => {
  const port = await listen()
  const sent =
    'TRACE / HTTP/1.1\r\nHost: suar.test\r\nCookie: desk=secret\r\nConnection: close\r\n\r\n'
  const answer = await answerTo(port, sent)
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(answer).not.toContain('secret')
})

test.each([
  ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
  ['a length and pieces', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['pieces by another name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['a line that ends within a header', 'X-Odd: a\rb\r\n\r\n'],
])('a request whose end can be read in two ways is refused: %s', async (_, rest) => {
  const port = await listen()
  const answer = await answerTo(port, `POST /hook HTTP/1.1\r\nHost: suar.test\r\n${rest}`)
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
})

test.each(['/', '/healthz', '/readyz', '/metrics', '/nowhere'])(
  'every answer bears its guards, also where no page is: %s',
  async (path) => {
    const served = app({ publicUrl: 'https://suar.test' })
    const answer = await served.request(`http://suar.test${path}`, {}, from('127.0.0.1'))
    const { headers } = answer
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy')).toContain("base-uri 'none'")
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
    expect(headers.get('content-type')).toMatch(/^text\/plain; charset=utf-8$/i)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect([...headers.keys()].filter((name) => /^(server|x-powered-by)$/.test(name))).toEqual([])
  },
)
