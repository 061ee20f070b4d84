import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { redisStore } from '../../src/adapters/stores/redis/redis-store.ts'
import { recordingLog } from '../fixtures/recording-log.ts'
import { type RedisServer, startRedis } from '../fixtures/redis-server.ts'
import { checkIns } from './check-ins.ts'

let server: RedisServer
let opened = 0
beforeAll(async () => {
  server = await startRedis()
})
afterAll(() => server.stop())

checkIns(async () => {
  const store = await redisStore({
    url: server.url,
    namespace: `suar-${++opened}`,
    log: recordingLog(),
  })
  onTestFinished(() => store.close())
  return store
})
