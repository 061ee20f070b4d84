import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/offer/check.ts'
import { known } from '../offer/known.ts'

/** Our own labelled texts, invented after what the field reports; the shipped knowledge reads them. */

type Case = { id: string; label: string; text: string }

const cases = ['id', 'vi']
  .flatMap((language) => readFileSync(`test/offers/${language}.jsonl`, 'utf8').split('\n'))
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Case)
const of = (label: string) => cases.filter((one) => one.label === label)
const checker = createChecker(known(), () => '2026-11-25')
const line = ({ id, text }: Case) => `${id}: ${text}`

describe('offers', () => {
  it('are enough of every kind', () => {
    for (const label of ['danger', 'legit', 'other', 'distress', 'missing']) {
      expect(of(label).length).toBeGreaterThanOrEqual(40)
    }
  })

  it('no person in danger and no family is missed', () => {
    const unheard = [...of('distress'), ...of('missing')].filter(
      ({ text }) => !checker.hearsDistress(text),
    )
    expect(unheard.map(line)).toEqual([])
  })

  it('hardly a question, news or talk is taken for a cry, though many were chosen to look like one', () => {
    const taken = of('other').filter(({ text }) => checker.hearsDistress(text))
    // One heard too often is asked whether it is safe to write; one not heard waits alone.
    expect(taken.length / of('other').length).toBeLessThan(0.08)
  })

  it('no honest offer is danger', () => {
    const branded = of('legit').filter(({ text }) => checker.check(text).level === 'danger')
    expect(branded.map(line)).toEqual([])
  })

  it('at most a fifth of the honest offers is above the lowest level', () => {
    const careful = of('legit').filter(({ text }) => checker.check(text).level === 'caution')
    expect(careful.length).toBeLessThanOrEqual(of('legit').length / 5)
  })

  it('hardly a question, news or talk is danger', () => {
    const feared = of('other').filter(({ text }) => checker.check(text).level === 'danger')
    // One in a hundred; what is hard is measured in docs/accuracy.md.
    expect(feared.length, feared.map(line).join()).toBeLessThanOrEqual(of('other').length / 100)
  })

  it('nearly every dangerous offer is seen as an offer', () => {
    const seen = of('danger').filter(({ text }) => checker.check(text).level !== null)
    expect(seen.length / of('danger').length).toBeGreaterThan(0.9)
  })
})
