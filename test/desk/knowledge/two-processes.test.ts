import { expect, it, onTestFinished } from 'vitest'
import { redisStore } from '../../../src/adapters/stores/redis/redis-store.ts'
import { deskKnowledge } from '../../../src/commands/desk-knowledge.ts'
import { liveLists } from '../../../src/commands/live-lists.ts'
import { createChecker } from '../../../src/offer/check.ts'
import { systemClock } from '../../../src/ports/clock.ts'
import { noMetrics } from '../../../src/runtime/metrics.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'
import { startRedis } from '../../fixtures/redis-server.ts'
import { smallHouse } from '../../offer/small-house.ts'
import { adding, budi, idOf, keyring, sari, shippedRows } from './desk-room.ts'

const today = new Date().toISOString().slice(0, 10)

/** What `serve` puts together of it, each with a connection of its own. */
async function process(url: string) {
  const log = recordingLog()
  const store = await redisStore({ url, namespace: 'suar', log })
  const lists = liveLists()
  const desk = deskKnowledge({
    store,
    keyring,
    clock: systemClock,
    log,
    metrics: noMetrics,
    shipped: { notices: shippedRows, help: [], bodies: [] },
    lists,
    commit: (change) => store.commit(change),
  })
  desk.start()
  onTestFinished(async () => {
    await desk.stop()
    await store.close()
  })
  const checker = createChecker({ ...smallHouse, notices: shippedRows }, () => today, lists.now)
  return { desk, checker }
}

it('what is confirmed in one process stands in the next check of another within a second', async () => {
  const redis = await startRedis()
  onTestFinished(() => redis.stop())
  const [one, other] = await Promise.all([process(redis.url), process(redis.url)])
  const name = 'PT Kapal Enam Layar'
  const finds = () => other.checker.check(name).agencies.length
  const until = async (found: number) => {
    const from = performance.now()
    while (finds() !== found && performance.now() - from < 5_000)
      await new Promise((resolve) => setTimeout(resolve, 5))
    expect(finds()).toBe(found)
    return performance.now() - from
  }
  await until(0)
  const proposal = adding(name, { listedOn: '2026-11-01' })
  proposal.origin.readOn = '2026-11-01'
  const id = idOf(await one.desk.changes.propose(sari, 'ID', proposal))
  await one.desk.changes.confirm(budi, id)
  expect(await until(1)).toBeLessThan(1_000)
  await one.desk.changes.withdraw(budi, id, 'another firm')
  expect(await until(0)).toBeLessThan(1_000)
})
