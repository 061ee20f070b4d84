import type { ArticleIndex } from './article-index.ts'
import { type Asked, pairFrom, type Step } from './terms.ts'

/** How far a word is held where only part of what it is found by is: its folded form, or one that says the same. */
const alone = { id: 1, vi: 0.65 } as const
const otherMarks = 0.3
const sameAs = 0.9

/**
 * The share of what is asked, by weight, that is among the `known` terms; what no article
 * holds weighs most. Countries do not count: that a country is known says nothing of what is asked about it.
 */
export function shareHeld(
  asked: Pick<Asked, 'steps'>,
  known: ReadonlySet<string>,
  index: Pick<ArticleIndex, 'weightOf' | 'language'>,
): number {
  let all = 0
  let held = 0
  const seen = new Set<string>()
  for (const [at, step] of asked.steps.entries()) {
    if (step.term.startsWith('@') || seen.has(step.term)) continue
    seen.add(step.term)
    const weight = index.weightOf(step.term)
    all += weight
    held += weight * heldOf(step, at, asked.steps, known, index.language)
  }
  // A question that only names a country asks for all that is known of it.
  if (all === 0) return asked.steps.length > 0 ? 1 : 0
  return held / all
}

function heldOf(
  step: Step,
  at: number,
  steps: readonly Step[],
  known: ReadonlySet<string>,
  language: ArticleIndex['language'],
): number {
  const pairs = [...pairFrom(steps, at - 1), ...pairFrom(steps, at)]
  const isPaired = pairs.some((pair) => known.has(pair))
  if (known.has(step.term)) {
    if (isPaired || (step.marked !== null && known.has(step.marked))) return 1
    const same = step.same !== null && known.has(step.same) ? sameAs : 0
    return Math.max(same, step.marked === null ? alone[language] : otherMarks)
  }
  if (step.same !== null && known.has(step.same)) return sameAs
  return isPaired ? 1 : 0
}
