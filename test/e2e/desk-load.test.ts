import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runLoad } from '../bench/desk/load.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'
import { startService } from './service.ts'

// What `npm run bench:desk` measures, small, and by what comes through alone: how fast it is depends on what else
// the machine does.

test.each(['embedded', 'redis'] as const)(
  'over %s every line reaches the page of whoever has the chat, once and in order',
  async (kind) => {
    const redis = kind === 'redis' ? await startRedis() : null
    const settings = {
      DATA_DIR: join(tempDirectory(), 'data'),
      LOG_LEVEL: 'warn',
      ...(redis && { REDIS_URL: redis.url }),
    }
    const service = await startService(settings)
    const size = { consoles: 3, people: 12, talking: 7, seconds: 5, every: 700 }
    const load = await runLoad({ ...size, service, settings }).finally(async () => {
      await service.stop()
      await redis?.stop()
    })
    expect(load.written).toBeGreaterThan(20)
    expect(load.times).toHaveLength(load.written)
    const { missing, lost, doubled, outOfOrder } = load
    expect({ missing, lost, doubled, outOfOrder }).toEqual({
      missing: 0,
      lost: 0,
      doubled: 0,
      outOfOrder: 0,
    })
  },
  180_000,
)
