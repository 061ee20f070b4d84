import { describe, expect, it } from 'vitest'
import { promisedTime } from '../../src/dialogue/promised-time.ts'

const noon = Date.UTC(2026, 10, 26, 5)

describe('a promised time', () => {
  const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 7, minute)

  it.each([
    ['id', at(26, 14), 'pukul 14.00 WIB'],
    ['id', at(27, 8, 30), 'besok pukul 08.30 WIB'],
    ['id', at(30, 8), 'Senin, 30 November, pukul 08.00 WIB'],
    ['vi', at(26, 14), '14 giờ (giờ Việt Nam)'],
    ['vi', at(27, 8, 30), 'ngày mai, 8 giờ 30 (giờ Việt Nam)'],
    ['vi', at(30, 8), 'thứ Hai, 30/11, 8 giờ (giờ Việt Nam)'],
  ] as const)('is said with its zone (%s)', (language, when, said) => {
    expect(promisedTime(language, when, noon)).toBe(said)
  })

  it('is another day after midnight there, not in London', () => {
    expect(promisedTime('id', at(27, 8), Date.UTC(2026, 10, 26, 18))).toBe('pukul 08.00 WIB')
  })
})
