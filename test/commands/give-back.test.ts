import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { giveBackWhenQuiet, packHeap } from '../../src/commands/give-back.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const megabyte = 1024 * 1024

// The test runner begins without the option that `npm start` gives.
beforeAll(() => {
  setFlagsFromString('--expose-gc')
  globalThis.gc ??= runInNewContext('gc')
})

let stop = () => {}
afterEach(() => stop())

test('what was thrown away is given back at once, and what is kept stays', () => {
  let thrown: object[] = Array.from({ length: 1_000_000 }, (_, at) => ({ at, of: [at] }))
  const kept = thrown.filter((_, at) => at % 16 === 0)
  thrown = []
  const { heapTotal } = process.memoryUsage()
  packHeap()
  expect(process.memoryUsage().heapTotal).toBeLessThan(heapTotal - 40 * megabyte)
  expect(kept).toHaveLength(62_500)
})

test('it is done once, and not while somebody may wait for an answer', async () => {
  let packed = 0
  const log = recordingLog()
  stop = giveBackWhenQuiet(log, { during: 100, share: 0.3 }, () => void packed++)
  for (const until = Date.now() + 700; Date.now() < until; ) {
    for (const busy = Date.now() + 40; Date.now() < busy; );
    await pause(1)
  }
  expect(packed).toBe(0)
  for (let tries = 0; packed === 0 && tries < 100; tries++) await pause(100)
  await pause(500)
  expect(packed).toBe(1)
})

test('called off, it is not done', async () => {
  let packed = 0
  stop = giveBackWhenQuiet(recordingLog(), { during: 30, share: 1 }, () => void packed++)
  stop()
  await pause(150)
  expect(packed).toBe(0)
})
