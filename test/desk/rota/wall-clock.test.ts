import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, wallTime } from '../../../src/desk/rota/wall-clock.ts'
import { desks } from '../../../src/domain/desk.ts'

const noon = Date.UTC(2026, 10, 26, 5)

describe("a desk's clock", () => {
  it.each(desks)('shows what stands on the wall there (%s)', (desk) => {
    expect(wallTime(desk, noon)).toEqual({ day: '2026-11-26', time: '12:00' })
    expect(wallTime(desk, Date.UTC(2026, 10, 26, 17))).toEqual({ day: '2026-11-27', time: '00:00' })
    expect(instantOf(desk, { day: '2026-11-26', time: '12:00' })).toBe(noon)
  })

  it('gives back the instant of every minute it shows', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 60 })
    fc.assert(
      fc.property(fc.constantFrom(...desks), minutes, (desk, minute) => {
        const at = Date.UTC(2000, 0, 1) + minute * 60_000
        expect(instantOf(desk, wallTime(desk, at))).toBe(at)
      }),
    )
  })

  it.each([
    ['2026-02-30', '08:00'],
    ['2026-13-01', '08:00'],
    ['2026-11-26', '24:00'],
    ['2026-11-26', '8:00'],
    ['26-11-26', '08:00'],
    ['', ''],
  ])('knows no time %s %s', (day, time) => {
    expect(instantOf('ID', { day, time })).toBe(null)
  })
})
