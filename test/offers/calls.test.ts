import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/offer/check.ts'
import { known } from '../offer/known.ts'
import { textsIn } from './labelled.ts'

/** Cries for help and what only looks like one, as people write both; the shipped knowledge reads them. */

const checker = createChecker(known(), () => '2026-11-26')
const isCall = ({ kind }: { kind: string }) => kind === 'distress' || kind === 'missing'
const texts = (['id', 'vi', 'en'] as const).map((lang) => ({
  lang,
  all: textsIn(`test/offers/calls/${lang}.jsonl`).map((text) => ({
    ...text,
    verdict: checker.check(text.text),
  })),
}))

/** Two that read as a recruiter's terms: work, a debt, a price to leave. Whoever mends that takes them out here. */
const unheard: Record<string, string[]> = {
  id: [],
  vi: ['call-vi-d-020', 'call-vi-d-030'],
  en: [],
}

describe.each(texts)('calls for help in $lang', ({ lang, all }) => {
  it('are at least eighty, and as many that only look like one', () => {
    expect(all.filter(isCall).length).toBeGreaterThanOrEqual(80)
    expect(all.filter((text) => !isCall(text)).length).toBeGreaterThanOrEqual(80)
  })

  it('are heard, all but those we know of', () => {
    const missed = all.filter((text) => isCall(text) && !isCall(text.verdict))
    expect(missed.map(({ id }) => id)).toEqual(unheard[lang])
  })

  it('who does not want to live, and a child, are answered as such', () => {
    for (const danger of ['self-harm', 'child'] as const) {
      const told = all.filter(({ tags }) => tags.includes(danger))
      const wrong = told.filter(({ verdict }) => verdict.danger !== danger)
      expect(told.length).toBeGreaterThan(1)
      expect(wrong.map(({ id, text }) => `${id}: ${text}`)).toEqual([])
    }
  })

  it('are not what everybody says with the same words, five times in six', () => {
    const others = all.filter((text) => !isCall(text))
    const taken = others.filter(({ verdict }) => isCall(verdict))
    expect(taken.length / others.length).toBeLessThan(1 / 6)
  })

  it('are no honest offer', () => {
    const offers = all.filter(({ label }) => label === 'legit')
    expect(offers.length).toBeGreaterThanOrEqual(5)
    expect(offers.filter(({ verdict }) => isCall(verdict)).map(({ id }) => id)).toEqual([])
  })
})
