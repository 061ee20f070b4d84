import { expect, test } from 'vitest'
import { judgedLines } from '../../../src/console/chats/judged.ts'

test('no more is kept of what was judged than a few pages hold, the oldest forgotten first', () => {
  const asked: string[] = []
  const judge = (text: string) => {
    asked.push(text)
    return null
  }
  const judged = judgedLines(judge, { now: () => 1_000 })
  const line = (number: number) => ({ number, text: `lowongan nomor ${number}` })
  for (let number = 1; number <= 501; number++) judged('a', line(number), 'id')
  judged('a', line(501), 'id')
  judged('a', line(2), 'id')
  expect(asked).toHaveLength(501)
  judged('a', line(1), 'id')
  expect(asked).toHaveLength(502)
  // Of another chat it is another line.
  judged('b', line(501), 'id')
  expect(asked).toHaveLength(503)
})
