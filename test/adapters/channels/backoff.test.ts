import { describe, expect, it } from 'vitest'
import { backoff } from '../../../src/adapters/channels/backoff.ts'

const waits = (times: number, chance: () => number) => {
  const { next } = backoff(100, 1000, chance)
  return Array.from({ length: times }, () => next())
}

describe('waiting after failures', () => {
  it('doubles up to the longest wait', () => {
    expect(waits(6, () => 1)).toEqual([100, 200, 400, 800, 1000, 1000])
  })

  it('takes off up to a half, by chance', () => {
    expect(waits(3, () => 0)).toEqual([50, 100, 200])
  })

  it('begins anew after a success, and never waits less than it was told', () => {
    const { next, reset } = backoff(100, 1000, () => 1)
    next()
    next()
    reset()
    expect(next()).toBe(100)
    expect(next(5000)).toBe(5000)
    expect(next(10)).toBe(400)
  })

  it('stays finite however long it fails', () => {
    expect(waits(5000, () => 1).at(-1)).toBe(1000)
  })
})
