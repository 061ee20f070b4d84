import { expect, it } from 'vitest'
import { liveLists } from '../../src/commands/live-lists.ts'
import { createChecker } from '../../src/offer/check.ts'
import { indexingNotices } from '../../src/offer/look-up/look-up.ts'
import { namesOf } from '../bench/checker/texts.ts'
import { notice, smallHouse } from '../offer/small-house.ts'

const many = namesOf(100_000).map((name) => notice(name, {}))
const live = (notices: typeof many) => ({ notices, marks: [], acts: [] })

it('a hundred thousand notices are made ready in hundreds of short stretches', () => {
  const pieces = indexingNotices(many)
  let stops = 0
  while (!pieces.next().done) stops++
  expect(stops).toBeGreaterThan(500)
})

it('messages are answered from the old lists while new ones are made, then from the new', async () => {
  const lists = liveLists()
  const checker = createChecker(smallHouse, () => '2026-11-25', lists.now)
  const last = many.at(-1)?.name ?? ''
  const finds = () => checker.check(`PT ${last}`).agencies.length > 0
  checker.check('warm up')
  lists.set(live(many))
  let answered = 0
  let between = 0
  let isDone = false
  const done = lists.settled().then(() => {
    isDone = true
  })
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve))
    between++
    if (between % 10 === 0) {
      if (!finds()) answered++
    }
  }
  await done
  expect(answered).toBeGreaterThan(3)
  expect(finds()).toBe(true)
})

it('what is set while others are made is made after them, and the newest stands', async () => {
  const lists = liveLists()
  const [a, b, c] = ['PT Ombak Satu Contoh', 'PT Karang Dua Contoh', 'PT Layar Tiga Contoh'].map(
    (name) => [notice(name, {})],
  )
  for (const one of [a, b, c]) lists.set(live(one ?? []))
  await lists.settled()
  expect([...(lists.now()?.notices.byKey.keys() ?? [])]).toEqual(['layartigacontoh'])
})
