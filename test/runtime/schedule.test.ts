import { expect, test } from 'vitest'
import { every, pause, spaced } from '../../src/runtime/clocks.ts'
import { createSchedule } from '../../src/runtime/schedule.ts'
import { heldClock, settle } from '../fixtures/held-clock.ts'

test('a chat has one timer, which moves', async () => {
  const clock = heldClock()
  const calls: string[] = []
  const began = clock.now()
  const schedule = createSchedule(clock, (chat) => calls.push(`${chat} ${clock.now() - began}`))
  schedule.at('a', began + 1_000)
  schedule.at('b', began + 500)
  schedule.at('a', began + 2_000)
  schedule.at('b', began + 100)
  schedule.at('c', began - 5_000)
  await clock.pass(5_000)
  expect(calls).toEqual(['c 0', 'b 100', 'a 2000'])
  schedule.at('a', began + 6_000)
  schedule.stop()
  schedule.at('b', began + 6_000)
  await clock.pass(5_000)
  expect(calls).toHaveLength(3)
})

test('a duty begins again only when it ended, and stopping waits for it', async () => {
  const clock = heldClock()
  let runs = 0
  let end = () => {}
  const stop = every(clock, 1_000, () => {
    runs += 1
    return new Promise((resolve) => {
      end = resolve
    })
  })
  await clock.pass(10_000)
  expect(runs).toBe(1)
  end()
  await clock.pass(1_000)
  expect(runs).toBe(2)
  let stopped = false
  const stopping = stop().then(() => {
    stopped = true
  })
  await settle()
  expect(stopped).toBe(false)
  end()
  await stopping
  await clock.pass(10_000)
  expect(runs).toBe(2)
})

test('a pause ends with its time or with the signal', async () => {
  const clock = heldClock()
  const stop = new AbortController()
  let ended = 0
  void pause(clock, 1_000, stop.signal).then(() => ended++)
  await clock.pass(1_000)
  expect(ended).toBe(1)
  void pause(clock, 1_000, stop.signal).then(() => ended++)
  stop.abort()
  await settle()
  expect(ended).toBe(2)
  await pause(clock, 1_000, stop.signal)
  expect(clock.next()).toBe(null)
})

test('what is asked for again and again is done at once, then once in each stretch, and after a stop not at all', async () => {
  const clock = heldClock()
  const began = clock.now()
  const runs: number[] = []
  const { ask, stop } = spaced(clock, 1_000, () => runs.push(clock.now() - began))
  for (let at = 0; at < 25; at++) {
    ask()
    await clock.pass(100)
  }
  expect(runs).toEqual([0, 1_000, 2_000])
  await clock.pass(10_000)
  expect(runs).toEqual([0, 1_000, 2_000, 3_000])
  ask()
  ask()
  stop()
  await clock.pass(10_000)
  expect(runs).toEqual([0, 1_000, 2_000, 3_000, 12_500])
})
