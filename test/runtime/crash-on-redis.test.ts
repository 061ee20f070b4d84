import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { expectAcknowledged, workAWhile } from '../fixtures/acknowledged.ts'
import type { WriterStore } from '../fixtures/open-writer-store.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { compileStoreWriter, runStoreWriter } from '../fixtures/run-store-writer.ts'
import { seeded } from '../fixtures/seeded.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

const rounds = 20
const lengths = [300]

test(`what was acknowledged is there after ${rounds} kill -9 of Redis and writer in turn`, async () => {
  const chance = seeded(2)
  const server = await startRedis()
  onTestFinished(() => server.stop())
  const store: WriterStore = {
    kind: 'redis',
    url: server.url,
    master: randomBytes(32).toString('hex'),
  }
  const all: number[] = []
  const compiled = compileStoreWriter(tempDirectory())
  let next = runStoreWriter({ compiled }) // the next one loads while this one works
  onTestFinished(() => next.kill())
  for (let round = 0; round < rounds; round += 2) {
    const writer = next
    onTestFinished(() => writer.kill())
    if (round < rounds - 2) next = runStoreWriter({ compiled })
    writer.begin({ store, first: round * 100_000, count: null, lanes: 8, lengths })
    await workAWhile(writer, chance)
    await server.kill()
    const acked = [...writer.acked]
    await server.restart()
    expect(await expectAcknowledged(store, acked, lengths)).toBeGreaterThan(0)
    await workAWhile(writer, chance) // it has found the server again by itself
    await writer.kill()
    all.push(...writer.acked)
  }
  expect(await expectAcknowledged(store, all, lengths)).toBe(all.length)
}, 120_000)
