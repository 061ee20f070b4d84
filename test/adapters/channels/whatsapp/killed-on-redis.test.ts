import { onTestFinished } from 'vitest'
import { startRedis } from '../../../fixtures/redis-server.ts'
import { killedTest } from './killed.ts'

killedTest('Redis', async () => {
  const redis = await startRedis()
  onTestFinished(() => redis.stop())
  return { kind: 'redis', url: redis.url }
})
