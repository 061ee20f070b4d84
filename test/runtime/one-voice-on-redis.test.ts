import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { redisStore } from '../../src/adapters/stores/redis/redis-store.ts'
import { recordingLog } from '../fixtures/recording-log.ts'
import { type RedisServer, startRedis } from '../fixtures/redis-server.ts'
import { oneVoice } from './one-voice.ts'

let server: RedisServer
beforeAll(async () => {
  server = await startRedis()
})
afterAll(() => server.stop())

oneVoice(async () => {
  const store = await redisStore({ url: server.url, namespace: 'suar', log: recordingLog() })
  onTestFinished(() => store.close())
  return store
})
