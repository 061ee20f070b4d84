import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { recordingLog } from '../../../fixtures/recording-log.ts'
import { answeringInside } from './answering-inside.ts'
import { serveWeb, webForTest } from './serve-web.ts'
import { until } from './visitor.ts'

async function setUp(options: Parameters<typeof webForTest>[0] = {}) {
  const inside = answeringInside({ answer: () => ({ text: 'Baik.' }) })
  const log = recordingLog()
  const channel = webForTest({ log, ...options })
  await channel.start(inside)
  const server = await serveWeb(channel)
  const said = await fetch(`${server.url}/say`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: 'halo', id: 'a'.repeat(32) }),
  })
  expect(said.status).toBe(202)
  const cookie = said.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const from = inside.taken[0]?.from
  if (!from) throw new Error('not taken in')
  await until(async () => (await inside.screen(from, 0)).length === 2, 'the reply')
  return { inside, channel, server, log, cookie, from }
}

async function listen(url: string, cookie: string) {
  const stop = new AbortController()
  const response = await fetch(`${url}/events`, {
    headers: { Cookie: cookie },
    signal: stop.signal,
  })
  const heard = { text: '', ended: false }
  const pump = async () => {
    try {
      for await (const piece of response.body ?? []) heard.text += Buffer.from(piece).toString()
    } catch {
      // Hung up on purpose.
    }
    heard.ended = true
  }
  const pumped = pump()
  return { response, heard, stop: () => stop.abort(), pumped }
}

test('what it declares: room for long replies, buttons, ids of its own', () => {
  expect(webForTest().abilities).toEqual({
    maxLength: 50_000,
    buttons: true,
    pictures: true,
    files: true,
    deletesWithin: 0,
    ownMessageIds: true,
    writesFirst: true,
  })
})

test('an open page is told to look when a line comes, by the inside or by a send', async () => {
  const { inside, channel, server, cookie, from } = await setUp()
  const page = await listen(server.url, cookie)
  expect(page.response.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8')
  expect(page.response.headers.get('Cache-Control')).toBe('no-store')
  await until(() => inside.watching() === 1, 'the page listens')
  inside.say(from, { text: 'rahasia' })
  await until(() => page.heard.text.includes('look'), 'a look')
  expect(page.heard.text).not.toContain('rahasia')
  page.heard.text = ''
  expect(await channel.send({ id: 'm1', to: from, text: 'lagi', choices: [] })).toEqual({
    platformId: 'm1',
  })
  await until(() => page.heard.text.includes('look'), 'another look')
  page.stop()
  await until(() => inside.watching() === 0, 'the page is forgotten')
  await channel.stop()
  await server.close()
})

test('too many open pages are refused in words, and the others go on', async () => {
  const { inside, channel, server, cookie } = await setUp({ limits: { perChat: 2 } })
  const pages = [await listen(server.url, cookie), await listen(server.url, cookie)]
  const third = await listen(server.url, cookie)
  expect(third.response.status).toBe(503)
  await third.pumped
  expect(JSON.parse(third.heard.text)).toMatchObject({ error: 'unavailable' })
  expect(inside.watching()).toBe(2)
  await channel.stop()
  await Promise.all(pages.map((page) => page.pumped))
  expect(inside.watching()).toBe(0)
  await server.close()
})

test('asking only for the head opens nothing', async () => {
  const { inside, channel, server, cookie } = await setUp()
  const head = await fetch(`${server.url}/events`, { method: 'HEAD', headers: { Cookie: cookie } })
  expect(head.status).toBe(200)
  expect(inside.watching()).toBe(0)
  await channel.stop()
  await server.close()
})

test('a body far beyond the limit is answered, not cut off', async () => {
  const { inside, channel, server } = await setUp()
  for (const size of [1_000_100, 5_000_000]) {
    const answer = await fetch(`${server.url}/say`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `text=${'a'.repeat(size)}`,
    })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('terlalu panjang')
  }
  expect(inside.calls).toBe(1)
  await channel.stop()
  await server.close()
})

test("a post that is cut off in the middle is nobody's fault", async () => {
  const { inside, channel, server, log } = await setUp()
  const socket = connect(server.port, '127.0.0.1')
  socket.write('POST /say HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n')
  socket.write('Content-Length: 5000\r\n\r\n{"text":"setengah')
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(inside.calls).toBe(1)
  expect(log.lines).toEqual([])
  await channel.stop()
  await server.close()
})

test('a long paste comes through whole', async () => {
  const { inside, channel, server } = await setUp()
  const text = 'Tuyển dụng đi Campuchia, lương 20tr 😀\n'.repeat(2000).trim()
  const said = await fetch(`${server.url}/say`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, id: 'b'.repeat(32) }),
  })
  expect(said.status).toBe(202)
  expect(inside.taken[1]?.body).toEqual({ kind: 'text', text })
  await channel.stop()
  await server.close()
})
