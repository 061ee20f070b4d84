import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { expectAcknowledged, workAWhile } from '../fixtures/acknowledged.ts'
import type { WriterStore } from '../fixtures/open-writer-store.ts'
import { compileStoreWriter, runStoreWriter } from '../fixtures/run-store-writer.ts'
import { seeded } from '../fixtures/seeded.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

const rounds = 20
const lengths = [300]

test(`what was acknowledged is there after each of ${rounds} kill -9`, async () => {
  const chance = seeded(1)
  const store: WriterStore = {
    kind: 'embedded',
    directory: tempDirectory(),
    master: randomBytes(32).toString('hex'),
  }
  const all: number[] = []
  const compiled = compileStoreWriter(tempDirectory())
  let next = runStoreWriter({ compiled }) // the next one loads while this one works
  onTestFinished(() => next.kill())
  for (let round = 0; round < rounds; round++) {
    const writer = next
    onTestFinished(() => writer.kill())
    if (round < rounds - 1) next = runStoreWriter({ compiled })
    writer.begin({ store, first: round * 100_000, count: null, lanes: 8, lengths })
    await workAWhile(writer, chance)
    await writer.kill()
    all.push(...writer.acked)
    expect(await expectAcknowledged(store, writer.acked, lengths)).toBeGreaterThan(0)
  }
  expect(await expectAcknowledged(store, all, lengths)).toBe(all.length)
}, 120_000)
