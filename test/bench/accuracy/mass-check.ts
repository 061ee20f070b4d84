import { type Checker, createChecker } from '../../../src/offer/check.ts'
import type { known } from '../../offer/known.ts'
import type { LabelledText } from '../../offers/labelled.ts'
import { day } from './cross-validated.ts'

/** What one pattern does on texts that it was not written from. */
export type PatternTally = {
  pattern: string
  weight: number
  strong: boolean
  danger: number
  legit: number
  other: number
  /** Dangerous offers that are judged danger with it and not without it. */
  lost: number
  /** Honest offers that are judged danger with it and not without it. */
  branded: number
}

/** Tries every pattern on labelled texts: how often it is seen in which, and what the whole loses without it. */
export function massCheck(
  texts: readonly LabelledText[],
  knowledge: ReturnType<typeof known>,
): PatternTally[] {
  const checker = createChecker(knowledge, () => day)
  const tallies = new Map(
    knowledge.patterns.map(({ id, weight, strength }): [string, PatternTally] => [
      id,
      {
        pattern: id,
        weight,
        strong: strength === 'strong',
        danger: 0,
        legit: 0,
        other: 0,
        lost: 0,
        branded: 0,
      },
    ]),
  )
  for (const { text, label } of texts) {
    const isDanger = checker.check(text).level === 'danger'
    for (const { pattern } of checker.signsOf(text)) {
      const tally = tallies.get(pattern)
      if (!tally) continue
      tally[label]++
      if (!isDanger || label === 'other' || !needs(checker, text, pattern)) continue
      if (label === 'danger') tally.lost++
      else tally.branded++
    }
  }
  return [...tallies.values()]
}

function needs(checker: Checker, text: string, pattern: string): boolean {
  return checker.check(text, { without: pattern }).level !== 'danger'
}

/** Patterns that are seen in nothing but what was written for them. */
export function seenNowhereElse(tallies: readonly PatternTally[]): string[] {
  return tallies
    .filter(({ danger, legit, other }) => danger + legit + other === 0)
    .map(({ pattern }) => pattern)
}
