import { expect, test } from 'vitest'
import { perWord } from '../../../src/offer/read/per-word.ts'
import type { Token } from '../../../src/offer/read/token.ts'

const word = (forms: string[], nth: number): Token => ({
  start: 0,
  end: 1,
  forms,
  nth,
  marked: forms[0] ?? '',
  first: false,
  stop: false,
  clause: false,
})

test('is kept for the same list of forms, wherever it stands among the words met', () => {
  const kept = perWord<string>()
  const words = [0, 1, 1023, 1024, 70_000].map((nth) => word([`word${nth}`], nth))
  for (const each of words) kept.keep(each, `of ${each.forms[0]}`)
  for (const each of words) expect(kept.get(each)).toBe(`of ${each.forms[0]}`)
})

test('another word at the same place is not taken for it', () => {
  const kept = perWord<string>()
  kept.keep(word(['gaji'], 7), 'pay')
  expect(kept.get(word(['gaji'], 7))).toBeUndefined()
  expect(kept.get(word(['upah'], 7 + 2 ** 16))).toBeUndefined()
})
