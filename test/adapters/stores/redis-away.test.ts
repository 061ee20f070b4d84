import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { redisStore } from '../../../src/adapters/stores/redis/redis-store.ts'
import { StoreFault } from '../../../src/ports/store.ts'
import { keptLog } from '../../fixtures/kept-log.ts'
import { type RedisServer, startRedis } from '../../fixtures/redis-server.ts'

async function start(...settings: string[]): Promise<RedisServer> {
  const server = await startRedis(...settings)
  onTestFinished(() => server.stop())
  return server
}

async function open({ url }: RedisServer, options = {}) {
  const log = keptLog()
  const store = await redisStore({ url, namespace: 'test', log, ...options })
  onTestFinished(() => store.close())
  return { store, log }
}

const patience = { timeout: 10_000 }
const put = { put: [['due/1', Buffer.of(1)]] as [string, Uint8Array][] }

test('while Redis is away every call rejects at once, and all goes on when it is back', async () => {
  const server = await start()
  const { store, log } = await open(server)
  const woken = vi.fn()
  store.wake('due/', woken)
  await vi.waitFor(async () => {
    await store.commit(put)
    expect(woken).toHaveBeenCalled()
  }, patience)

  await server.kill()
  await vi.waitFor(
    () => expect(log.said.map(({ event }) => event)).toContain('redis.away'),
    patience,
  )
  const begun = performance.now()
  for (let n = 0; n < 100; n++) {
    await expect(store.commit(put)).rejects.toThrow(/^Redis is away: /)
  }
  await expect(store.read(['due/1'])).rejects.toThrow(StoreFault)
  await expect(store.list('', '', 1)).rejects.toThrow(StoreFault)
  expect(performance.now() - begun).toBeLessThan(2_000)

  woken.mockClear()
  await server.restart()
  await vi.waitFor(() => store.commit({}), patience)
  // Somebody may have put something while the line was down.
  await vi.waitFor(() => expect(woken).toHaveBeenCalled(), patience)
  woken.mockClear()
  await store.commit(put)
  await vi.waitFor(() => expect(woken).toHaveBeenCalled(), patience)
  expect(log.said.map(({ event }) => event)).toContain('redis.back')
}, 30_000)

test('a Redis that is silent is given up, and found again when it speaks', async () => {
  const server = await start()
  const { store, log } = await open(server, { answerWithin: 1_000 })
  await store.commit(put)

  process.kill(server.pid(), 'SIGSTOP')
  onTestFinished(() => void process.kill(server.pid(), 'SIGCONT'))
  const begun = performance.now()
  await expect(store.commit(put)).rejects.toThrow(/^Redis is away: /)
  expect(performance.now() - begun).toBeLessThan(4_000)
  await expect(store.commit(put)).rejects.toThrow(StoreFault)
  expect(log.said.map(({ event }) => event)).toContain('redis.silent')

  process.kill(server.pid(), 'SIGCONT')
  await vi.waitFor(() => store.commit(put), patience)
}, 30_000)

test('a Redis that cannot be reached at the start is named in one line, without its password', async () => {
  const nobody = createServer().listen(0, '127.0.0.1')
  await once(nobody, 'listening')
  const address = nobody.address()
  const port = typeof address === 'object' && address ? address.port : 0
  nobody.close()
  const url = `redis://user:secret@127.0.0.1:${port}`
  const opened = redisStore({ url, namespace: 'test', log: keptLog(), patience: 100 })
  const fault = await opened.catch((error: unknown) => error)
  expect(String(fault)).toMatch(/^StoreFault: Redis at 127\.0\.0\.1:\d+ cannot be reached: [^\n]+$/)
  expect(String(fault)).not.toContain('secret')
})

test.each([
  [['--appendonly', 'no'], 'redis.append-only-off', /appendonly yes/],
  [['--appendfsync', 'everysec'], 'redis.append-only-late', /appendfsync always/],
  [['--maxmemory-policy', 'allkeys-lru'], 'redis.evicts', /noeviction/],
])('warns of a Redis with %s, and says what to set', async (settings, event, fix) => {
  const { log } = await open(await start(...settings))
  expect(log.said).toMatchObject([
    { level: 'warn', event, about: { fix: expect.stringMatching(fix) } },
  ])
})

test('says nothing of a Redis that loses nothing', async () => {
  const { log } = await open(await start())
  expect(log.said).toEqual([])
})
