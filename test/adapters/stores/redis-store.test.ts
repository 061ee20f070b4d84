import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { redisStore } from '../../../src/adapters/stores/redis/redis-store.ts'
import { storeContract } from '../../contracts/store.ts'
import { keptLog } from '../../fixtures/kept-log.ts'
import { type RedisServer, startRedis } from '../../fixtures/redis-server.ts'

let server: RedisServer
let names = 0

beforeAll(async () => {
  server = await startRedis()
})
afterAll(() => server.stop())

const log = keptLog()
const bytes = (text: string) => Buffer.from(text)

async function open(namespace = `test-${++names}`, options = {}) {
  const store = await redisStore({ url: server.url, namespace, log, ...options })
  onTestFinished(() => store.close())
  return store
}

/** Gives the server a command of an operator. */
async function operator(...command: string[]): Promise<void> {
  const client = createClient({ url: server.url })
  await client.connect()
  await client.sendCommand(command)
  await client.close()
}

describe('redis store', () => {
  storeContract(async () => {
    const store = await redisStore({ url: server.url, namespace: `contract-${++names}`, log })
    return { store, dispose: () => store.close() }
  })

  test('two processes see the same records and wake each other', async () => {
    const one = await open('shared')
    const other = await open('shared')
    const elsewhere = await open('elsewhere')
    const [woken, notWoken] = [vi.fn(), vi.fn()]
    other.wake('due/', woken)
    elsewhere.wake('due/', notWoken)
    await vi.waitFor(async () => {
      await one.commit({ put: [['due/1', bytes('now')]] })
      expect(woken).toHaveBeenCalled()
    }, 10_000)
    expect(await other.read(['due/1'])).toEqual(await one.read(['due/1']))
    expect(await elsewhere.read(['due/1'])).toEqual([undefined])
    expect(notWoken).not.toHaveBeenCalled()
  })

  test('goes on when Redis has forgotten the scripts', async () => {
    const store = await open()
    await store.commit({ put: [['a', bytes('1')]] })
    await operator('SCRIPT', 'FLUSH')
    expect(await store.commit({ if: [['b', 0]], put: [['b', bytes('2')]] })).toBe(true)
    await operator('SCRIPT', 'FLUSH')
    expect(await store.list('', '', 9)).toHaveLength(2)
  })

  test('a Redis that is out of memory refuses the whole commit', async () => {
    const store = await open()
    await store.commit({ put: [['a', bytes('1')]] })
    await operator('CONFIG', 'SET', 'maxmemory', '1')
    const refused = store.commit({ put: [['b', bytes('2')]], delete: ['a'] })
    await expect(refused).rejects.toThrow(/^Redis refused: OOM/)
    await operator('CONFIG', 'SET', 'maxmemory', '0')
    expect((await store.list('', '', 9)).map(({ key }) => key)).toEqual(['a'])
  })
})
