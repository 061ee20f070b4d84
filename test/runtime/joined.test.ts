import { expect, test } from 'vitest'
import { joined } from '../../src/runtime/joined.ts'
import { settle } from '../fixtures/held-clock.ts'

test('who asks together shares one reading; who asks while it runs gets one that began later', async () => {
  let reads = 0
  const ends: (() => void)[] = []
  const read = joined(
    () =>
      new Promise<number>((resolve) => {
        const nth = ++reads
        ends.push(() => resolve(nth))
      }),
  )
  const together = [read(), read()]
  await settle()
  const later = [read(), read()]
  await settle()
  for (const end of ends) end()
  expect(await Promise.all([...together, ...later])).toEqual([1, 1, 2, 2])
})

test('what fails fails for those who asked for it, and for nobody later', async () => {
  let reads = 0
  const read = joined(async () => {
    reads += 1
    if (reads === 1) throw new Error('away')
    return reads
  })
  const [first, second] = [read(), read()]
  await expect(first).rejects.toThrow('away')
  await expect(second).rejects.toThrow('away')
  expect(await read()).toBe(2)
})
