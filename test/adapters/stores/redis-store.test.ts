import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { redisStore } from '../../../src/adapters/stores/redis/redis-store.ts'
import { keysOf } from '../../../src/adapters/stores/redis/scripts.ts'
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
async function operator(...command: string[]): Promise<unknown> {
  const client = createClient({ url: server.url })
  await client.connect()
  const reply = await client.sendCommand(command)
  await client.close()
  return reply
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

  test('what nobody watches any more is not listened to, so that closed chats do not pile up', async () => {
    const namespace = `watched-${++names}`
    const store = await open(namespace)
    const patterns = async () => Number(await operator('PUBSUB', 'NUMPAT'))
    const others = await patterns()
    const listening = async () => [
      await operator('PUBSUB', 'CHANNELS', `{${namespace}}*`),
      (await patterns()) - others,
    ]
    const heard = vi.fn()
    const watch = () => [
      store.wake('chat/1/', heard),
      store.wake('chat/1/line/', heard),
      store.wake('x', heard),
    ]
    const [kept, stopped] = [watch(), watch()]
    await vi.waitFor(async () => {
      expect(await listening()).toEqual([[`{${namespace}}:wake:chat/1`], 1])
    }, 10_000)
    for (const stop of stopped) stop()
    await store.commit({ put: [['chat/1/line/7', bytes('')]] })
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2), 10_000)
    for (const stop of [...kept, ...kept]) stop()
    await vi.waitFor(async () => expect(await listening()).toEqual([[], 0]), 10_000)
  })

  test('a Redis that has lost everything gives no version out again', async () => {
    const namespace = `lost-${++names}`
    const store = await open(namespace)
    const versionAfterPut = async () => {
      await store.commit({ put: [['a', bytes('1')]] })
      return (await store.read(['a']))[0]?.version ?? 0
    }
    const before = await versionAfterPut()
    await operator('DEL', ...keysOf(namespace))
    expect(await store.read(['a'])).toEqual([undefined])
    expect(await versionAfterPut()).toBeGreaterThan(before)
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
