import { expect, test } from 'vitest'
import { createLanes } from '../../src/runtime/lanes.ts'
import { oneAtATime } from '../../src/runtime/one-at-a-time.ts'
import { settle } from '../fixtures/held-clock.ts'

/** Work that ends when it is told to. */
function held() {
  const events: string[] = []
  const ends = new Map<string, () => void>()
  const task = (name: string) => () =>
    new Promise<void>((resolve) => {
      events.push(`${name} begins`)
      ends.set(name, () => {
        events.push(`${name} ends`)
        resolve()
      })
    })
  return { events, task, end: (name: string) => ends.get(name)?.() }
}

test('a lane is one behind the other, lanes are side by side', async () => {
  const { events, task, end } = held()
  const lanes = createLanes()
  void lanes.run('a', task('a1'))
  void lanes.run('a', task('a2'))
  void lanes.run('b', task('b1'))
  await settle()
  end('b1')
  end('a1')
  await settle()
  end('a2')
  await lanes.idle()
  expect(events).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends'])
})

test('what fails in a lane fails for who asked, and blocks nobody', async () => {
  const lanes = createLanes()
  const failing = lanes.run('a', () => Promise.reject(new Error('broke')))
  const next = lanes.run('a', async () => 'fine')
  await expect(failing).rejects.toThrow('broke')
  expect(await next).toBe('fine')
  await lanes.idle()
})

test('a duty asked for while it runs is done once more afterwards, however often it was asked for', async () => {
  const { events, task, end } = held()
  let run = 0
  const duty = oneAtATime((name) => task(`${name}${++run}`)())
  duty.kick('a')
  duty.kick('a')
  duty.kick('a')
  await settle()
  expect(duty.isRunning('a')).toBe(true)
  end('a1')
  await settle()
  end('a2')
  await duty.idle()
  expect(events).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends'])
  expect(duty.running()).toBe(0)
})

test('a duty that is reserved waits, and what is run in its place comes first', async () => {
  const { events, task, end } = held()
  const duty = oneAtATime((name) => task(name)())
  const release = duty.reserve('a')
  expect(duty.reserve('a')).toBe(null)
  duty.kick('a')
  await settle()
  expect(events).toEqual([])
  release?.(task('instead'))
  await settle()
  end('instead')
  await settle()
  end('a')
  await duty.idle()
  expect(events).toEqual(['instead begins', 'instead ends', 'a begins', 'a ends'])
  duty.reserve('a')?.(null)
  await duty.idle()
  expect(events).toHaveLength(4)
})
