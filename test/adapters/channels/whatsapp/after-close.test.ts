import { expect, it } from 'vitest'
import { afterClose } from '../../../../src/adapters/channels/whatsapp/after-close.ts'

it.each([
  [515, 'at-once'],
  [428, 'wait'],
  [408, 'wait'],
  [500, 'wait'],
  [503, 'wait'],
  [418, 'wait'],
  [null, 'wait'],
  [440, 'replaced'],
  [401, 'logged-out'],
  [411, 'logged-out'],
  [402, 'closed'],
  [403, 'closed'],
  [406, 'closed'],
  [405, 'outdated'],
  [409, 'outdated'],
])('after a close with %s: %s', (code, what) => {
  const next = afterClose(code)
  expect(next.kind === 'stop' ? next.status : next.kind).toBe(what)
})

it('a login is forgotten only where it is worth nothing any more', () => {
  const forgets = (code: number) => {
    const next = afterClose(code)
    return next.kind === 'stop' && next.forget
  }
  expect([401, 403, 406, 411].every(forgets)).toBe(true)
  expect([402, 405, 409, 440, 500, 515].some(forgets)).toBe(false)
})
