import { describe, expect, it } from 'vitest'
import { writtenAmount } from '../../src/dialogue/written-amount.ts'

describe('an amount in words', () => {
  it.each([
    ['id' as const, 4_414_811, 6_228_465, 'IDR', '4,41–6,23 juta rupiah'],
    ['vi' as const, 8_400_000, 8_400_000, 'VND', '8,4 triệu đồng'],
    ['vi' as const, 29_500, 29_500, 'TWD', '29.500 TWD'],
    ['id' as const, 1200, 1500, 'USD', '1.200–1.500 dolar AS'],
  ])('%s: %d to %d %s', (language, low, high, currency, words) => {
    expect(writtenAmount({ low, high, currency }, language)).toBe(words)
  })
})
