import { afterAll, beforeAll, describe } from 'vitest'
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

const open = (options = {}) =>
  redisStore({ url: server.url, namespace: `test-${++names}`, log: keptLog(), ...options })

describe('redis store', () => {
  storeContract(async () => {
    const store = await open()
    return { store, dispose: () => store.close() }
  })
})
