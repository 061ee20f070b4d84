import { expect, test } from 'vitest'
import { dueAfter, type Hurry, type Waiting } from '../../src/runtime/due-time.ts'

/** When the turn is due after entries came at these times. */
function dueOf(...entries: [at: number, hurry: Hurry, stretch?: number][]): number | undefined {
  let waiting: Waiting | null = null
  for (const [at, hurry, stretch = 0] of entries) waiting = dueAfter(waiting, hurry, at, stretch)
  return waiting?.due
}

test.each<[string, Parameters<typeof dueOf>, number]>([
  ['a text', [[0, 'typed']], 400],
  ['something sent along', [[0, 'sent-along']], 1500],
  ['a button', [[0, 'now']], 0],
  ['distress', [[0, 'distress']], 0],
  [
    'texts in a row',
    [
      [0, 'typed'],
      [300, 'typed'],
      [600, 'typed'],
    ],
    1000,
  ],
  [
    'a text after a forward',
    [
      [0, 'sent-along'],
      [100, 'typed'],
    ],
    1500,
  ],
  [
    'forwards without end',
    [
      [0, 'sent-along'],
      [1400, 'sent-along'],
      [2800, 'sent-along'],
      [3900, 'sent-along'],
    ],
    4000,
  ],
  [
    'distress after a forward',
    [
      [0, 'sent-along'],
      [100, 'distress'],
    ],
    100,
  ],
  [
    'a forward after distress',
    [
      [0, 'distress'],
      [100, 'sent-along'],
    ],
    0,
  ],
  [
    'a button after a forward',
    [
      [0, 'sent-along'],
      [100, 'now'],
    ],
    100,
  ],
  ['a hurried chat', [[0, 'typed', 9000]], 9000],
  ['a button in a hurried chat', [[0, 'now', 9000]], 9000],
  [
    'distress in a hurried chat',
    [
      [0, 'typed', 9000],
      [100, 'distress', 9000],
    ],
    100,
  ],
  [
    'more and more hurry',
    [
      [0, 'typed', 3000],
      [100, 'typed', 6000],
      [200, 'typed', 60000],
    ],
    60000,
  ],
])('%s', (_, entries, due) => {
  expect(dueOf(...entries)).toBe(due)
})
