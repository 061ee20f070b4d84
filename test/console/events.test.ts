import { expect, test } from 'vitest'
import { consoleForTest, type Rig } from './console-for-test.ts'

async function listen(rig: Rig, visitor = rig.visitor(rig.who.worker)) {
  const answer = await visitor.get('/desk/events')
  const seen = { text: '', ended: false }
  const reading = (async () => {
    for await (const piece of answer.body ?? []) seen.text += new TextDecoder().decode(piece)
    seen.ended = true
  })()
  return { answer, seen, reading }
}

test('the stream says what has changed, and nothing of it', async () => {
  const rig = consoleForTest()
  const { answer, seen } = await listen(rig)
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  rig.tell('queue')
  rig.tell('rota')
  rig.tell('queue')
  await rig.clock.pass(100)
  expect(seen.text).toBe('retry: 3000\n\ndata: queue rota\n\n')
})

test('it ends within a minute of its session, and with the program', async () => {
  const rig = consoleForTest()
  const first = await listen(rig)
  const second = await listen(rig)
  const [token] = [...rig.people.sessions.keys()]
  rig.people.sessions.delete(token ?? '')
  await rig.clock.pass(61_000)
  await first.reading
  expect([first.seen.ended, second.seen.ended]).toEqual([true, false])
  expect(rig.watchers.size).toBe(1)
  rig.console.stop()
  await second.reading
  expect(rig.watchers.size).toBe(0)
  expect((await rig.visitor(rig.who.worker).get('/desk/events')).status).toBe(503)
})

test('a store that cannot answer just now ends nothing', async () => {
  const rig = consoleForTest()
  const { seen } = await listen(rig)
  const { find } = rig.people.door.sessions
  rig.people.door.sessions.find = async () => {
    throw new Error('away')
  }
  await rig.clock.pass(61_000)
  rig.people.door.sessions.find = find
  await rig.clock.pass(61_000)
  expect(seen.ended).toBe(false)
})

test('one session has only so many of them', async () => {
  const rig = consoleForTest()
  const visitor = rig.visitor(rig.who.worker)
  for (let page = 0; page < 8; page++) expect((await listen(rig, visitor)).answer.status).toBe(200)
  expect((await visitor.get('/desk/events')).status).toBe(503)
  expect((await listen(rig)).answer.status).toBe(200)
})
