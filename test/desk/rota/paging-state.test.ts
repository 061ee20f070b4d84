import { expect, it } from 'vitest'
import { followed, type PagingState } from '../../../src/desk/rota/paging-state.ts'
import { handOver } from './people.ts'

const taken = (about: Parameters<typeof handOver>[0] = {}) =>
  handOver({ state: 'taken', worker: { id: 'a', name: 'A' }, takenAt: 100, ...about })
const after = (before: PagingState | null, now: number, about: ReturnType<typeof handOver>) =>
  followed(before, 'one', about, false, now)
const unanswered = (about: Parameters<typeof handOver>[0], before: PagingState | null = null) =>
  after(before, 1000, taken(about)).wait.unansweredSince

it('a wait begins anew when a chat comes back, promised, and knows who let it lie', () => {
  const first = after(null, 5, handOver({ since: 1 }))
  expect(first.wait).toMatchObject({ since: 1, promised: false, before: null })
  const had = after({ ...first, wait: { ...first.wait, told: ['still-waiting'] } }, 6, taken())
  const again = after(had, 7, handOver({ since: 1 }))
  expect(again.wait).toEqual({
    since: 7,
    promised: true,
    told: [],
    before: 'a',
    unansweredSince: null,
  })
  expect(again.code).toBe(first.code)
  expect(after(again, 8, handOver({ since: 1 }))).toBe(again)
})

it('whoever takes a chat owes its first words from then on', () => {
  expect(unanswered({ heardAt: 50 })).toBe(100)
  expect(unanswered({ heardAt: 50, answeredAt: 90 })).toBe(100)
})

it('words lie unanswered from the first of them since the last answer', () => {
  expect(unanswered({ heardAt: 150, answeredAt: 200 })).toBe(null)
  const once = after(null, 1000, taken({ heardAt: 300, answeredAt: 200 }))
  expect(once.wait.unansweredSince).toBe(300)
  expect(unanswered({ heardAt: 400, answeredAt: 200 }, once)).toBe(300)
  expect(unanswered({ heardAt: 500, answeredAt: 450 }, once)).toBe(500)
})
