import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { compressed } from '../../src/pages/compressed.ts'

const page = `<!doctype html><p>${'kata '.repeat(2_000)}</p>`

async function open() {
  const app = new Hono()
  app.use(compressed)
  app.get('/page', (c) => c.html(page))
  app.get('/json', (c) => c.json({ lines: page }))
  app.get('/picture', (c) => c.body(Buffer.from(page), 200, { 'Content-Type': 'image/jpeg' }))
  app.get('/events', (c) => {
    const stream = new ReadableStream<Uint8Array>({
      start: (one) => one.enqueue(new TextEncoder().encode('data: look\n\n')),
    })
    return c.body(stream, 200, { 'Content-Type': 'text/event-stream' })
  })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  const { port } = server.address() as AddressInfo
  return async (path: string, accepted = 'gzip, deflate, br') => ({
    answer: await app.request(path, { headers: { 'Accept-Encoding': accepted } }),
    url: `http://127.0.0.1:${port}${path}`,
  })
}

test.each(['/page', '/json'])(
  '%s comes packed to whoever takes it, and plain to others',
  async (path) => {
    const ask = await open()
    const { answer } = await ask(path)
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('vary')).toContain('Accept-Encoding')
    const packed = Buffer.from(await answer.arrayBuffer())
    expect(packed.length).toBeLessThan(page.length / 10)
    expect(gunzipSync(packed).toString()).toContain('kata kata')
    const plain = (await ask(path, 'identity')).answer
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toContain('kata kata')
  },
)

test('what is small already stays as it is', async () => {
  const ask = await open()
  const { answer } = await ask('/picture')
  expect(answer.headers.get('content-encoding')).toBeNull()
})

test('an event arrives while its stream stays open', async () => {
  const ask = await open()
  const { url } = await ask('/events')
  const ending = new AbortController()
  const answer = await fetch(url, {
    headers: { 'Accept-Encoding': 'gzip' },
    signal: ending.signal,
  })
  expect(answer.headers.get('content-encoding')).toBeNull()
  const first = await answer.body?.getReader().read()
  expect(new TextDecoder().decode(first?.value)).toBe('data: look\n\n')
  ending.abort()
})
