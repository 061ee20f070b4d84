import { describe, expect, it } from 'vitest'
import { createChecker } from '../../../src/offer/check.ts'
import { known } from '../known.ts'
import { smallHouse } from '../small-house.ts'

/** What learned weights decide in the checker, with a handful of invented weights and the shipped numbers. */
const weights = (lines: Record<string, number>) =>
  Object.entries(lines).map(([words, weight]) => ({ words, weight }))
const checker = createChecker(
  {
    ...smallHouse,
    judge: known().judge,
    wording: {
      danger: weights({ '*': -1, zuka: 4, balina: -4, penipuan: -4 }),
      offer: weights({ '*': 0, zuka: 3, kono: -6, konoko: -16 }),
      help: weights({ '*': -2, mirat: 4, zuka: -4 }),
      missing: weights({ '*': -1, anaka: 3 }),
    },
  },
  () => '2026-11-26',
)

describe('worded', () => {
  it('opens the way for what no rule takes for an offer, where it is a danger by its words', () => {
    expect(checker.check('zuka').level).toBe('danger')
    expect(checker.check('zuka').kind).toBe('offer')
    expect(checker.check('balina').level).toBeNull()
  })

  it('but not where somebody asks or warns with the same words', () => {
    expect(checker.check('kono zuka').level).toBeNull()
  })

  it('takes no part of a report for an offer, where the whole is clearly one', () => {
    const report = (word: string) =>
      checker.check(
        `Waspada modus orang ${word}. Mereka berangkat naik bus zuka, gaji besar sekali`,
      )
    expect(report('kono').level).toBe('danger')
    expect(report('konoko').level).toBeNull()
  })

  it('hears a call that no rule knows a phrase of, and who is meant', () => {
    expect(checker.check('mirat').kind).toBe('distress')
    expect(checker.check('mirat anaka').kind).toBe('missing')
    expect(checker.hearsDistress('mirat')).toBe(true)
    expect(checker.hearsDistress('balina')).toBe(false)
  })

  it('does not take a favour that is asked for a call, unless harm is told beside it', () => {
    expect(checker.check('tolong cek mirat').kind).not.toBe('distress')
    expect(checker.check('tolong cek mirat, saya dikurung').kind).toBe('distress')
  })

  it('does not take the words of a recruiter for a call', () => {
    expect(checker.check('mirat zuka').kind).toBe('offer')
  })

  it('at home, honest words stand for a name that no list holds; abroad they do not', () => {
    const offer = (words: string) =>
      checker.check(`Lowongan tukang cuci piring ${words} gaji 2 juta, hubungi 0812 3456 7890`)
    expect(offer('warung').missing).not.toEqual([])
    expect(offer('balina')).toMatchObject({ level: 'no-known-signs', missing: [] })
    expect(offer('balina di Taiwan')).toMatchObject({ level: 'caution', missing: ['who'] })
  })

  it('words that only reassure are not weighed', () => {
    const before = checker.check('zuka').score
    expect(checker.check('zuka, bukan penipuan').score).toBeGreaterThanOrEqual(before)
  })
})
