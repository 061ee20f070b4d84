import { expect, test } from 'vitest'
import { SendFault } from '../../src/ports/channel.ts'
import { smallHouse } from '../fixtures/small-house.ts'

const sari = { channel: 'letters', id: 'sari' }

test('the screen shows what the person wrote at once, and replies when they were delivered', async () => {
  const { write, clock, runtime } = smallHouse()
  const id = await write('halo')
  const screen = () => runtime.inside.screen(sari, 0)
  expect(await screen()).toEqual([
    { number: 1, by: 'person', messageId: id, text: 'halo', choices: [], at: clock.now() },
  ])
  await clock.pass(1_000)
  expect((await screen()).map(({ by, text }) => [by, text])).toEqual([
    ['person', 'halo'],
    ['suar', 'heard: halo'],
  ])
})

test('it goes on after a number, and shows nobody anything of somebody else', async () => {
  const { write, clock, runtime } = smallHouse()
  await write('one')
  await clock.pass(1_000)
  await write('two')
  await clock.pass(1_000)
  const screen = await runtime.inside.screen(sari, 2)
  expect(screen.map(({ number, text }) => [number, text])).toEqual([
    [3, 'two'],
    [4, 'heard: two'],
  ])
  expect(await runtime.inside.screen({ channel: 'letters', id: 'linh' }, 0)).toEqual([])
})

test('no line is passed over: what was written after a reply waits for that reply', async () => {
  const { write, clock, runtime, channel } = smallHouse()
  channel.onSend = (_, attempt) => {
    if (attempt === 1) throw new SendFault('later', 'busy', 10_000)
  }
  await write('one')
  await clock.pass(1_000)
  await write('two')
  const seen: number[] = []
  for (let look = 0; look < 60; look++) {
    const lines = await runtime.inside.screen(sari, seen.at(-1) ?? 0)
    seen.push(...lines.map(({ number }) => number))
    await clock.pass(500)
  }
  expect(seen).toEqual([1, 2, 3, 4])
})

test('a button that was pressed is shown by its label', async () => {
  const { write, tell, clock, runtime } = smallHouse()
  await write('ask')
  await clock.pass(1_000)
  const [, question] = await runtime.inside.screen(sari, 0)
  await tell({ kind: 'choice', choice: question?.choices[0]?.id ?? '' })
  const screen = await runtime.inside.screen(sari, 2)
  expect(screen.map(({ text }) => text)).toEqual(['label:yes'])
})

test('of a long chat the newest lines are shown', async () => {
  const { write, clock, runtime } = smallHouse()
  for (let number = 1; number <= 500; number++) {
    await write(`line ${number}`)
    if (number % 100 === 0) await clock.pass(70_000)
  }
  const screen = await runtime.inside.screen(sari, 0)
  expect(screen.length).toBeLessThanOrEqual(400)
  expect(
    screen
      .map(({ text }) => text)
      .filter((text) => text.startsWith('line'))
      .at(-1),
  ).toBe('line 500')
})

test('who watches is called when a chat begins, when a line comes, and when all is erased', async () => {
  const { write, clock, runtime } = smallHouse()
  let calls = 0
  const stop = runtime.inside.watch(sari, () => calls++)
  await clock.pass(0)
  const callsDuring = async (act: () => Promise<unknown>) => {
    const before = calls
    await act()
    await clock.pass(2_000)
    return calls - before
  }
  expect(await callsDuring(() => write('halo'))).toBeGreaterThan(0)
  expect(await callsDuring(() => write('more'))).toBeGreaterThan(0)
  expect(await callsDuring(() => write('erase'))).toBeGreaterThan(0)
  expect(await callsDuring(() => write('anew'))).toBeGreaterThan(0)
  expect(await callsDuring(() => write('halo', 'linh'))).toBe(0)
  stop()
  expect(await callsDuring(() => write('unseen'))).toBe(0)
})

test('a chat that another process began is seen here', async () => {
  const house = smallHouse()
  expect(await house.runtime.inside.screen(sari, 0)).toEqual([])
  await house.another().write('halo')
  expect(await house.runtime.inside.screen(sari, 0)).toHaveLength(1)
})
