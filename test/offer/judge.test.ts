import { describe, expect, it } from 'vitest'
import type { Family } from '../../src/domain/pattern.ts'
import type { Sign } from '../../src/domain/verdict.ts'
import { absentSigns, type Evidence, judge } from '../../src/offer/judge.ts'
import { smallHouse } from './small-house.ts'

const numbers = {
  ...smallHouse.judge,
  dangerFrom: 4,
  cautionFrom: 1.5,
  sameFamily: 0.5,
  corroboration: 0.5,
}
const sign = (family: Family, weight: number, pattern = `${family}-${weight}`): Sign => ({
  pattern,
  family,
  strong: weight >= 3,
  weight,
  span: null,
})
const facts = new Map()
const odds = { danger: 0, offer: 0 }
const levelOf = (signs: Sign[], absent: string[] = []) =>
  judge(
    { signs, agencies: [], missing: [], facts, abroad: true, ruled: true, calls: true, odds },
    numbers,
    new Set(absent),
  ).level

describe('judge', () => {
  it('takes one strong sign for danger and one weak sign for caution', () => {
    expect(levelOf([sign('documents', 4)])).toBe('danger')
    expect(levelOf([sign('documents', 1.5)])).toBe('caution')
    expect(levelOf([sign('documents', 1)])).toBe('no-known-signs')
  })

  it('believes different families more than one family twice', () => {
    expect(levelOf([sign('money', 2), sign('money', 1.5)])).toBe('caution')
    expect(levelOf([sign('money', 2), sign('documents', 1.5)])).toBe('danger')
  })

  it('never reaches danger by what is missing, but reaches caution', () => {
    const absences = [sign('contact-and-identity', 4, 'nobody'), sign('money', 4, 'nothing')]
    expect(levelOf(absences, ['nobody', 'nothing'])).toBe('caution')
    expect(levelOf(absences)).toBe('danger')
  })

  it('lets no neat words take back what an authority said of the firm', () => {
    const notice = {
      match: 'exact',
      inForce: true,
      notice: { nature: 'revoked' },
    } as unknown as Evidence['agencies'][number]
    const neat = { danger: -10, offer: 0 }
    const evidence = { signs: [], missing: [], facts, ruled: true, calls: true, odds: neat }
    const judged = (agencies: Evidence['agencies'], abroad = true) =>
      judge({ ...evidence, agencies, abroad }, numbers, new Set()).level
    expect(judged([])).toBe('no-known-signs')
    expect(judged([notice])).toBe('danger')
    // At home a licence to place people abroad says little.
    expect(judged([notice], false)).toBe('caution')
    expect(judged([{ ...notice, inForce: false }])).toBe('no-known-signs')
  })

  it('gives the lowest level only where nothing is missing', () => {
    const thin = judge(
      {
        signs: [],
        agencies: [],
        missing: ['who'],
        facts,
        abroad: true,
        ruled: true,
        calls: true,
        odds,
      },
      numbers,
      new Set(),
    )
    expect(thin.level).toBe('caution')
  })

  it('gives the lowest level to nobody who would go where no lawful way leads', () => {
    const closed = new Map([['destination-closed' as const, null]])
    const evidence = {
      signs: [],
      agencies: [],
      missing: [],
      facts: closed,
      abroad: true,
      ruled: true,
      calls: true,
      odds,
    }
    expect(judge(evidence, numbers, new Set()).level).toBe('caution')
  })

  it('scores from 0 to 1, higher with more evidence, half at the bar', () => {
    const score = (signs: Sign[]) =>
      judge(
        { signs, agencies: [], missing: [], facts, abroad: true, ruled: true, calls: true, odds },
        numbers,
        new Set(),
      ).score
    expect(score([sign('money', 4)])).toBe(0.5)
    expect(score([])).toBeLessThan(score([sign('money', 1)]))
    expect(score([sign('money', 400)])).toBeLessThanOrEqual(1)
  })

  it('knows which patterns rest on what is missing alone', () => {
    expect([...absentSigns(smallHouse.patterns, smallHouse.judge)].toSorted()).toEqual([
      'chat-only',
      'nobody-named',
    ])
  })

  describe('wording', () => {
    const wording = {
      even: 0,
      honest: -1,
      perOdds: 3,
      least: -3,
      perOther: 1,
      leastOther: -4,
      leastTold: -12,
      homelyBelow: -2,
      opensFrom: 1,
      reportBelow: -3,
      toldBelow: -2,
      helpFrom: 1,
      helpAloneFrom: 1,
      noHelpBelow: -9,
    }
    const worded = (signs: Sign[], danger: number, offer = 0, calls = true) =>
      judge(
        {
          signs,
          agencies: [],
          missing: [],
          facts,
          abroad: true,
          ruled: true,
          calls,
          odds: { danger, offer },
        },
        { ...numbers, wording },
        new Set(),
      ).level

    it('alone may be danger, and says nothing between even and honest', () => {
      expect(worded([], 1.4)).toBe('danger')
      expect(worded([], 0.6)).toBe('caution')
      expect(worded([], -0.5)).toBe('no-known-signs')
      expect(worded([sign('documents', 4)], -0.9)).toBe('danger')
    })

    it('takes a part back from one strong sign, never all, and not from two of different kinds', () => {
      expect(worded([sign('documents', 4)], -9)).toBe('caution')
      expect(worded([sign('documents', 4), sign('money', 4)], -9)).toBe('danger')
    })

    it('calls nothing a danger that is worded as a question, a warning or a report', () => {
      expect(worded([sign('documents', 4)], 0, -2)).toBe('caution')
      expect(worded([sign('documents', 4)], 0, 2)).toBe('danger')
    })

    it('and still less where nobody who reads is called', () => {
      const two = [sign('documents', 4), sign('money', 4)]
      expect(worded(two, 0, -9)).toBe('danger')
      expect(worded(two, 0, -9, false)).toBe('caution')
    })

    it('at home no whole offer without a sign is danger by its words alone', () => {
      const level = (of: Partial<Evidence>) =>
        judge(
          { ...plain, odds: { danger: 5, offer: 5 }, ...of },
          { ...numbers, wording },
          new Set(),
        ).level
      const plain: Evidence = {
        signs: [],
        agencies: [],
        missing: [],
        facts,
        abroad: false,
        ruled: true,
        calls: true,
        odds: { danger: 5, offer: 5 },
      }
      expect(level({})).toBe('caution')
      expect(level({ abroad: true })).toBe('danger')
      expect(level({ ruled: false })).toBe('danger')
      expect(level({ missing: ['who'] })).toBe('danger')
      expect(level({ signs: [sign('money', 1)] })).toBe('danger')
    })
  })
})
